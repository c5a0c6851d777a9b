"""papers.yml and papers/*.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.entries.fields import Entry, Id, Line, Title, Url, Year
from generator.entries.lists import PaperType


class PaperEntry(Entry):
    """A paper, book or report, complete enough for BibTeX."""

    id: Id
    type: PaperType
    """article, inproceedings, book, incollection, techreport, phdthesis or misc."""
    title: Line
    """Title as published, with its capitals."""
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Each as "Family, Given"; an organisation in braces: "{NIST}"; "others" at the end of a list that is cut."""
    year: Year
    venue: Line
    """Journal, proceedings, publisher or institution."""
    volume: Line | None = None
    """Volume of the journal or series."""
    number: Line | None = None
    """Issue within the volume, or number of the report."""
    pages: Line | None = None
    """First and last page with a hyphen between: 235-256."""
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """DOI without the resolver in front."""
    arxiv: Annotated[str, Field(pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$")] | None = None
    """arXiv id without version."""
    url: Url
    """Where a reader finds it, free to read where possible."""
    formerly: tuple[Url, ...] = ()
    """Addresses under which it was linked before."""


class PapersFile(Entry):
    """Papers of one area."""

    title: Title
    papers: tuple[PaperEntry, ...]
    """In alphabetical order of the id."""
