"""tools/*.yml: programs, libraries and services by purpose."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.entries.fields import Entry, Id, Line, LinkEntry, Title, Url
from generator.entries.lists import Availability, Hosting, Status


class ToolEntry(Entry):
    """A program, library or service."""

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=60)]
    """Name as its makers write it."""
    synonyms: tuple[Line, ...] = ()
    """Other and former names, import names, abbreviations."""
    summary: Line
    """What it is, in one sentence."""
    url: Url
    """Its own home page or documentation."""
    repository: Url | None = None
    """Where its source is, when it is open."""
    licence: Line | None = None
    """SPDX identifier when open (Apache-2.0), otherwise "proprietary"."""
    availability: Availability
    """open, commercial or both."""
    hosting: Annotated[tuple[Hosting, ...], Field(min_length=1)]
    """Where it runs: library, desktop, self-hosted, managed."""
    status: Status
    """active, maintenance, archived or discontinued."""
    replaced_by: Id | None = None
    """Tool to use in its place, when archived or discontinued."""
    note: Line | None = None
    """What a reader must know: renamed, bought, ended when."""
    papers: tuple[Id, ...] = ()
    """Papers that describe it."""
    links: tuple[LinkEntry, ...] = ()
    """Comparisons, notes, tutorials."""
    formerly: tuple[Url, ...] = ()
    """Addresses that its home page had before."""


class ToolsFile(Entry):
    """Tools that serve the same purpose."""

    id: Id
    title: Title
    summary: Line
    """What these tools are for."""
    tools: tuple[ToolEntry, ...]
    """In alphabetical order of the id."""
