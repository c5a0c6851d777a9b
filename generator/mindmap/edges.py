"""Branches: one tapered cubic with horizontal tangents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.mindmap.geometry import Edge, Place, Side
from generator.mindmap.styles import EDGE_WIDTHS

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """The middle line of a branch: from `start` straight to x = `bend`, then a cubic with horizontal tangents."""

    parent: int
    child: int
    start: Point
    bend: float
    end: Point
    hue: int | None
    depth: int
    """Depth of the child that it leads to."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The same as Bezier points: a start, then three for each piece."""
        (x0, y0), (x1, y1) = self.start, self.end
        middle = (self.bend + x1) / 2
        curve = ((middle, y0), (middle, y1), (x1, y1))
        straight = ((x0, y0), (self.bend, y0), (self.bend, y0)) if abs(self.bend - x0) >= 1 else ()
        return ((x0, y0), *straight, *curve)


def branches(places: Sequence[Place]) -> Iterator[Edge]:
    """Yield the branch to each place but the root, in their order."""
    for curve in curves(places):
        widths = EDGE_WIDTHS[min(curve.depth, len(EDGE_WIDTHS)) - 1]
        yield Edge(taper(curve.start, curve.bend, curve.end, widths), curve.hue, curve.depth)


def curves(places: Sequence[Place]) -> Iterator[Curve]:
    """Yield the middle line of each branch.

    A branch runs straight out to where nothing in its column is in the way, and only then bends.
    """
    families: dict[int, list[Place]] = defaultdict(list)
    columns: dict[tuple[int, int], list[Place]] = defaultdict(list)
    section = 0
    for place in places:
        section += place.box.depth == 1
        columns[section, place.box.depth].append(place)
        if place.parent is not None:
            families[place.parent].append(place)
    section = 0
    bends: dict[int, float] = {}
    for index, place in enumerate(places):
        section += place.box.depth == 1
        if index in families and place.side is not Side.CENTRE:
            bends[index] = _bend(place, families[index], columns[section, place.box.depth])
        if place.parent is not None:
            start = _start(places[place.parent])
            bend, end = bends.get(place.parent, start[0]), _port(place, outer=False)
            yield Curve(place.parent, index, start, bend, end, place.box.hue, place.box.depth)


def taper(start: Point, bend: float, end: Point, widths: tuple[float, float]) -> str:
    """Return the outline of a branch that narrows from `widths[0]` to `widths[1]`, straight as far as x = `bend`.

    The control points are moved along the normal, or steep curves look starved.
    """
    (x0, y0), (x1, y1) = start, end
    a, b = widths[0] / 2, widths[1] / 2
    middle = (x1 - bend) / 2
    dx, dy = _normal_shift(x1 - bend, y1 - y0, (a + b) / 2)
    out, back = (f"H{n(bend)}", f"H{n(x0)}") if abs(bend - x0) >= 1 else ("", "")
    return (
        f"M{n(x0)} {n(y0 - a)}{out}"
        f"C{n(bend + middle + dx)} {n(y0 - a + dy)} {n(x1 - middle + dx)} {n(y1 - b + dy)} {n(x1)} {n(y1 - b)}"
        f"V{n(y1 + b)}"
        f"C{n(x1 - middle - dx)} {n(y1 + b - dy)} {n(bend + middle - dx)} {n(y0 + a - dy)} {n(bend)} {n(y0 + a)}"
        f"{back}Z"
    )


def n(value: float) -> str:
    """Return a length as SVG writes it: one decimal, no trailing zero, no minus zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _start(parent: Place) -> Point:
    return _middle(parent) if parent.side is Side.CENTRE else _port(parent, outer=True)


def _bend(place: Place, children: list[Place], column: list[Place]) -> float:
    """Return the x beyond every box of the column that lies at the height of the branches to `children`."""
    heights = [p.y + p.box.h / 2 for p in (place, *children)]
    top, bottom = min(heights), max(heights)
    near = [p for p in column if p.y < bottom and p.y + p.box.h > top]
    outermost = max if place.side is Side.RIGHT else min
    return outermost(_port(p, outer=True)[0] for p in (place, *near))


def _normal_shift(dx: float, dy: float, half_width: float) -> Point:
    if abs(dy) < 2:
        return 0, 0
    steepness = math.atan2(abs(dy) * 1.5, abs(dx))
    along = half_width * math.sin(steepness) / 0.75 * math.copysign(1, dx * dy)
    return along, half_width * (1 - math.cos(steepness)) / 0.75


def _middle(place: Place) -> Point:
    return place.x + place.box.w / 2, place.y + place.box.h / 2


def _port(place: Place, *, outer: bool) -> Point:
    """Return the middle of the edge that faces away from the root (`outer`) or towards it."""
    right = (place.side is Side.RIGHT) == outer
    return place.x + (place.box.w if right else 0), place.y + place.box.h / 2
