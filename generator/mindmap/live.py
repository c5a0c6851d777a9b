"""What the page of the whole map needs to fold, search and filter, beside the outline that stands on it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from generator.knowledge import Check, KnowledgeBase, Topic
from generator.mindmap.boxes import measured, number
from generator.mindmap.geometry import Box, Look, flatten
from generator.mindmap.maps import atlas_sides
from generator.mindmap.styles import STYLES
from generator.outline import Node
from generator.succession import successors

LOOKS = (Look.ROOT, Look.SECTION, Look.GROUP, Look.LEAF)


def live_data(root: Node, base: KnowledgeBase) -> str:
    """Return JSON that may stand in a `<script>`: sizes and facts of each node, in the order of the outline.

    Ids, titles and addresses are in the outline; here is only what it does not say.
    """
    boxes = [box for box, _, _ in flatten(measured(root, LOOKS))]
    nodes = list(root.walk())
    topics = [base.topics.get(node.id) if node.stage else None for node in nodes]
    facts = {
        "title": boxes[0].title,
        "looks": [_look(look) for look in LOOKS],
        "sides": [int(side) for side in atlas_sides(root)],
        "w": [math.ceil(box.w) for box in boxes],
        "lines": dict(_broken(nodes, boxes)),
        "stages": [[term.id, term.title] for term in base.atlas.stages],
        "roles": [[term.id, term.title] for term in base.atlas.roles],
        "stage": _stages(base, topics),
        "role": [_roles(base, topic.checks) if topic else 0 for topic in topics],
        "gone": dict(_gone(base)),
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _look(look: Look) -> list[float]:
    style = STYLES[look]
    return [style.px, style.line, style.pad_x, style.pad_y, style.radius]


def _broken(nodes: list[Node], boxes: list[Box]) -> Iterator[tuple[int, str]]:
    """Yield the lines of each label that is not just its title on one line."""
    for i, (node, box) in enumerate(zip(nodes, boxes, strict=True)):
        lines = "\n".join(box.lines)
        if lines != f"{number(node)} {node.title}".strip():
            yield i, lines


def _stages(base: KnowledgeBase, topics: list[Topic | None]) -> str:
    """Return one digit a node: the position of its stage from 1; 0 for the root and sections."""
    positions = {term.id: i for i, term in enumerate(base.atlas.stages, 1)}
    return "".join(str(positions[topic.stage] if topic else 0) for topic in topics)


def _roles(base: KnowledgeBase, checks: tuple[Check, ...]) -> int:
    """Return the roles of the checks as bits, the first role the lowest."""
    wanted = {role for check in checks for role in check.roles}
    return sum(1 << i for i, term in enumerate(base.atlas.roles) if term.id in wanted)


def _gone(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield each retired topic and section with what replaced it in the end; with nothing where nothing did."""
    for kind in ("topic", "section"):
        following = successors(base, kind)
        yield from ((entry.id, following.get(entry.id, "")) for entry in base.retired if entry.kind == kind)
