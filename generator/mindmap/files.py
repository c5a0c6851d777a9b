"""The maps to take along: each by name and title, drawn when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.mindmap.drawing import Drawing
from generator.mindmap.layout import Layouts
from generator.mindmap.maps import overview, section_map, whole_map
from generator.mindmap.sheet import atlas_sheet
from generator.outline import Node

FOLDER = "assets/maps/"


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map under the name that its files have."""

    name: str
    title: str
    drawing: Drawing


def map_files(root: Node, layouts: Layouts) -> Iterator[MapFile]:
    """Yield overview, whole map, atlas sheet and the map of each section."""
    yield MapFile("overview", "Overview", overview(root, layouts))
    yield MapFile("whole", "Whole map", whole_map(root, layouts))
    yield MapFile("atlas-sheet", "Sheet for a wall", atlas_sheet(root, layouts))
    for section in root.children:
        yield MapFile(f"section-{section.id}", f"{section.number:02d} {section.title}", section_map(section, layouts))


def published(files: tuple[MapFile, ...]) -> Iterator[tuple[str, str]]:
    """Yield path and content of every file that the site holds: SVG in both themes, and DOT."""
    for file in files:
        yield f"{FOLDER}{file.name}.svg", file.drawing.standalone("light", "../../")
        yield f"{FOLDER}{file.name}-dark.svg", file.drawing.standalone("dark", "../../")
        yield f"{FOLDER}{file.name}.dot", file.drawing.dot("light", "../../")


def listed(files: tuple[MapFile, ...]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return each map's title, and the label and address of each of its published files."""
    forms = (("SVG", ".svg"), ("dark", "-dark.svg"), ("DOT", ".dot"))
    return tuple(
        (file.title, tuple((label, f"{FOLDER}{file.name}{ending}") for label, ending in forms)) for file in files
    )
