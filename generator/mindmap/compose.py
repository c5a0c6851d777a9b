"""Sections stacked left and right of the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.mindmap.geometry import Box, Place, Side, flatten
from generator.mindmap.layout import Layouts, Region
from generator.mindmap.styles import Spacing

_FEWEST_ROWS = 7
_WIDEST_GAP = 300
_GAP_PER_HEIGHT = 0.06


def sides(weights: Sequence[float], rows: int) -> tuple[Side, ...]:
    """Return the side of each branch, from the weights alone: the left column, then the right.

    A map of few `rows` stands on the right only. The same weights always give the same sides, whatever is folded.
    """
    total = sum(weights)
    if len(weights) < 2 or rows < _FEWEST_ROWS:
        return (Side.RIGHT,) * len(weights)
    splits = range(1, len(weights))
    best = min(splits, key=lambda i: abs(sum(weights[:i]) - total / 2))
    return (Side.LEFT,) * best + (Side.RIGHT,) * (len(weights) - best)


def compose(root: Box, chosen: Sequence[Side], layouts: Layouts, spacing: Spacing) -> tuple[Place, ...]:
    """Return every box of the map in pre-order; the middle of the root is at 0, 0."""
    regions = layouts.regions(root.children, spacing)
    gap = _root_gap(root, regions, chosen, spacing) + root.w / 2
    tops = _tops(regions, chosen, spacing)
    places = [Place(root, -root.w / 2, -root.h / 2, Side.CENTRE, 0, None)]
    for order, section in enumerate(root.children):
        offset = (gap, tops[order])
        places += placed(section, regions[order], chosen[order], offset, (order, len(places)))
    return tuple(places)


def placed(
    section: Box, region: Region, side: Side, offset: tuple[float, float], start: tuple[int, int]
) -> Iterator[Place]:
    """Yield the section's boxes moved by `offset`, mirrored on the left; `start` is order and index."""
    section_order, first = start
    for (box, parent, order), (x, y) in zip(flatten(section), region.corners, strict=True):
        right = x + offset[0]
        yield Place(
            box,
            round(right if side is Side.RIGHT else -right - box.w, 1),
            round(y + offset[1], 1),
            side,
            section_order if parent is None else order,
            0 if parent is None else first + parent,
        )


def _tops(regions: Sequence[Region], chosen: Sequence[Side], spacing: Spacing) -> list[float]:
    """Return the upper edge of each region, both stacks centred on the root."""
    below = {side: -_height(regions, chosen, spacing, side) / 2 for side in Side}
    tops = []
    for region, side in zip(regions, chosen, strict=True):
        tops.append(below[side])
        below[side] += region.h + spacing.sections
    return tops


def _root_gap(root: Box, regions: Sequence[Region], chosen: Sequence[Side], spacing: Spacing) -> float:
    """Return the room between root and sections: more where the stack is tall, or branches become walls."""
    tallest = max((_height(regions, chosen, spacing, side) for side in Side), default=0)
    widths = [max((r.w for r, s in zip(regions, chosen, strict=True) if s is side), default=0) for side in Side]
    missing = (spacing.aspect * tallest - root.w - sum(widths)) / 2
    return max(spacing.root, min(_WIDEST_GAP, max(missing, tallest * _GAP_PER_HEIGHT)))


def _height(regions: Sequence[Region], chosen: Sequence[Side], spacing: Spacing, side: Side) -> float:
    heights = [region.h for region, s in zip(regions, chosen, strict=True) if s is side]
    return sum(heights) + spacing.sections * max(0, len(heights) - 1)
