"""Folding, levels, sides, the tree and the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .steps import focused, fold, ids, keys, level, matrix, opened, tree

pytestmark = pytest.mark.browser


def test_without_scripts_sections_and_groups_are_drawn_and_all_is_listed(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    drawn = page.locator(".atlas-map a")
    assert drawn.count() == 1 + 3 + 14
    assert all(link.get_attribute("href") for link in drawn.all())
    assert page.locator(".outline a").count() == 3 + 14 + 9
    expect(page.locator(".atlas-map")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_text("Take along")).to_be_visible()
    context.close()


def test_nothing_jumps_while_the_page_loads(context: BrowserContext, file: Path) -> None:
    context.add_init_script(
        "window.jumps = []; new PerformanceObserver(list => jumps.push(...list.getEntries().map(e => e.value)))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page = opened(context, file)
    assert sum(page.evaluate("() => jumps")) < 0.005  # only the swap of the font, which the site preloads


def test_a_badge_says_how_much_is_folded_and_unfolds_it(page: Page) -> None:
    level(page, "Sections")
    assert ids(page) == ["atlas", "data", "model", "ops"]
    assert page.locator("#map-data .fold").text_content() == "4"
    fold(page, "data")
    assert ids(page) == ["atlas", "data", "cleaning", "splits", "model", "ops"]
    fold(page, "data")
    assert ids(page) == ["atlas", "data", "model", "ops"]


def test_shift_unfolds_everything_below(page: Page) -> None:
    level(page, "Sections")
    fold(page, "model", "Shift")
    assert "g5-a" in ids(page)
    assert "splits" not in ids(page)


@pytest.mark.parametrize(("name", "count"), [("Sections", 4), ("Groups", 18), ("Topics", 27), ("All", 27)])
def test_levels(page: Page, name: str, count: int) -> None:
    level(page, name)
    assert len(tree(page)) == count
    assert page.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed") == "true"


def test_no_branch_ever_changes_sides(page: Page) -> None:
    def sides() -> dict[str, bool]:
        nodes = tree(page)
        middle = next(node["x"] for node in nodes if node["id"] == "atlas")
        return {node["id"]: node["x"] > middle for node in nodes if node["id"] != "atlas"}

    level(page, "All")
    before = sides()
    assert set(before.values()) == {True, False}
    for name in ("data", "model", "splits", "ops"):
        page.evaluate(
            "name => document.querySelector(`#map-${name} .fold`)"
            "?.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
            name,
        )
        page.wait_for_timeout(250)
        assert sides().items() <= before.items()
    level(page, "Sections")
    assert sides().items() <= before.items()


def test_the_tree_is_real_and_in_reading_order_however_it_was_unfolded(page: Page) -> None:
    level(page, "Sections")
    for name in ("ops", "model", "data", "splits"):
        fold(page, name)
    nodes = tree(page)
    assert [node["id"] for node in nodes][:6] == ["atlas", "data", "cleaning", "splits", "grouped", "timed"]
    by_id = {node["id"]: node for node in nodes}
    assert (by_id["timed"]["level"], by_id["timed"]["at"], by_id["timed"]["of"]) == (4, 2, 2)
    assert (by_id["splits"]["open"], by_id["training"]["open"], by_id["timed"]["open"]) == ("true", "false", None)
    assert [node["tab"] for node in nodes].count("0") == 1
    assert by_id["training"]["name"].startswith("Training, 1 below")


def test_by_keyboard_alone(page: Page) -> None:
    level(page, "Sections")
    page.locator("#map-atlas").focus()
    right = [node for node in tree(page) if node["x"] > 700]
    keys(page, "ArrowRight")
    assert focused(page) == right[0]["id"]
    keys(page, "Home", "ArrowLeft")
    assert focused(page) == "data"
    keys(page, "ArrowLeft")
    assert "cleaning" in ids(page)
    keys(page, "ArrowLeft", "ArrowDown", "Space")
    assert (focused(page), "grouped" in ids(page)) == ("splits", True)
    keys(page, "Space")
    assert "grouped" not in ids(page)
    keys(page, "ArrowRight", "ArrowRight")
    assert (focused(page), "splits" in ids(page)) == ("data", False)
    keys(page, "*", "End")
    assert "timed" in ids(page)
    keys(page, "Home", "m")
    assert focused(page) == "model"
    keys(page, "Enter")
    page.wait_for_url("**/model/**")


def test_one_key_moves_zooms_and_fits(page: Page) -> None:
    page.locator("#map-atlas").focus()
    keys(page, "0")
    x, y, k = matrix(page)
    keys(page, "+")
    assert matrix(page)[2] == pytest.approx(k * 1.25, rel=0.01)
    keys(page, "-", "-")
    assert matrix(page)[2] == pytest.approx(k * 0.8, rel=0.01)
    keys(page, "0", "Shift+ArrowRight", "Shift+ArrowDown")
    assert matrix(page) == pytest.approx([x - 80, y - 80, k], abs=0.6)
