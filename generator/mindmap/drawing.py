"""A finished map, as a page takes it and as a reader takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.mindmap.dot import dot_source
from generator.mindmap.edges import branches
from generator.mindmap.geometry import Edge, Note, Place, Scene
from generator.mindmap.palette import THEMES, ThemeName
from generator.mindmap.standalone import style_sheet
from generator.mindmap.svg import write

_MARGIN = 16
_MORE_ROOM = 30


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map with all its geometry; `scene.places` holds what folding in a browser needs."""

    scene: Scene

    def inline(self, href_prefix: str) -> str:
        """Return SVG for a page: colours from map.css, each link `href_prefix` and the node's address."""
        return write(self.scene, href_prefix)

    def dot(self, theme: ThemeName = "light", href_prefix: str = "") -> str:
        """Return DOT that holds every place, for `neato -n2`."""
        return dot_source(self.scene, theme, href_prefix)

    def standalone(self, theme: ThemeName, href_prefix: str = "") -> str:
        """Return SVG for a file of its own, in literal colours."""
        return write(self.scene, href_prefix, style_sheet(THEMES[theme]))


def drawn(name: str, label: str, places: tuple[Place, ...], *, from_root: bool = True) -> Drawing:
    """Return the drawing of a composed tree, with a branch from each parent and room for every label.

    Without `from_root` the root is a title, and no branch starts there.
    """
    lowest = 1 if from_root else 2
    return framed(name, label, places, tuple(edge for edge in branches(places) if edge.depth >= lowest), ())


def framed(name: str, label: str, places: tuple[Place, ...], edges: Sequence[Edge], notes: tuple[Note, ...]) -> Drawing:
    """Return the drawing with the smallest frame that holds all places and their "+n"."""
    rooms = [(_MORE_ROOM if place.box.more else 0) for place in places]
    left = min(p.x - room for p, room in zip(places, rooms, strict=True)) - _MARGIN
    right = max(p.x + p.box.w + room for p, room in zip(places, rooms, strict=True)) + _MARGIN
    top = min(p.y for p in places) - _MARGIN
    bottom = max(p.y + p.box.h for p in places) + _MARGIN
    frame = tuple(round(value, 1) for value in (left, top, right - left, bottom - top))
    return Drawing(Scene(name, label, places, tuple(edges), notes, *frame))
