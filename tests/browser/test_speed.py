"""What keeps pages fast and still: what they ask for before they are used, and that nothing moves while they load.

Nothing here is timed; `python -m benchmarks lighthouse` measures.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "section": "modelling/",
    "topic": "topics/data-versioning/",
    "checklist": "checklist/",
    "map": "map/",
    "tools": "tools/",
    "tool": "tools/dvc/",
    "stack": "stack/",
    "glossary": "glossary/",
}
PHONE = {"viewport": {"width": 412, "height": 823}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1350, "height": 940}}
SHIFTS = """() => new Promise(done => {
  const seen = []
  const keep = list => seen.push(...list.getEntries().map(entry => [entry.value,
    ...entry.sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? node?.nodeValue ?? '')]))
  new PerformanceObserver(keep).observe({type: 'layout-shift', buffered: true})
  setTimeout(() => done(seen), 400)
})"""
BLOCKING = """() => performance.getEntriesByType('resource')
  .filter(entry => entry.renderBlockingStatus === 'blocking').map(entry => entry.name.replace(/.*assets\\//, ''))"""
INDEX = re.compile(r"search_index|workers/search|names-data|previews-data")


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def context(request: pytest.FixtureRequest, browser: Browser, real_address: str) -> Iterator[BrowserContext]:
    """Return a fresh profile for the real site."""
    fresh = browser.new_context(base_url=real_address, **request.param)
    yield fresh
    fresh.close()


def _late(route: Route) -> None:
    """Hold a script back until the page has been painted without it."""
    time.sleep(0.5)
    route.continue_()


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_moves_while_a_page_loads(context: BrowserContext, kind: str) -> None:
    page = context.new_page()
    # A font that comes late moves words by a pixel or two, whatever stands in for it: this is about what we make.
    page.route("**/*.woff2", lambda route: route.abort())
    page.route("**/assets/scripts/page-*.js", _late)
    page.goto(PAGES[kind])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_asks_for_the_index_before_the_search_is_used(real: Page, kind: str) -> None:
    asked: list[str] = []
    real.on("request", lambda request: asked.append(request.url))
    real.goto(PAGES[kind])
    real.wait_for_load_state("networkidle")
    assert [url for url in asked if INDEX.search(url)] == []


def test_the_search_loads_its_index_when_it_is_used_and_finds_words_of_the_text(real: Page) -> None:
    real.goto("about/")
    with real.expect_request(re.compile("search_index.json")):
        real.keyboard.press("f")
    real.locator(".md-search__input").press_sequentially("lineage")
    expect(real.locator(".md-search-result__meta")).to_contain_text("matching document")
    expect(real.locator(".md-search-result__list:not(.found) a").first).to_be_visible()


def test_what_was_searched_for_is_marked_on_the_page_that_is_opened(real: Page) -> None:
    real.goto("topics/data-versioning/?h=version")
    expect(real.locator("article mark").first).to_be_attached()


@pytest.mark.parametrize("kind", PAGES)
def test_three_style_sheets_keep_a_page_from_painting_and_no_script(real: Page, kind: str) -> None:
    real.goto(PAGES[kind])
    real.wait_for_load_state("load")
    blocking = real.evaluate(BLOCKING)
    assert [name for name in blocking if not name.endswith(".css")] == []
    assert [name for name in blocking if not name.startswith("stylesheets/")] == (
        ["atlas.css", "map-page.css"] if kind == "map" else ["atlas.css"]
    )


@pytest.mark.parametrize("kind", PAGES)
def test_one_font_is_preloaded_and_it_is_the_one_that_is_used(real: Page, kind: str) -> None:
    asked: list[str] = []
    real.on("request", lambda request: asked.append(request.url) if request.resource_type == "font" else None)
    real.goto(PAGES[kind])
    real.wait_for_load_state("networkidle")
    preloaded = real.eval_on_selector_all("link[rel=preload][as=font]", "links => links.map(link => link.href)")
    assert len(preloaded) == 1
    assert asked[0] == preloaded[0]
    assert asked.count(preloaded[0]) == 1
    assert real.evaluate("() => [...document.fonts].filter(font => font.status === 'loaded').length") >= 1


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_first_paint_has_the_scheme_of_the_system(
    browser: Browser, real_address: str, system: str, scheme: str
) -> None:
    fresh = browser.new_context(base_url=real_address, color_scheme=system)  # type: ignore[arg-type]
    page = fresh.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto("about/")
    assert page.get_attribute("body", "data-md-color-scheme") == scheme
    fresh.close()


def test_a_chosen_scheme_is_kept_and_the_switch_goes_round(browser: Browser, real_address: str) -> None:
    fresh = browser.new_context(base_url=real_address, color_scheme="dark")
    page = fresh.new_page()
    page.goto("about/")
    seen = []
    for _ in range(4):
        page.locator("[data-scheme] label:visible").click()
        seen.append(page.get_attribute("body", "data-md-color-scheme"))
    assert seen == ["default", "slate", "slate", "default"]
    page.goto("tools/")
    assert page.get_attribute("body", "data-md-color-scheme") == "default"
    fresh.close()
