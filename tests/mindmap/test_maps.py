"""What every map holds, whatever the tree and the engine."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from generator.mindmap import Drawing, Layouts, Place, Side, overview, section_map, whole_map
from generator.outline import Node

from .trees import atlas, atlases, leaf, section

SVG = "{http://www.w3.org/2000/svg}"
ANY_TREE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def overlapping(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    return [
        (a.box.title, b.box.title)
        for a, b in combinations(places, 2)
        if a.x < b.x + b.box.w and b.x < a.x + a.box.w and a.y < b.y + b.box.h and b.y < a.y + a.box.h
    ]


def ids(drawing: Drawing) -> list[str]:
    return [place.box.id for place in drawing.scene.places if place.box.id]


def side_of(drawing: Drawing) -> dict[str, Side]:
    return {place.box.id: place.side for place in drawing.scene.places if place.box.depth == 1}


@ANY_TREE
@given(root=atlases())
def test_no_two_boxes_overlap_and_all_are_inside_the_frame(layouts: Layouts, root: Node) -> None:
    for drawing in (overview(root, layouts), whole_map(root, layouts), section_map(root.children[0], layouts)):
        scene = drawing.scene
        assert not overlapping(scene.places)
        assert all(scene.x <= p.x and p.x + p.box.w <= scene.x + scene.w for p in scene.places)
        assert all(scene.y <= p.y and p.y + p.box.h <= scene.y + scene.h for p in scene.places)


@ANY_TREE
@given(root=atlases())
def test_every_node_is_there_once_in_reading_order_and_linked(layouts: Layouts, root: Node) -> None:
    drawing = whole_map(root, layouts)
    assert [place.box.id for place in drawing.scene.places] == [node.id for node in root.walk()]
    links = [a.get("href") for a in ET.fromstring(drawing.inline("../")).iter(f"{SVG}a")]
    assert sorted(filter(None, links)) == sorted("../" + node.href for node in root.walk())


@ANY_TREE
@given(root=atlases())
def test_siblings_stand_below_each_other_in_their_order(layouts: Layouts, root: Node) -> None:
    places = whole_map(root, layouts).scene.places
    for a, b in combinations(places, 2):
        if a.parent == b.parent and a.side is b.side and a.order < b.order:
            assert a.y < b.y


@ANY_TREE
@given(root=atlases())
def test_a_section_is_on_one_side_in_all_maps(layouts: Layouts, root: Node) -> None:
    assert side_of(overview(root, layouts)) == side_of(whole_map(root, layouts))


def test_a_branch_ends_where_its_box_begins(layouts: Layouts) -> None:
    scene = whole_map(atlas(3), layouts).scene
    children = [place for place in scene.places if place.parent is not None]
    for edge, place in zip(scene.edges, children, strict=True):
        near = place.x if place.side is Side.RIGHT else place.x + place.box.w
        assert f" {near:.1f}".removesuffix(".0") + " " in edge.path
        assert edge.hue == place.box.hue


def test_the_overview_counts_what_it_leaves_out(layouts: Layouts) -> None:
    root = atlas(sections=13, groups=9, topics=4)
    places = overview(root, layouts).scene.places
    rows = [place.box for place in places if place.parent and places[place.parent].box.id == "s0"]
    assert [row.more for row in rows] == [4, 4, 4, 4, 4, 0]
    assert rows[-1].title == "4 more"
    assert rows[-1].href == "s0/"


def test_the_overview_is_a_wide_picture(layouts: Layouts) -> None:
    scene = overview(atlas(13, 10, 3), layouts).scene
    assert 1.2 < scene.w / scene.h < 1.7
    assert scene.w < 1350
    assert scene.h < 1000


def test_a_section_map_keeps_to_the_hue_of_its_section(layouts: Layouts) -> None:
    scene = section_map(section(4), layouts).scene
    assert {place.box.hue for place in scene.places} == {4}
    assert {edge.hue for edge in scene.edges} == {4}
    assert scene.places[0].box.title == "05 Section 4"
    assert {place.side for place in scene.places[1:]} == {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize("children", [(), (leaf("a", "A"),), (leaf("a", "A"), leaf("b", "B"))])
def test_a_small_section_needs_no_second_side(layouts: Layouts, children: tuple[Node, ...]) -> None:
    scene = section_map(Node("s", "Small", "s/", "", 0, children), layouts).scene
    assert len(scene.places) == len(children) + 1
    assert {place.side for place in scene.places[1:]} <= {Side.RIGHT}


def test_an_empty_atlas_is_its_root(layouts: Layouts) -> None:
    empty = Node("", "ML Atlas", "", "", None)
    assert len(overview(empty, layouts).scene.places) == len(whole_map(empty, layouts).scene.places) == 1


@pytest.mark.parametrize("shape", ["400 children", "13 deep"])
def test_extreme_sections(layouts: Layouts, shape: str) -> None:
    if shape == "400 children":
        root = Node("s", "S", "s/", "", 0, tuple(leaf(f"t{i}", f"Topic {i}") for i in range(400)))
    else:
        root = leaf("t13", "End")
        for i in range(12, -1, -1):
            root = leaf(f"t{i}", f"Topic {i}", 0, root)
    places = section_map(root, layouts).scene.places
    assert len(places) == sum(1 for _ in root.walk())
    assert not overlapping(places)


def test_the_same_tree_gives_the_same_bytes(layouts: Layouts) -> None:
    first, second = (whole_map(atlas(), layouts).inline("../") for _ in range(2))
    assert first == second
