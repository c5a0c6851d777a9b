"""The atlas sheet: everything for a wall, sections one below the other in columns of a landscape A-series sheet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate

from generator.mindmap.boxes import measured
from generator.mindmap.compose import placed
from generator.mindmap.drawing import Drawing, drawn
from generator.mindmap.geometry import Box, Look, Place, Side
from generator.mindmap.layout import Layouts, Region
from generator.mindmap.measure import clean
from generator.mindmap.styles import ROOMY
from generator.outline import Node

SHEET = math.sqrt(2)
_BETWEEN_COLUMNS = 56
_BETWEEN_SECTIONS = 34
_UNDER_TITLE = 40


def atlas_sheet(root: Node, layouts: Layouts) -> Drawing:
    """Return the whole atlas in as many columns as come nearest to the shape of an A-series sheet."""
    tree = measured(root, (Look.ROOT, Look.SECTION, Look.GROUP, Look.LEAF))
    regions = layouts.regions(tree.children, ROOMY)
    arranged = (_columns(regions, count) for count in range(1, len(regions) + 1))
    best = min(arranged, key=lambda columns: abs(math.log(_shape(columns) / SHEET)), default=[])
    title = Place(tree, 0, 0, Side.CENTRE, 0, None)
    places = (title, *_places(tree, best))
    return drawn("sheet", f"Sheet of {clean(root.title)}", places, from_root=False)


def _columns(regions: Sequence[Region], count: int) -> list[list[Region]]:
    """Return the regions in order in at most `count` columns, the highest as low as it can be."""
    low, high = max(region.h for region in regions), _height(regions)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(regions, middle)) <= count else (middle, high)
    return _filled(regions, high)


def _filled(regions: Sequence[Region], height: float) -> list[list[Region]]:
    columns: list[list[Region]] = [[]]
    for region in regions:
        if columns[-1] and _height([*columns[-1], region]) > height:
            columns.append([])
        columns[-1].append(region)
    return columns


def _shape(columns: list[list[Region]]) -> float:
    width = sum(max(region.w for region in column) for column in columns) + _BETWEEN_COLUMNS * (len(columns) - 1)
    return width / (max(map(_height, columns)) + _UNDER_TITLE)


def _height(column: Sequence[Region]) -> float:
    return sum(region.h for region in column) + _BETWEEN_SECTIONS * (len(column) - 1)


def _places(tree: Box, columns: list[list[Region]]) -> Iterator[Place]:
    widths = [max(region.w for region in column) + _BETWEEN_COLUMNS for column in columns]
    lefts = list(accumulate(widths, initial=0.0))
    order, index = 0, 1
    for left, column in zip(lefts, columns, strict=False):
        top = tree.h + _UNDER_TITLE
        for region in column:
            yield from placed(tree.children[order], region, Side.RIGHT, (left, top), (order, index))
            index += len(region.corners)
            order += 1
            top += region.h + _BETWEEN_SECTIONS
