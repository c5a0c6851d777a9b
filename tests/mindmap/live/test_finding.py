"""Search, addresses, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .steps import focused, fold, ids, keys, level, matrix, opened, settled, tree

pytestmark = pytest.mark.browser


def test_search_finds_titles_and_other_names_and_unfolds_them(page: Page) -> None:
    level(page, "Sections")
    keys(page, "/")
    page.keyboard.type("split")
    expect(page.locator("[data-map-found]")).to_have_text("1 of 3")
    expect(page.locator("[data-hit]")).to_have_count(3)
    expect(page.locator("[data-hit=now]")).to_have_id("map-grouped")
    keys(page, "ArrowDown")
    expect(page.locator("[data-map-found]")).to_have_text("2 of 3")
    expect(page.locator("[data-hit=now]")).to_have_id("map-timed")
    page.get_by_role("searchbox", name="Search the map").fill("tscv")
    expect(page.locator("[data-hit=now]")).to_have_id("map-timed")
    page.get_by_role("searchbox", name="Search the map").fill("nothing like it")
    expect(page.locator("[data-map-found]")).to_have_text("No match")
    keys(page, "Escape")
    expect(page.locator("[data-hit]")).to_have_count(0)
    assert "loss" not in ids(page)


def test_enter_in_the_search_opens_the_page(page: Page) -> None:
    page.get_by_role("searchbox", name="Search the map").fill("walk-forw")
    keys(page, "Enter")
    page.wait_for_url("**/topics/timed/**")


def test_an_address_unfolds_centres_and_focuses_its_node(context: BrowserContext, file: Path) -> None:
    page = opened(context, file, "#timed")
    assert focused(page) == "timed"
    box = page.locator("#map-timed").bounding_box()
    stage = page.locator(".map-stage").bounding_box()
    assert box["x"] + box["width"] / 2 == pytest.approx(stage["x"] + stage["width"] / 2, abs=40)
    assert box["y"] + box["height"] / 2 == pytest.approx(stage["y"] + stage["height"] / 2, abs=40)
    page.evaluate("() => { location.hash = 'loss' }")
    page.wait_for_function("() => document.activeElement.id === 'map-loss'")
    page.go_back()
    page.wait_for_function("() => document.activeElement.id === 'map-timed'")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("old-splits", "“old-splits” is now “Data splitting”."),
        ("lost", "“lost” is no longer in the atlas."),
        ("nowhere", "There is no “nowhere” on this map."),
        ("<img src=x onerror=alert(1)>", "There is no “<img src=x onerror=alert(1)>” on this map."),
        ("%E0%A4%A", None),
    ],
)
def test_an_address_that_is_gone_or_wrong_is_answered(context, file: Path, name: str, message: str | None) -> None:
    page = opened(context, file, f"#{name}")
    if message:
        expect(page.locator("[data-map-status]")).to_have_text(message)
    assert page.locator("img").count() == 0
    assert focused(page) == ("splits" if name == "old-splits" else "")
    level(page, "All")
    assert len(tree(page)) == 27


def test_folding_and_zoom_survive_a_reload_and_the_way_back(page: Page) -> None:
    level(page, "Sections")
    fold(page, "data")
    page.get_by_role("button", name="Zoom in").click()
    before = (ids(page), matrix(page))
    page.wait_for_timeout(600)
    page.reload()
    settled(page)
    assert (ids(page), matrix(page)) == (before[0], pytest.approx(before[1], abs=1))
    page.goto("about:blank")
    page.go_back()
    settled(page)
    assert ids(page) == before[0]


@pytest.mark.parametrize(
    "damage",
    [
        "for (const name of ['sessionStorage', 'localStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        'sessionStorage.setItem(\'atlas.map\', \'{"n":27,"open":[99999,-1,"x"],"view":{"x":null}}\')',
        "if (location.protocol === 'file:') sessionStorage.setItem('atlas.map', '<b>')",
    ],
    ids=["blocked", "full", "foreign", "corrupt"],
)
def test_the_map_works_whatever_the_storage_does(context: BrowserContext, file: Path, damage: str) -> None:
    context.add_init_script(f"try {{ {damage} }} catch {{}}")
    page = opened(context, file, "#splits")
    assert focused(page) == "splits"
    level(page, "All")
    assert len(tree(page)) == 27
    page.wait_for_timeout(500)
