"""Reads ids.lock: every id ever published, with the release in which it first appeared."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.knowledge import Published
from generator.problems import Problem
from generator.source import Position

LOCK = "ids.lock"
NEXT = "next"
KINDS = frozenset({"section", "topic", "check", "tool", "category", "paper", "template", "role"})


def read_lock(path: Path, shown: str) -> tuple[tuple[Published, ...], tuple[Problem, ...]]:
    """Return every id published before, and the lines that say nothing; no file yet is no problem."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return (), ()
    except (OSError, UnicodeDecodeError):
        broken = Problem(Position(shown, 1, 1), "unreadable-file", "cannot be read", "restore it from the history")
        return (), (broken,)
    return _read(text, shown)


@lru_cache(2)
def _read(text: str, shown: str) -> tuple[tuple[Published, ...], tuple[Problem, ...]]:
    """Every edit of an entry leaves this file as it is, so the one before is mostly the one asked for."""
    published, problems = [], []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        words = line.split()
        where = Position(shown, number, 1)
        if not words or words[0].startswith("#"):
            continue
        if len(words) in {2, 3} and words[0] in KINDS:
            published.append(Published(words[0], words[1], words[2] if len(words) == 3 else NEXT, where))
        else:
            problems.append(Problem(where, "bad-form", "a line here is a kind, an id, a release", "run `mlatlas lock`"))
    return tuple(published), tuple(problems)
