"""Branches: where they start, bend and end."""

from __future__ import annotations

import re

import pytest

from generator.mindmap import Edge, Layouts, Place, Side, section_map
from generator.mindmap.edges import n, taper

from .trees import leaf

LONG = "Metrics and business goals"
TREE = leaf(
    *("r", "Root", 0),
    *(
        leaf(
            f"g{i}",
            "Group",
            0,
            leaf(f"s{i}", "Short", 0, *(leaf(f"c{i}-{j}", "Child") for j in range(8))),
            leaf(f"l{i}", LONG),
        )
        for i in range(2)
    ),
)


@pytest.fixture
def drawn(layouts: Layouts) -> dict[str, tuple[Place, Edge | None]]:
    scene = section_map(TREE, layouts).scene
    return {p.box.id: (p, e) for p, e in zip(scene.places, (None, *scene.edges), strict=True)}


@pytest.mark.parametrize("group", [0, 1])
def test_a_branch_passes_a_longer_neighbour_before_it_bends(drawn, group: int) -> None:
    longer, (_, edge) = drawn[f"l{group}"][0], drawn[f"c{group}-7"]
    bend = float(re.search(r"H(-?[\d.]+)C", edge.path)[1])
    if longer.side is Side.RIGHT:
        assert bend >= longer.x + longer.box.w - 0.1
    else:
        assert bend <= longer.x + 0.1


def test_a_branch_narrows_towards_the_child() -> None:
    path = taper((0, 0), 0, (100, 0), (9, 4.5))
    assert path.startswith("M0 -4.5C")
    assert "100 -2.2V2.2" in path


def test_a_mirrored_branch_is_the_mirror_image() -> None:
    numbers = [re.findall(r"-?[\d.]+", taper((0, 0), 0, (x, 80), (4, 2))) for x in (100, -100)]
    right, left = ([abs(float(v)) for v in values] for values in numbers)
    assert sorted(right) == sorted(left)


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (-0.04, "0"), (2.25, "2.2"), (-3.96, "-4"), (10, "10")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert n(value) == text
