"""stack.yml: the infrastructure and the tools that can fill each place in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.entries.fields import Entry, Id, Line, LinkEntry, Title


class StackRoleEntry(Entry):
    """A place in the infrastructure that some tool has to fill."""

    id: Id
    key: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """Key of the role in the stack file."""
    title: Title
    summary: Line
    """What the role does."""
    topic: Id
    """Topic that explains it."""
    tools: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Tools that can fill it, the seed's first choice first."""


class StackFile(Entry):
    """Infrastructure roles and the tools that can fill each."""

    provider: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Cloud providers to choose from, as tools."""
    stack: tuple[StackRoleEntry, ...]
    """Roles in the order of the stack file."""
    links: tuple[LinkEntry, ...] = ()
    """Where the stack comes from, and sources to read on."""
