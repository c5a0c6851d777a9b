"""The one-hop map in the margin of a topic's page, placed by hand: a column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.mindmap.boxes import box
from generator.mindmap.drawing import Drawing, framed
from generator.mindmap.edges import n
from generator.mindmap.geometry import Edge, Look, Note, Place, Side
from generator.mindmap.measure import clean
from generator.outline import Node

_INDENT = 26
_SPINE = 12
_GAP = 6
_HEADING = 30
_DROP = 26
_MOST = 9


def neighbourhood(centre: Node, parent: Node | None, children: tuple[Node, ...], related: tuple[Node, ...]) -> Drawing:
    """Return the topic under its parent, over its children and what is related to it, at most 240 px wide.

    A neighbour that is in two of these roles is drawn in the first of them.
    """
    places: list[Place] = []
    y = 0.0
    if parent is not None:
        places.append(Place(box(parent, Look.GROUP, 0), 0, y, Side.RIGHT, 0, None))
        y += places[0].box.h + _DROP
    heart = len(places)
    places.append(Place(box(centre, Look.SECTION, 1), 0, y, Side.RIGHT, 0, heart - 1 if parent else None))
    y += places[heart].box.h
    notes: list[Note] = []
    seen = {centre.id} | ({parent.id} if parent else set())
    for heading, nodes in (("Within it", children), ("Related", related)):
        fresh = [node for node in {node.id: node for node in nodes}.values() if node.id not in seen]
        seen |= {node.id for node in fresh}
        if not fresh:
            continue
        notes.append(Note(_headed(heading, fresh), _INDENT, y + _HEADING - 10))
        listed = list(_listed(fresh, y + _HEADING, heart))
        places += listed
        y = listed[-1].y + listed[-1].box.h
    return framed("near", f"Around {clean(centre.title)}", tuple(places), tuple(_edges(places, heart)), tuple(notes))


def _headed(heading: str, nodes: list[Node]) -> str:
    hidden = len(nodes) - _MOST
    return f"{heading}, {_MOST} of {len(nodes)}" if hidden > 0 else heading


def _listed(nodes: list[Node], y: float, heart: int) -> Iterator[Place]:
    for order, node in enumerate(nodes[:_MOST]):
        place = Place(box(node, Look.GROUP, 2), _INDENT, round(y, 1), Side.RIGHT, order, heart)
        yield place
        y += place.box.h + _GAP


def _edges(places: list[Place], heart: int) -> Iterator[Edge]:
    """Yield the drop from the parent, and one path for all bends: where they overlap they stay one tone."""
    for above, below in pairwise(places[: heart + 1]):
        yield Edge(_drop(above, below), above.box.hue, 2)
    foot = places[heart].y + places[heart].box.h
    bends = "".join(_bend(foot, place.y + place.box.h / 2) for place in places[heart + 1 :])
    if bends:
        yield Edge(bends, places[heart].box.hue, 3)


def _drop(above: Place, below: Place) -> str:
    top, x = above.y + above.box.h, _SPINE + 8
    return f"M{n(x - 2.1)} {n(top)}L{n(x - 1.1)} {n(below.y)}H{n(x + 1.1)}L{n(x + 2.1)} {n(top)}Z"


def _bend(foot: float, y: float) -> str:
    """Return a line of 1.4 px from the spine, round a corner, to a box."""
    r, half = 9, 0.7
    outer, inner = _SPINE - half, _SPINE + half
    return (
        f"M{n(outer)} {n(foot)}V{n(y - r)}Q{n(outer)} {n(y + half)} {n(_SPINE + r)} {n(y + half)}H{_INDENT}"
        f"V{n(y - half)}H{n(_SPINE + r)}Q{n(inner)} {n(y - half)} {n(inner)} {n(y - r)}V{n(foot)}Z"
    )
