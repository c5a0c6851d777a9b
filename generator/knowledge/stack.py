"""The infrastructure and the tools that can fill each place in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.knowledge.fields import Link, placed
from generator.source import Source


@dataclass(frozen=True, slots=True)
class StackRole:
    """A place in the infrastructure that some tool has to fill."""

    id: str
    key: str
    title: str
    summary: str
    topic: str
    tools: tuple[str, ...]
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Stack:
    """The infrastructure: cloud providers and roles."""

    provider: tuple[str, ...]
    roles: tuple[StackRole, ...]
    links: tuple[Link, ...]
    source: Source = placed()
