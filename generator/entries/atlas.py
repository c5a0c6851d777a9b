"""atlas.yml: the title and the closed lists."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.entries.fields import Entry, Id, Line


class Term(Entry):
    """One value of a closed list."""

    id: Id
    title: Line
    """What readers see."""
    short: Line | None = None
    """Abbreviation, where space is tight."""
    summary: Line
    """One sentence that says what the value means."""


class AtlasFile(Entry):
    """The atlas itself: its title and its closed lists."""

    title: Line
    """Name of the site."""
    tagline: Line
    """What it is, in one sentence."""
    stages: Annotated[tuple[Term, ...], Field(min_length=1)]
    """From the first trial to production, in order."""
    roles: Annotated[tuple[Term, ...], Field(min_length=1)]
    """Who does the work."""
    kinds: tuple[Term, ...]
    """What sorts of topic there are; fixed by the program, described here."""
    link_kinds: tuple[Term, ...]
    """What may stand behind a link; fixed by the program, described here."""
    statuses: tuple[Term, ...]
    """How alive a tool is; fixed by the program, described here."""
    availabilities: tuple[Term, ...]
    """Open, commercial or both; fixed by the program, described here."""
    hostings: tuple[Term, ...]
    """Where a tool runs; fixed by the program, described here."""
