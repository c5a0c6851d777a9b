"""From nodes of the outline to measured boxes."""

from __future__ import annotations

from generator.mindmap.geometry import Box, Look
from generator.mindmap.measure import clean, width, wrap
from generator.mindmap.styles import STYLES
from generator.outline import Node


def measured(node: Node, looks: tuple[Look, ...], *, deepest: int | None = None, depth: int = 0) -> Box:
    """Return `node` and all below it as boxes; `looks` is by depth, its last holds for all deeper ones.

    What lies below `deepest` is counted in `more` instead of drawn.
    """
    folded = deepest is not None and depth >= deepest
    children = () if folded else tuple(measured(c, looks, deepest=deepest, depth=depth + 1) for c in node.children)
    more = sum(1 for _ in node.walk()) - 1 if folded else 0
    return box(node, looks[min(depth, len(looks) - 1)], depth, more=more, children=children)


def box(node: Node, look: Look, depth: int, *, more: int = 0, children: tuple[Box, ...] = ()) -> Box:
    """Return one node as a box that fits its label."""
    style = STYLES[look]
    title = clean(node.title)
    shown = f"{number(node)} {title}".strip()
    lines = wrap(shown, style.px, style.weight, style.wrap, style.most_lines)
    text = max(width(line, style.px, style.weight) for line in lines)
    return Box(
        id=node.id,
        title=shown,
        lines=lines,
        href=node.href,
        hue=node.hue,
        look=look,
        depth=depth,
        w=round(text + 2 * style.pad_x, 1),
        h=round(len(lines) * style.line + 2 * style.pad_y, 1),
        more=more,
        children=children,
    )


def number(node: Node) -> str:
    """Return a section's number, 01 and up, so that its hue is never the only cue; empty for other nodes."""
    return f"{node.number:02d}" if node.number else ""
