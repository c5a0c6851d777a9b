"""Load and check in one step: what every command and the MkDocs plugin begin with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks import Subject, check
from generator.knowledge import KnowledgeBase
from generator.load import load
from generator.load.base import FileMemo
from generator.load.lock import NEXT
from generator.problems import Problem, ProblemsFound


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
    subject = Subject(loaded.base, not loaded.problems, loaded.declared)
    found = check(subject) if loaded.base.sections else ()
    return Examined(loaded.base, tuple(sorted({*loaded.problems, *found})))


def locked(base: KnowledgeBase, release: str = NEXT) -> str:
    """Return the text of ids.lock: every id ever published, what is new marked with `release`."""
    releases = {(entry.kind, entry.id): entry.release for entry in base.published}
    for declared in Subject(base).declared:
        releases.setdefault((declared.kind, declared.id), NEXT)
    lines = [f"{kind} {name} {release if since == NEXT else since}" for (kind, name), since in sorted(releases.items())]
    head = (
        "# Every id ever published and its first release; written by `mlatlas lock`. What goes stands in retired.yml."
    )
    return "\n".join([head, *lines, ""])
