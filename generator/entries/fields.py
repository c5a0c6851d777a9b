"""What every entry is, and the kinds of text that its keys hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.entries.lists import LinkKind

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=60,
        description="Permanent name in kebab-case. It never changes and is never used again for something else.",
    ),
]
Title = Annotated[str, Field(min_length=1, max_length=36, description="Short title: it goes on the map.")]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Url = Annotated[
    str,
    Field(pattern=r"^(https?|mailto):", max_length=2000, description="Full address, with https:// in front."),
]
Year = Annotated[str, Field(pattern=r"^(1[5-9]|20)\d\d$", description="Year of publication, four digits.")]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, use_attribute_docstrings=True)


class LinkEntry(Entry):
    """A source to read on."""

    title: Line
    """Title of the page behind the link, not "here"."""
    url: Url
    kind: LinkKind
    """What the reader finds there."""
    formerly: tuple[Url, ...] = ()
    """Addresses that it had before it moved, or of what it replaces."""
