"""Items while they are read: a node gathers what stands below it in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.importers.inline import Span
from generator.importers.items import Address, Item
from generator.importers.titles import without_pictures


@dataclass(slots=True)
class Node:
    """See `Item`; `heading` is true of what a heading names, `inside` of what only leads to a place in the file."""

    label: str
    place: str
    said: str = ""
    prose: list[str] = field(default_factory=list)
    links: list[Address] = field(default_factory=list)
    inline: list[Address] = field(default_factory=list)
    task: bool | None = None
    only_links: bool = False
    keys: list[str] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    heading: bool = False
    inside: bool = False

    def empty(self) -> bool:
        """Return whether it says nothing."""
        return not (self.label or self.said or self.prose or self.links or self.children)

    def leaves(self) -> Iterator[Node]:
        """Yield what has nothing below it, in reading order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def frozen(node: Node) -> Item:
    """Return the node and all below it as items."""
    return Item(
        label=node.label,
        said=node.said,
        prose="\n\n".join(node.prose),
        links=tuple(node.links),
        inline=tuple(node.inline),
        task=node.task,
        only_links=node.only_links and not node.children and not node.prose,
        place=node.place,
        keys=tuple(node.keys),
        near=tuple(node.near),
        children=tuple(frozen(child) for child in node.children),
    )


def anchors_of(found: Iterable[Span]) -> list[str]:
    """Return the keys that named anchors in a paragraph give to what it belongs to."""
    return [f"#{anchor.casefold()}" for span in found for anchor in span.anchors]


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives a heading; where pictures leave marks in it, without them."""
    words = re.sub(r"[^\w\- ]", "", without_pictures(f"x{heading}").removeprefix("x").casefold())
    return words.strip().replace(" ", "-")
