"""Ids made of words: kebab-case, short enough, each given out once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 56
_WORDS = re.compile(r"[a-z0-9]+")


def kebab(words: str) -> str:
    """Return the words in kebab-case, or nothing where they have no Latin letter or digit."""
    ascii_only = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    name = ""
    for word in _WORDS.findall(ascii_only):
        longer = f"{name}-{word}" if name else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        name = longer
    return name


class Names:
    """Gives out names that nothing has yet; the one place that remembers which are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def new(self, words: str, otherwise: str) -> str:
        """Return an id made of the words, else of `otherwise`, with a number where it is taken."""
        stem = kebab(words) or otherwise
        name, number = stem, self._numbers.get(stem, 1)
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._numbers[stem] = number
        self._taken.add(name)
        return name
