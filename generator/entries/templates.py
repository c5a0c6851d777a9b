"""templates.yml: trees of folders to start from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.entries.fields import Entry, Id, Line, LinkEntry, Text, Title


class TreeEntry(Entry):
    """A folder (its name ends with a slash) or a file of a project template."""

    name: Line
    """Name in its folder; that of a folder ends with a slash."""
    purpose: Line
    """What belongs there."""
    entries: tuple[TreeEntry, ...] = ()
    """What a folder holds."""


class TemplateEntry(Entry):
    """A project template: a tree of folders with their purpose."""

    id: Id
    title: Title
    summary: Text
    """Whom it suits."""
    entries: Annotated[tuple[TreeEntry, ...], Field(min_length=1)]
    """Folders and files at the top, in the order in which a reader should see them."""
    links: tuple[LinkEntry, ...] = ()
    """Where the template comes from, and sources to read on."""


class TemplatesFile(Entry):
    """Project templates to start from."""

    templates: tuple[TemplateEntry, ...]
    """The templates, the recommended one first."""
