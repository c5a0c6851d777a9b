"""The margin map."""

from __future__ import annotations

from itertools import pairwise

from generator.mindmap import neighbourhood
from generator.outline import Node

from .trees import leaf, section

CENTRE, PARENT = leaf("c", "Imputation", 4), leaf("p", "Data cleaning", 4)
CHILDREN = (leaf("a", "Simple imputation", 4), leaf("b", "Model-based imputation", 4))
RELATED = (leaf("r", "Outliers", 4), leaf("q", "Training", 7))


def shown(*args) -> list[str]:
    return [place.box.id for place in neighbourhood(*args).scene.places]


def test_it_reads_from_the_parent_down_to_what_is_related() -> None:
    drawing = neighbourhood(CENTRE, PARENT, CHILDREN, RELATED)
    places = drawing.scene.places
    assert [place.box.id for place in places] == ["p", "c", "a", "b", "r", "q"]
    assert [note.text for note in drawing.scene.notes] == ["Within it", "Related"]
    assert all(below.y >= above.y + above.box.h for above, below in pairwise(places))
    assert [place.parent for place in places] == [None, 0, 1, 1, 1, 1]
    assert places[-1].box.hue == 7


def test_it_fits_a_margin_whatever_the_titles() -> None:
    wide = leaf("w", "W" * 80)
    scene = neighbourhood(wide, Node("p", "W" * 80, "p/", "poc", 0), (leaf("x", "W" * 80),), ()).scene
    assert scene.w <= 320


def test_a_topic_alone_has_no_headings() -> None:
    drawing = neighbourhood(CENTRE, None, (), ())
    assert [place.box.id for place in drawing.scene.places] == ["c"]
    assert not drawing.scene.notes
    assert not drawing.scene.edges


def test_a_neighbour_is_drawn_once() -> None:
    assert shown(CENTRE, PARENT, CHILDREN, (CHILDREN[0], PARENT, CENTRE, RELATED[0], RELATED[0])) == [*"pcabr"]


def test_many_neighbours_are_cut_and_counted() -> None:
    drawing = neighbourhood(CENTRE, PARENT, tuple(leaf(f"k{i}", f"Child {i}") for i in range(14)), ())
    assert [note.text for note in drawing.scene.notes] == ["Within it, 9 of 14"]
    assert len(drawing.scene.places) == 11


def test_a_section_as_parent_shows_its_number() -> None:
    assert neighbourhood(CENTRE, section(4), (), ()).scene.places[0].box.title == "05 Section 4"
