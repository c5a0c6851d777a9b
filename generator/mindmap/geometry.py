"""The values that a map is made of; all lengths are CSS pixels, y grows downwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Look(StrEnum):
    """How a node is drawn; also its class name in the SVG."""

    ROOT = "root"
    SECTION = "section"
    GROUP = "group"
    LEAF = "leaf"
    ROW = "row"
    REST = "rest"


class Side(IntEnum):
    """The side of the root on which a node stands; its sign mirrors x."""

    LEFT = -1
    CENTRE = 0
    RIGHT = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A measured node: what is written in it and how much room that takes."""

    id: str
    """Id of its node; empty for a box that stands for several ("4 more")."""
    title: str
    lines: tuple[str, ...]
    href: str
    hue: int | None
    look: Look
    depth: int
    w: float
    h: float
    more: int = 0
    """How many nodes below it are not drawn."""
    children: tuple[Box, ...] = ()

    @property
    def shortened(self) -> bool:
        """Whether some of the title is missing from the lines."""
        return self.lines[-1].endswith("…") and not self.title.endswith("…")


@dataclass(frozen=True, slots=True)
class Place:
    """A box with its upper left corner and its place in the tree."""

    box: Box
    x: float
    y: float
    side: Side
    order: int
    """Position among its siblings, from 0."""
    parent: int | None
    """Index of its parent's place in the drawing."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One branch as the outline of a filled path."""

    path: str
    hue: int | None
    depth: int
    """Depth of the child that it leads to."""


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet heading beside the boxes; `y` is its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn, in pre-order, and the rectangle that holds it."""

    name: str
    """Prefix of the ids, so that several maps share one page."""
    label: str
    places: tuple[Place, ...]
    edges: tuple[Edge, ...]
    notes: tuple[Note, ...]
    x: float
    y: float
    w: float
    h: float


def flatten(root: Box) -> Iterator[tuple[Box, int | None, int]]:
    """Yield each box in pre-order with the index of its parent and its position among its siblings."""
    waiting: list[tuple[Box, int | None, int]] = [(root, None, 0)]
    index = 0
    while waiting:
        box, parent, order = waiting.pop()
        yield box, parent, order
        here = index
        waiting += [(child, here, i) for i, child in reversed(list(enumerate(box.children)))]
        index += 1
