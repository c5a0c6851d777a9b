"""Hostile titles, odd shapes, accessibility and size."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from rjsmin import jsmin

from generator.build import SCRIPTS
from generator.mindmap import Layouts
from tests.mindmap.live_page import knowledge, regular, section, topic, write_page

from .steps import keys, level, opened, tree

pytestmark = pytest.mark.browser


AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"


NASTY = [
    "<b>&\"'</b>",
    "\u202egnp.exe",
    "مرحبا بالعالم",
    "🧪🧪",
    "x" * 20_000,
    "a\u0007b",
    '"><script>alert(1)</script>',
]


def test_hostile_titles_are_only_text(context: BrowserContext, tmp_path: Path, layouts: Layouts) -> None:
    topics = (topic(f"t{i}", title, topic(f"u{i}", title, also=(title[:99],))) for i, title in enumerate(NASTY))
    base = knowledge(tmp_path / "content", section("s", "<i>S</i> & co", *topics), section("r", "R"))
    page = opened(context, write_page(tmp_path, base, layouts))
    level(page, "All")
    assert len(tree(page)) == 1 + 2 + 2 * len(NASTY)
    assert page.locator(".map-app :is(b:not(.map-menu b), i, img)").count() == 0
    assert page.locator("script").count() == 3
    page.get_by_role("searchbox", name="Search the map").fill('"><script>')
    expect(page.locator("[data-map-found]")).to_have_text("1 of 2")
    expect(page.locator("[data-hit]")).to_have_count(2)
    keys(page, "Escape", "0")
    page.wait_for_timeout(100)
    page.hover("#map-u0")
    expect(page.get_by_role("complementary", name="Preview")).to_contain_text("<b>&\"'</b>")


def chain(depth: int) -> Any:
    return topic(f"d{depth}", f"Depth {depth}", *([chain(depth + 1)] if depth < 13 else []))


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (lambda: (section("s", "One", topic("t", "Only")),), 3),
        (lambda: (section("s", "Many", *(topic(f"t{i}", f"Topic {i}") for i in range(400))),), 402),
        (lambda: (section("s", "Deep", chain(1)), section("r", "Empty")), 16),
    ],
    ids=["one topic", "400 topics", "13 deep"],
)
def test_maps_of_any_shape(context, tmp_path: Path, layouts: Layouts, make: Callable[[], Any], count: int) -> None:
    page = opened(context, write_page(tmp_path, knowledge(tmp_path / "content", *make()), layouts))
    level(page, "All")
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('[role=treeitem] > rect')].map(r => r.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) == count
    apart = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if a["x"] < b["right"] and b["x"] < a["right"] and a["y"] < b["bottom"] and b["y"] < a["bottom"]
    ]
    assert apart == []


@pytest.mark.parametrize("state", ["folded", "open", "card"])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(page: Page, scheme: str, state: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    if state != "folded":
        level(page, "All")
    if state == "card":
        page.get_by_role("searchbox", name="Search the map").fill("split")
        page.locator("#map-grouped").focus()
        keys(page, "ArrowDown")
        expect(page.get_by_role("complementary", name="Preview")).to_be_visible()
    page.wait_for_timeout(300)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("() => axe.run('.map-app, .outline', {preload: false}).then(result => result.violations)")
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []


def test_page_and_scripts_stay_small(tmp_path: Path, layouts: Layouts) -> None:
    page = write_page(tmp_path, regular(tmp_path / "content"), layouts)
    assert len(gzip.compress(page.read_bytes(), 9)) <= 60_000
    own = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("map*.js")))
    assert len(gzip.compress(jsmin(own).encode(), 9)) <= 12 * 1024
