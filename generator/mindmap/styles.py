"""Sizes of the map: one row a look, one row a kind of map."""

from __future__ import annotations

from dataclasses import dataclass

from generator.mindmap.geometry import Look


@dataclass(frozen=True, slots=True)
class Style:
    """Type and room of one look, in px; `wrap` is the widest line."""

    px: float
    weight: int
    line: float
    pad_x: float
    pad_y: float
    wrap: float
    most_lines: int
    radius: float


STYLES: dict[Look, Style] = {
    Look.ROOT: Style(24, 700, 30, 26, 15, 220, 3, 30),
    Look.SECTION: Style(16, 600, 20, 15, 9, 190, 3, 9),
    Look.GROUP: Style(13.5, 500, 17, 11, 6, 180, 3, 7),
    Look.LEAF: Style(12.5, 400, 16, 7, 3, 190, 3, 4),
    Look.ROW: Style(13, 450, 16, 8, 1, 236, 1, 4),
    Look.REST: Style(12, 450, 16, 8, 1, 236, 1, 4),
}

EDGE_WIDTHS: tuple[tuple[float, float], ...] = ((9, 4.5), (4.2, 2.2), (1.9, 1.1))
"""Width at the parent and at the child, by depth of the child from 1; the last holds for all deeper ones."""

EDGE_STRENGTHS: tuple[float, ...] = (1, 0.8, 0.55)
"""Share of the hue in a branch's colour, the rest is the page; opaque, so that branches may lie on each other."""

BASELINE = 0.355
"""Distance from the middle of a line to its baseline, in em."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Gaps of one kind of map, in px."""

    siblings: float
    ranks: float
    sections: float
    root: float
    """From the root to the sections, at least."""
    aspect: float = 0
    """Width to height that the map should reach by room around its root."""


OVERVIEW = Spacing(siblings=1.5, ranks=44, sections=15, root=90, aspect=1.36)
ROOMY = Spacing(siblings=3, ranks=60, sections=30, root=90)
REGION = Spacing(siblings=3, ranks=36, sections=15, root=60)
