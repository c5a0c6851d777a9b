"""Load and check in one step: what every command and the MkDocs plugin begin with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks import Subject, check
from generator.checks.subject import Declared
from generator.knowledge import KnowledgeBase
from generator.load import load
from generator.load.base import FileMemo
from generator.problems import Problem, ProblemsFound
from generator.source import Position

LOCK = "ids.lock"


@dataclass(frozen=True, slots=True)
class Examined:
    """A knowledge base and every problem of it, sorted by place."""

    base: KnowledgeBase
    problems: tuple[Problem, ...]

    def sound(self) -> KnowledgeBase:
        """Return the knowledge base; raises ProblemsFound where there is any problem."""
        if self.problems:
            raise ProblemsFound(self.problems)
        return self.base


def examine(content: Path, shown_as: str | None = None, memo: FileMemo | None = None) -> Examined:
    """Return the knowledge base below `content` with every problem of its files and of the whole."""
    loaded = load(content, shown_as, memo)
    shown = (shown_as or content.as_posix()).rstrip("/")
    published, problems = read_lock(content / LOCK, f"{shown}/{LOCK}")
    found = check(Subject(loaded.base, not loaded.problems, loaded.declared, published)) if loaded.base.sections else ()
    return Examined(loaded.base, tuple(sorted({*loaded.problems, *problems, *found})))


def read_lock(path: Path, shown: str) -> tuple[tuple[tuple[str, str, Position], ...], list[Problem]]:
    """Return kind, id and place of every id published before; none where there is no such file yet."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError):
        broken = Problem(Position(shown, 1, 1), "unreadable-file", "cannot be read", "restore it from the history")
        return (), [broken]
    published, problems = [], []
    for number, line in enumerate(lines, 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words) == 2:
            published.append((words[0], words[1], Position(shown, number, 1)))
        else:
            where = Position(shown, number, 1)
            problems.append(Problem(where, "bad-form", "a line here is a kind and an id", "run `mlatlas lock`"))
    return tuple(published), problems


def locked(base: KnowledgeBase, before: tuple[tuple[str, str, Position], ...]) -> str:
    """Return the text of ids.lock: every id that was ever published, with those of today."""
    today = {(declared.kind, declared.id) for declared in _declared(base)}
    ever = sorted(today | {(kind, name) for kind, name, _ in before})
    head = "# Every id ever published; written by `mlatlas lock`. An id that goes has to stand in retired.yml."
    return "\n".join([head, *(f"{kind} {name}" for kind, name in ever), ""])


def _declared(base: KnowledgeBase) -> tuple[Declared, ...]:
    return Subject(base).declared
