"""Pointer, wheel, touch, print and motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .steps import ids, level, matrix, opened

pytestmark = pytest.mark.browser


def test_dragging_moves_the_map_and_opens_nothing(page: Page) -> None:
    x, y, k = matrix(page)
    box = page.locator("#map-model").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] + 40, steps=5)
    page.mouse.up()
    moved = matrix(page)
    assert moved[2] == k
    assert 30 < moved[0] - x <= 50
    assert 15 < moved[1] - y <= 30
    assert page.url.split("#")[0].endswith("/map/index.html")


def test_the_wheel_scrolls_the_page_until_the_map_is_meant(page: Page) -> None:
    page.mouse.move(640, 500)
    before = matrix(page)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => scrollY > 0")
    assert matrix(page) == before
    page.evaluate("() => scrollTo(0, 0)")
    page.mouse.click(30, 400)
    page.mouse.wheel(0, -300)
    assert matrix(page)[2] > before[2]
    assert page.evaluate("() => scrollY") == 0


def test_two_fingers_zoom_about_their_middle(browser: Browser, file: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(context, file)
    k = matrix(page)[2]
    hand = context.new_cdp_session(page)

    def touch(kind: str, *xs: int) -> None:
        points = [{"x": x, "y": 400, "id": i} for i, x in enumerate(xs)]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 170, 220)
    for step in range(1, 6):
        touch("touchMove", 170 - 10 * step, 220 + 10 * step)
    touch("touchEnd")
    assert matrix(page)[2] == pytest.approx(3 * k, rel=0.2)
    context.close()


def test_a_tap_shows_a_second_opens_and_a_badge_unfolds(browser: Browser, file: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(context, file)
    level(page, "Sections")
    page.tap("#map-data")
    expect(page.get_by_role("complementary", name="Preview")).to_contain_text("About Data.")
    reach = page.locator("#map-model .reach").bounding_box()
    assert min(reach["width"], reach["height"]) >= 24
    page.get_by_role("button", name="Unfold all below").tap()
    page.wait_for_timeout(250)
    assert "timed" in ids(page)
    page.locator("#map-splits .fold").tap()
    page.wait_for_timeout(250)
    assert "timed" not in ids(page)
    page.tap("#map-splits")
    page.tap("#map-splits")
    page.wait_for_url("**/topics/splits/**")
    context.close()


def test_print_gives_the_map_and_nothing_else(page: Page) -> None:
    level(page, "Groups")
    page.get_by_role("button", name="Zoom in").click()
    page.emulate_media(media="print")
    expect(page.locator(".atlas-map")).to_be_visible()
    for name in (".map-bar", ".map-foot", ".outline", ".map-card"):
        expect(page.locator(name)).to_be_hidden()
    box = page.locator(".atlas-map").bounding_box()
    assert box["x"] >= 0
    assert box["width"] <= 1280
    assert page.pdf().count(b"/Type /Page\n") == 1


def test_reduced_motion_is_honoured(browser: Browser, file: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = opened(context, file)
    level(page, "Sections")
    frames = page.evaluate(
        """() => { const click = new MouseEvent('click', {bubbles: true, cancelable: true})
        document.querySelector('#map-data .fold').dispatchEvent(click)
        const node = document.querySelector('#map-splits'), before = node.getAttribute('transform')
        return new Promise(done => setTimeout(() => done([before, node.getAttribute('transform')]), 60)) }"""
    )
    assert frames[0] == frames[1]
    context.close()
