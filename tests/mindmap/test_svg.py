"""The written SVG: well-formed, nothing injected, sizes as measured."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.mindmap import Layouts, Look, neighbourhood, overview, section_map, whole_map
from generator.mindmap.hrefs import safe_href
from generator.mindmap.styles import EDGE_STRENGTHS, STYLES
from generator.outline import Node

from .trees import atlas, leaf

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {SVG + name for name in ("svg", "g", "a", "rect", "circle", "text", "title", "path")}
ATTRIBUTES = {
    *("class", "role", "aria-label", "viewBox", "width", "height", "id", "href", "transform", "d"),
    *("x", "y", "rx", "cx", "cy", "r", "text-anchor", "aria-hidden"),
}
HOSTILE = [
    "<b>bold</b> & \"quoted\" 'so'",
    'a"onload="x',
    "]]><script>alert(1)</script>",
    "NUL\0bell\a\x1b[0m",
    "right \u202eto left\u2066 \u2069",
    "lone \ud800 surrogate \uffff",
    "a" * 20_000,
    "word " * 4_000,
    "機械学習" * 30,
    "👩🏽‍🔬🧪" * 20,
    "مجموعة البيانات",
    "e\u0301" * 40,
    "",
    " \t\n ",
    "&lt;already&gt;",
]
CSS = (Path(__file__).parents[2] / "theme_overrides" / "styles" / "map.css").read_text()


def checked(svg: str) -> ET.Element:
    """Return the parsed SVG; fail on any element or attribute that the writer has no business with."""
    root = ET.fromstring(svg)
    for element in root.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
    return root


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_is_only_text(layouts: Layouts, title: str) -> None:
    root = leaf("r", title, 0, leaf("a", title), leaf("b", title, 0, leaf("c", title)))
    svg = checked(section_map(root, layouts).inline("../"))
    assert len(list(svg.iter(f"{SVG}a"))) == 4
    checked(neighbourhood(root, root, root.children, (leaf("z", title),)).inline("../"))
    assert all(len(text.text or "") <= 300 for text in svg.iter(f"{SVG}text"))
    assert max(float(rect.get("width", 0)) for rect in svg.iter(f"{SVG}rect")) < 300


@settings(max_examples=60, deadline=None)
@given(title=st.text(), id_=st.text(), href=st.text())
def test_any_text_anywhere_is_well_formed(title: str, id_: str, href: str) -> None:
    node = Node(id_, title, href, "poc", 1)
    checked(neighbourhood(node, None, (node, leaf("x", title)), ()).inline("../"))


def test_a_shortened_label_keeps_its_whole_title(layouts: Layouts) -> None:
    long = "A title that goes on " + "and on " * 20
    svg = checked(section_map(leaf("a", "A", 0, leaf("b", long)), layouts).inline(""))
    assert [title.text for title in svg.iter(f"{SVG}title")] == [long.strip()]


def test_what_is_spoken_says_the_whole_title_and_what_is_below(layouts: Layouts) -> None:
    svg = checked(overview(atlas(2, 2, 3), layouts).inline(""))
    labels = [a.get("aria-label") for a in svg.iter(f"{SVG}a") if a.get("class") == "row hue-0"]
    assert labels == ["Group 0, 3 below", "Group 1, 3 below"]


@pytest.mark.parametrize(
    ("prefix", "href", "expected"),
    [
        ("../", "topics/a/", "../topics/a/"),
        ("../", "https://a.example/?b=1&c", "https://a.example/?b=1&c"),
        ("../", "mailto:a@b.example", "mailto:a@b.example"),
        ("../", "#a", "#a"),
        ("../", "", "../"),
        ("", "", None),
        ("", "javascript:alert(1)", None),
        ("../", "JavaScript:alert(1)", None),
        ("", "java\tscript:alert(1)", None),
        ("", " javascript:alert(1)", None),
        ("", "\x01javascript:alert(1)", None),
        ("java", "script:alert(1)", None),
        ("", "data:text/html,x", None),
        ("", "vbscript:x", None),
        ("", "//evil.example/", None),
        ("/", "/evil.example/", None),
        ("", "\\\\evil.example", None),
    ],
)
def test_only_harmless_addresses_are_written(prefix: str, href: str, expected: str | None) -> None:
    assert safe_href(prefix, href) == expected


def test_a_node_with_a_refused_address_is_drawn_without_a_link(layouts: Layouts) -> None:
    bad = Node("bad", "Bad", "javascript:alert(1)", "poc", 0)
    svg = section_map(leaf("a", "A", 0, bad), layouts).inline("")
    assert "javascript" not in svg
    assert [g.get("id") for g in checked(svg).iter(f"{SVG}g") if g.get("id")] == ["section-bad"]


def test_inline_leaves_colour_to_the_page_and_ids_to_their_map(layouts: Layouts) -> None:
    svg = whole_map(atlas(3), layouts).inline("")
    assert not re.search(r"#[0-9a-f]{6}|style", svg)
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(identity.startswith("map-") for identity in ids)


def test_standalone_needs_nothing_around_it(layouts: Layouts) -> None:
    for theme in ("light", "dark"):
        svg = whole_map(atlas(3), layouts).standalone(theme)
        assert "var(" not in svg
        assert ET.fromstring(svg).find(f"{SVG}style") is not None
    assert whole_map(atlas(3), layouts).standalone("light", "https://a.example/").count("https://a.example/s1/") == 1


@pytest.mark.parametrize("look", list(Look))
def test_the_style_sheet_has_the_sizes_that_were_measured(look: Look) -> None:
    rules = " ".join(re.findall(rf"^\.atlas-map \.{look} text {{(.*)}}$", CSS, re.MULTILINE))
    assert f"font-size: {STYLES[look].px:g}px" in rules
    assert f"font-weight: {STYLES[look].weight}" in rules


def test_the_style_sheet_has_the_strengths_of_the_branches() -> None:
    assert re.findall(r"^\.atlas-map \.e\d { --strength: (\d+)%; }$", CSS, re.MULTILINE) == [
        f"{100 * strength:g}" for strength in EDGE_STRENGTHS
    ]
