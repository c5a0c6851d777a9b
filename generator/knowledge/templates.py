"""Project templates."""

from __future__ import annotations

from dataclasses import dataclass

from generator.knowledge.fields import Link, placed
from generator.source import Source


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A folder or a file of a project template."""

    name: str
    purpose: str
    entries: tuple[TreeEntry, ...]
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Template:
    """A project template."""

    id: str
    title: str
    summary: str
    entries: tuple[TreeEntry, ...]
    links: tuple[Link, ...]
    source: Source = placed()
