"""The tree that the maps and the outlines draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the map; the root is the atlas, its children the sections."""

    id: str
    title: str
    href: str
    """Address of its page, relative to the site's root, such as `topics/imputation/`; empty for the root."""
    stage: str
    """Stage from which on it matters; empty for the root and the sections."""
    hue: int | None
    """Index of the section's hue, 0 to 12; None for the root."""
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
