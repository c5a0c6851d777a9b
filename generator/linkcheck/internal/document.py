"""What one file of the site refers to and what may be referred to in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Reference(NamedTuple):
    """One link as it is written, and the element and attribute that hold it."""

    element: str
    href: str


@dataclass(frozen=True, slots=True)
class Document:
    """The links of one file, each once, and its anchors; `edit` is the address of its source."""

    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    base: str = ""
    edit: str = ""
    refresh: str = ""
    canonical: str = ""
    broken: str = ""
