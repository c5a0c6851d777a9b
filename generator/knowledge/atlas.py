"""The title and the closed lists."""

from __future__ import annotations

from dataclasses import dataclass

from generator.knowledge.fields import placed
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed list."""

    id: str
    title: str
    short: str
    summary: str
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Atlas:
    """Title and closed lists."""

    title: str
    tagline: str
    stages: tuple[Term, ...]
    roles: tuple[Term, ...]
    kinds: tuple[Term, ...]
    link_kinds: tuple[Term, ...]
    statuses: tuple[Term, ...]
    availabilities: tuple[Term, ...]
    hostings: tuple[Term, ...]
    source: Source = placed()
