"""What a reader can do on the map, in a real browser."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from rjsmin import jsmin

from generator.build import SCRIPTS
from generator.mindmap import Layouts, choose_engine

from .live_page import knowledge, regular, section, topic, write_page

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
KEPT = "mlatlas-progress"
TREE = """() => [...document.querySelectorAll('[role=treeitem]')].map(node => ({
  id: node.id.slice(4), level: +node.getAttribute('aria-level'), at: +node.getAttribute('aria-posinset'),
  of: +node.getAttribute('aria-setsize'), open: node.getAttribute('aria-expanded'), tab: node.getAttribute('tabindex'),
  x: node.getBoundingClientRect().x, name: node.getAttribute('aria-label')}))"""
MATRIX = (
    "() => { const m = new DOMMatrix(document.querySelector('.atlas-map').style.transform); return [m.e, m.f, m.a] }"
)


@pytest.fixture(scope="module")
def layouts(machine_cache: Path) -> Layouts:
    """Return one engine for all pages of this module."""
    return Layouts(None, choose_engine("auto", machine_cache))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, layouts: Layouts) -> Path:
    """Write a small map with everything on it."""
    folder = tmp_path_factory.mktemp("map")
    splits = topic(
        "splits",
        "Data splitting",
        topic("grouped", "Split by group", checks=["c-grouped"], related=("training",)),
        topic("timed", "Split by time", checks=["c-timed"], stage="production", also=("walk-forward", "TSCV")),
        checks=["c-splits"],
        roles=("mlops",),
    )
    many = (topic(f"g{i}", f"Group {i}", topic(f"g{i}-a", f"Leaf of {i}", checks=[f"c{i}"])) for i in range(6))
    base = knowledge(
        folder / "content",
        section("data", "Data", topic("cleaning", "Data cleaning", checks=["c-cleaning"]), splits),
        section(
            "model", "Modelling", topic("training", "Training", topic("loss", "Loss", stage="mvp"), stage="mvp"), *many
        ),
        section("ops", "Operations", *(topic(f"o{i}", f"Operation {i}") for i in range(5))),
        retired=(("old-splits", "splits"), ("lost", None)),
    )
    return write_page(folder, base, layouts)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh profile; what it says on the console is a failure."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    heard: list[str] = []
    fresh.on("console", lambda message: heard.append(message.text))
    fresh.on("weberror", lambda error: heard.append(str(error.error)))
    yield fresh
    fresh.close()
    assert heard == []


@pytest.fixture
def page(context: BrowserContext, file: Path) -> Page:
    """Return a tab with the map."""
    return opened(context, file)


def opened(context: BrowserContext, file: Path, rest: str = "") -> Page:
    page = context.new_page()
    page.goto(file.as_uri() + rest)
    settled(page)
    return page


def settled(page: Page) -> None:
    page.wait_for_function(
        "() => document.querySelector('[data-live]') && document.querySelector('#map-atlas').node.own"
    )


def tree(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(TREE)


def ids(page: Page) -> list[str]:
    return [node["id"] for node in tree(page)]


def level(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def focused(page: Page) -> str:
    return page.evaluate("() => document.activeElement.id").removeprefix("map-")


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def fold(page: Page, name: str, *modifiers: Any) -> None:
    page.locator(f"#map-{name} .fold").click(modifiers=list(modifiers))
    page.wait_for_timeout(250)


def matrix(page: Page) -> list[float]:
    page.wait_for_timeout(60)
    return page.evaluate(MATRIX)


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
    keys(page, "-", "0", "Shift+ArrowRight", "Shift+ArrowDown")
    assert matrix(page) == pytest.approx([x - 80, y - 80, k], abs=0.6)


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


def record(*done: str) -> str:
    at = "2026-01-01T00:00:00.000Z"
    checks = {name: {"state": "done", "note": "", "evidence": "", "at": at} for name in done}
    project = {"name": "Mine", "created": at, "checks": checks}
    return json.dumps({"schema": 1, "current": "p-1", "projects": {"p-1": project}})


def test_progress_shows_as_bar_tick_and_words_and_follows_another_tab(context: BrowserContext, file: Path) -> None:
    page = opened(context, file)
    level(page, "All")
    assert page.locator(".progress").count() == 0
    other = opened(context, file)
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEPT, record("c-grouped", "c-splits")])
    expect(page.locator("#map-splits")).to_have_attribute("aria-label", re.compile("2 of 3 checks done"))
    assert page.locator("#map-splits .share").count() == 1
    assert page.locator("#map-grouped").get_attribute("data-done") == "all"
    assert page.locator("#map-grouped .progress path").count() == 1
    assert page.locator("#map-timed .progress").count() == 0


def test_only_a_stage_or_a_role(page: Page) -> None:
    level(page, "All")
    page.get_by_label("Stage").select_option("poc")
    assert {"grouped", "splits"} <= set(ids(page))
    assert not {"timed", "training"} & set(ids(page))
    assert "stage=poc" in page.url
    page.get_by_label("Stage").select_option("")
    page.get_by_label("Role").select_option("mlops")
    assert ids(page) == ["atlas", "data", "splits"]
    expect(page.locator("[data-map-status]")).to_have_text("1 topic shown")
    page.reload()
    settled(page)
    assert set(ids(page)) <= {"atlas", "data", "splits"}
    page.get_by_label("Role").select_option("legal")
    expect(page.locator("[data-map-status]")).to_contain_text("No topic")


def test_a_preview_by_pointer_and_by_keyboard_with_cross_links(page: Page) -> None:
    level(page, "All")
    card = page.get_by_role("complementary", name="Preview")
    page.hover("#map-grouped")
    expect(card).to_contain_text("What Split by group is.")
    expect(card).to_contain_text("0 of 1 check done")
    expect(page.locator(".over .cross")).to_have_count(1)
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()
    expect(page.locator(".over .cross")).to_have_count(0)
    page.locator("#map-cleaning").focus()
    keys(page, "ArrowDown", "ArrowLeft")
    expect(card).to_contain_text("Split by group")
    keys(page, "Escape")
    expect(card).to_be_hidden()
    keys(page, "ArrowDown", "ArrowUp")
    card.get_by_role("link", name="Training").click()
    page.wait_for_function("() => document.activeElement.id === 'map-training'")
    assert page.url.endswith("#training")


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
