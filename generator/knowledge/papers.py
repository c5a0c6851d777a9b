"""Papers, books and reports."""

from __future__ import annotations

from dataclasses import dataclass

from generator.entries import PaperType
from generator.knowledge.fields import placed
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, book or report."""

    id: str
    type: PaperType
    title: str
    authors: tuple[str, ...]
    year: str
    venue: str
    volume: str
    number: str
    pages: str
    doi: str
    arxiv: str
    url: str
    formerly: tuple[str, ...]
    source: Source = placed()
