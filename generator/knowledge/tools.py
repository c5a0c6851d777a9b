"""Tools by purpose."""

from __future__ import annotations

from dataclasses import dataclass

from generator.entries import Availability, Hosting, Status
from generator.knowledge.fields import Link, placed
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Tool:
    """A program, library or service."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    summary: str
    url: str
    repository: str
    licence: str
    availability: Availability
    hosting: tuple[Hosting, ...]
    status: Status
    replaced_by: str | None
    note: str
    papers: tuple[str, ...]
    links: tuple[Link, ...]
    formerly: tuple[str, ...]
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class ToolGroup:
    """Tools that serve the same purpose."""

    id: str
    title: str
    summary: str
    tools: tuple[Tool, ...]
    source: Source = placed()
