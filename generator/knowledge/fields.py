"""What the values of several kinds of entry have in common."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.entries import LinkKind
from generator.source import Source


def placed() -> Source:
    """Return the field of a value's place: two values are equal wherever they stand."""
    return field(compare=False, repr=False)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Link:
    """A source to read on."""

    title: str
    url: str
    kind: LinkKind
    formerly: tuple[str, ...]
    source: Source = placed()
