"""retired.yml: ids that once existed."""

from __future__ import annotations

from typing import Literal

from generator.entries.fields import Entry, Id, Line


class RetiredEntry(Entry):
    """An id that once existed."""

    id: Id
    kind: Literal["section", "topic", "check", "tool", "paper", "template", "role"]
    """What the id named."""
    replaced_by: Id | None = None
    """Id of the same kind that took its place."""
    why: Line
    """Why it went."""
    release: Line | None = None
    """Release in which it was gone."""


class RetiredFile(Entry):
    """Every id that was published once and is gone."""

    retired: tuple[RetiredEntry, ...]
    """The retired ids, in the order in which they went; `mlatlas retire` and `rename` add to them."""
