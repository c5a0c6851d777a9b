"""Titles for the map: 36 characters or fewer, no pictures, none twice."""

from __future__ import annotations

import re
import unicodedata

MOST = 36
_BREAKS = (": ", " - ", " – ", " — ", ". ", "? ", "; ", " (", " | ", ", ")
_PICTURES = frozenset({"So", "Cs", "Co", "Cn"})
# As hosts of code write emoji: between two colons, alone.
_NAMED = re.compile(r"(?<!\S):(?:[+-]1|(?=[^:]*[a-z])[a-z0-9_+-]+):(?!\S)")
_JOINERS = "\ufe0e\ufe0f\u200d\u20e3"


def without_pictures(text: str) -> str:
    """Return the text without emoji and other pictures, on one line."""
    kept = (
        " " if unicodedata.category(c) in _PICTURES or "\U0001f3fb" <= c <= "\U0001f3ff" else c
        for c in _NAMED.sub(" ", text)
    )
    return " ".join("".join(c for c in kept if c not in _JOINERS).split())


def short(label: str) -> tuple[str, bool]:
    """Return a title of 36 characters or fewer and whether it says all that the label says."""
    flat = without_pictures(label) or " ".join(label.split())
    flat = flat.rstrip(" :").strip() or flat
    if len(flat) <= MOST:
        return flat, True
    for mark in _BREAKS:
        head = flat.split(mark, 1)[0].strip(" .,;:")
        if 3 <= len(head) <= MOST and (" " in head or mark in _BREAKS[:3]):
            return (f"{head}?" if mark == "? " and len(head) < MOST else head), False
    head = flat[:MOST].rsplit(" ", 1)[0].rstrip(" .,;:(") if " " in flat[:MOST] else flat[: MOST - 1]
    return f"{head[: MOST - 1]}…", False


class Titles:
    """Gives out titles that nothing has yet, whatever the case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def new(self, title: str, context: str) -> str:
        """Return the title; where it is taken with its context, else with a number."""
        apart = (f"{context}: {title}", f"{title} ({context})") if context else ()
        for candidate in (title, *apart):
            if len(candidate) <= MOST and candidate.casefold() not in self._taken:
                return self._take(candidate)
        number = self._numbers.get(title.casefold(), 2)
        while (candidate := _numbered(title, number)).casefold() in self._taken:
            number += 1
        self._numbers[title.casefold()] = number + 1
        return self._take(candidate)

    def keep(self, title: str) -> None:
        """Take a title that stands already."""
        self._taken.add(title.casefold())

    def _take(self, title: str) -> str:
        self._taken.add(title.casefold())
        return title


def _numbered(title: str, number: int) -> str:
    end = f" ({number})"
    return f"{title[: MOST - len(end)].rstrip()}{end}"
