"""One Graphviz run a section: from measured boxes to their corners."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import graphviz

from generator.mindmap.engine import Engine
from generator.mindmap.errors import EngineError, LayoutError
from generator.mindmap.geometry import Box, flatten
from generator.mindmap.store import read_sealed, write_sealed
from generator.mindmap.styles import Spacing

POINTS = 72
MOST_NODES = 3000
PARALLEL = 2
AIR = 5
"""Height of the empty box that stands below the last child, to keep families apart, in px."""
Point = tuple[float, float]
Centres = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A section laid out on its own: the corner of each box in pre-order, the whole from 0, 0."""

    corners: tuple[Point, ...]
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Layouts:
    """Lays sections out with `engine`, and keeps each result as a file in `cache_dir`; None keeps nothing."""

    cache_dir: Path | None
    engine: Engine
    most_nodes: int = field(default=MOST_NODES, kw_only=True)

    def regions(self, sections: Sequence[Box], spacing: Spacing) -> tuple[Region, ...]:
        """Return the layout of each section; raise LayoutError naming one that cannot be laid out."""
        tasks = [self._task(section, spacing) for section in sections]
        done = {task: centres for task in tasks if (centres := self._kept(task)) is not None}
        waiting = [task for task in tasks if task not in done]
        if waiting:
            with ThreadPoolExecutor(PARALLEL) as pool:
                for part in pool.map(self._run, (waiting[i::PARALLEL] for i in range(PARALLEL))):
                    done |= part
        return tuple(_aligned(task.boxes, done[task]) for task in tasks)

    def _task(self, section: Box, spacing: Spacing) -> _Task:
        nodes = list(flatten(section))
        if len(nodes) > self.most_nodes:
            reason = f"{len(nodes)} nodes, at most {self.most_nodes}; split the section"
            raise LayoutError(section.title, reason)
        shape = (spacing, AIR, [(box.w, box.h, parent) for box, parent, _ in nodes])
        key = hashlib.sha256(f"{self.engine.version}\0{shape}".encode()).hexdigest()
        parents = tuple(parent for _, parent, _ in nodes)
        return _Task(tuple(box for box, _, _ in nodes), parents, spacing, f"{key[:40]}.layout")

    def _kept(self, task: _Task) -> Centres | None:
        kept = read_sealed(self.cache_dir, task.file)
        return None if kept is None else tuple((x, y) for x, y in json.loads(kept))

    def _run(self, tasks: Sequence[_Task]) -> dict[_Task, Centres]:
        """Lay the tasks out in one run; when that fails, each on its own, to name the one at fault."""
        try:
            answers = self.engine.plain(*(task.source for task in tasks)) if tasks else ()
            done = {task: _parse(plain, len(task.boxes)) for task, plain in zip(tasks, answers, strict=True)}
        except EngineError as error:
            if len(tasks) == 1:
                raise LayoutError(tasks[0].boxes[0].title, str(error)) from error
            return {task: centres for single in tasks for task, centres in self._run([single]).items()}
        for task, centres in done.items():
            write_sealed(self.cache_dir, task.file, json.dumps(centres).encode())
        return done


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """One section to lay out, and the file that may hold its layout."""

    boxes: tuple[Box, ...]
    parents: tuple[int | None, ...]
    spacing: Spacing
    file: str

    @property
    def source(self) -> str:
        """The DOT of it; made only for what is not kept, because that takes longer than its key."""
        return _digraph(self.boxes, self.parents, self.spacing)


def _digraph(boxes: Sequence[Box], parents: Sequence[int | None], spacing: Spacing) -> str:
    """Return DOT that holds sizes and generated names only: no text that somebody wrote reaches Graphviz."""
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "ordering": "out",
            "splines": "false",
            "nodesep": _inches(spacing.siblings),
            "ranksep": _inches(spacing.ranks),
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
    )
    for i, (box, parent) in enumerate(zip(boxes, parents, strict=True)):
        graph.node(f"n{i}", width=_inches(box.w), height=_inches(box.h))
        if parent is not None:
            graph.edge(f"n{parent}", f"n{i}")
    for i in sorted({parent for parent in parents if parent}):
        graph.node(f"air{i}", width=_inches(1), height=_inches(AIR))
        graph.edge(f"n{i}", f"air{i}")
    return str(graph.source)


def _inches(pixels: float) -> str:
    return f"{pixels / POINTS:.4f}"


def _parse(plain: str, count: int) -> Centres:
    """Return the centres of n0, n1, ... in px, y downwards; raise EngineError when one is missing."""
    centres: dict[str, Point] = {}
    for line in plain.splitlines():
        match line.split():
            case ["node", name, x, y, *_]:
                centres[name] = (float(x) * POINTS, -float(y) * POINTS)
            case _:
                pass
    try:
        return tuple(centres[f"n{i}"] for i in range(count))
    except KeyError:
        raise EngineError("Graphviz gave an incomplete layout") from None


def _aligned(boxes: Sequence[Box], centres: Centres) -> Region:
    """Return the corners with each column of equal depth aligned at its left edge."""
    edges: dict[int, float] = {}
    for box, (x, _) in zip(boxes, centres, strict=True):
        edges[box.depth] = min(edges.get(box.depth, x), x - box.w / 2)
    corners = [(edges[box.depth], y - box.h / 2) for box, (_, y) in zip(boxes, centres, strict=True)]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    moved = tuple((round(x - left, 1), round(y - top, 1)) for x, y in corners)
    return Region(
        moved,
        round(max(x + box.w for box, (x, _) in zip(boxes, moved, strict=True)), 1),
        round(max(y + box.h for box, (_, y) in zip(boxes, moved, strict=True)), 1),
    )
