"""Ids from words: in kebab-case, and never one that something has or had."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

LONGEST = 60
_WORDS = re.compile(r"[a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
# Words that say nothing about a paper.
_EMPTY = re.compile(
    "an?|and|are|as|at|be|by|can|do|does|for|from|how|i|in|into|is|its?|not|of|on|our|or|the|to|using|via|we|what|when|where"
    "|which|why|with|you|your|.|[0-9]+"
)


def words(text: str) -> list[str]:
    """Return the words of a text in small ASCII letters and digits."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS).replace("'", "").replace("’", ""))
    return _WORDS.findall(plain.encode("ascii", "ignore").decode())


def kebab(text: str) -> str:
    """Return the words of a text in kebab-case, none cut in half; nothing where it has none."""
    name = ""
    for word in words(text):
        longer = f"{name}-{word}" if name else word[: LONGEST - 4]
        if len(longer) > LONGEST - 4:
            break
        name = longer
    return name


def slug(text: str) -> str:
    """Return the words of a text in kebab-case; "entry" where it has none."""
    return kebab(text) or "entry"


class Names:
    """Gives out names that nothing has yet; the one place that remembers which are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def new(self, text: str, otherwise: str) -> str:
        """Return an id made of the text's words, else of `otherwise`, with a number where it is taken."""
        stem = kebab(text) or otherwise
        name, number = stem, self._numbers.get(stem, 1)
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._numbers[stem] = number
        self._taken.add(name)
        return name


def unused(candidates: Iterable[str], used: Collection[str]) -> str:
    """Return the first candidate that is not used; where all are, the first with a number."""
    names = list(candidates)
    return next((name for name in names if name not in used), "") or _numbered(names[0], used)


def _numbered(name: str, used: Collection[str]) -> str:
    """Return the name with a number from 2 on; the number is found by halving, since thousands may be taken."""
    taken, free = 1, 2
    while f"{name}-{free}" in used:
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if f"{name}-{middle}" in used else (taken, middle)
    return f"{name}-{free}"


def paper_ids(family: str, year: str, title: str) -> list[str]:
    """Return ids for a paper, the best first: family-year-word, for each word of the title that says something."""
    who = "".join(words(family))[:30] or "anonymous"
    telling = [word for word in words(title) if not _EMPTY.fullmatch(word) and len(word) <= 24]
    telling = telling or ["paper"]
    return [f"{who}-{year or 'undated'}-{word}" for word in telling]
