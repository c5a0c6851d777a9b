"""The three maps that Graphviz lays out."""

from __future__ import annotations

from dataclasses import replace

from generator.mindmap.boxes import box, measured, number
from generator.mindmap.compose import compose, sides
from generator.mindmap.drawing import Drawing, drawn
from generator.mindmap.geometry import Box, Look, Side
from generator.mindmap.layout import Layouts
from generator.mindmap.measure import clean
from generator.mindmap.styles import OVERVIEW, REGION, ROOMY
from generator.outline import Node

MOST_GROUPS = 5


def overview(root: Node, layouts: Layouts) -> Drawing:
    """Return the sections with their groups, for a wide hero; what is below is counted as "+n"."""
    tree = measured(root, (Look.ROOT, Look.SECTION, Look.ROW), deepest=2)
    short = replace(tree, children=tuple(_capped(section) for section in tree.children))
    label = f"Map of {clean(root.title)}: sections and groups"
    return drawn("overview", label, compose(short, atlas_sides(root), layouts, OVERVIEW))


def section_map(section: Node, layouts: Layouts) -> Drawing:
    """Return one section in its own hue: its topics with all below them, around the section itself."""
    tree = measured(section, (Look.ROOT, Look.GROUP, Look.LEAF))
    weights = [_leaves(child) for child in section.children]
    chosen = sides(weights, sum(weights))
    name = f"{number(section)} {clean(section.title)}".strip()
    return drawn("section", f"Map of section {name}", compose(tree, chosen, layouts, REGION))


def groups_map(root: Node, layouts: Layouts) -> Drawing:
    """Return the sections with all their groups, where the whole map has them."""
    tree = measured(root, (Look.ROOT, Look.SECTION, Look.GROUP), deepest=2)
    label = f"Map of {clean(root.title)}: sections and groups"
    return drawn("map", label, compose(tree, atlas_sides(root), layouts, ROOMY))


def whole_map(root: Node, layouts: Layouts) -> Drawing:
    """Return everything; each section is on the side where the overview has it."""
    tree = measured(root, (Look.ROOT, Look.SECTION, Look.GROUP, Look.LEAF))
    return drawn("map", f"Map of {clean(root.title)}", compose(tree, atlas_sides(root), layouts, ROOMY))


def atlas_sides(root: Node) -> tuple[Side, ...]:
    """Return the sides that every map of the atlas has: they balance its groups and its leaves alike."""
    groups = [1 + min(len(section.children), MOST_GROUPS + 1) for section in root.children]
    leaves = [_leaves(section) for section in root.children]
    return sides([g / sum(groups) + leaf / sum(leaves) for g, leaf in zip(groups, leaves, strict=True)], sum(groups))


def _capped(section: Box) -> Box:
    """Return the section with its first groups, and one row that stands for the others."""
    hidden = section.children[MOST_GROUPS:]
    if len(hidden) < 2:
        return section
    rest = Node("", f"{len(hidden)} more", section.href, "", section.hue)
    return replace(section, children=(*section.children[:MOST_GROUPS], box(rest, Look.REST, 2)))


def _leaves(node: Node) -> int:
    return sum(1 for below in node.walk() if not below.children)
