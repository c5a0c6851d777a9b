"""The maps to take along: each by name and title, drawn when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.mindmap.drawing import Drawing
from generator.mindmap.layout import Layouts
from generator.mindmap.maps import overview, section_map, whole_map
from generator.mindmap.sheet import atlas_sheet
from generator.outline import Node

FOLDER = "assets/maps/"
_FORMS = (("SVG", ".svg"), ("dark", "-dark.svg"), ("DOT", ".dot"))


@dataclass(frozen=True, slots=True)
class MapPlan:
    """A map before it is drawn: the name of its files, its title, the id of the node it shows ("" for the root)."""

    name: str
    title: str
    node: str
    draw: Callable[[Node], Drawing]


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map under the name that its files have."""

    name: str
    title: str
    drawing: Drawing


def map_plans(root: Node, layouts: Layouts) -> Iterator[MapPlan]:
    """Yield overview, whole map, atlas sheet and the map of each section."""
    yield MapPlan("overview", "Overview", "", lambda node: overview(node, layouts))
    yield MapPlan("whole", "Whole map", "", lambda node: whole_map(node, layouts))
    yield MapPlan("atlas-sheet", "Sheet for a wall", "", lambda node: atlas_sheet(node, layouts))
    for section in root.children:
        title = f"{section.number:02d} {section.title}"
        yield MapPlan(f"section-{section.id}", title, section.id, lambda node: section_map(node, layouts))


def map_files(root: Node, layouts: Layouts) -> Iterator[MapFile]:
    """Yield every map, drawn."""
    sections = {section.id: section for section in root.children}
    for plan in map_plans(root, layouts):
        yield MapFile(plan.name, plan.title, plan.draw(sections.get(plan.node, root)))


def published(name: str, drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Yield path and content of the files that the site holds of a map: SVG in both themes, and DOT."""
    yield f"{FOLDER}{name}.svg", drawing.standalone("light", "../../")
    yield f"{FOLDER}{name}-dark.svg", drawing.standalone("dark", "../../")
    yield f"{FOLDER}{name}.dot", drawing.dot("light", "../../")


def listed(maps: Iterable[MapPlan]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return each map's title, and the label and address of each of its published files."""
    return tuple(
        (plan.title, tuple((label, f"{FOLDER}{plan.name}{ending}") for label, ending in _FORMS)) for plan in maps
    )
