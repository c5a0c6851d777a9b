"""What a screen reader, a reader in the dark and a reader without a server get."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import PROJECT

pytestmark = pytest.mark.browser
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
OURS = ["article", ".toast", "dialog.ask"]
KEPT = "async () => (await (await caches.open('mlatlas-1')).keys()).length > 8"
STATES = {
    "plain": "() => {}",
    "editing": "() => document.querySelector('#check-1 button').click()",
    "menu": "() => document.querySelector('details.menu').open = true",
    "asking": "() => document.querySelector('[data-act=new]').click()",
    "empty": "() => { const words = document.querySelector('[name=words]'); words.value = 'zzz'; "
    "words.dispatchEvent(new Event('input', {bubbles: true})) }",
    "toast": "() => ['#tick-check-0', '[data-act=reset]'].forEach(name => document.querySelector(name).click())",
}


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_the_checklist(browser: Browser, address: str, scheme: str, state: str) -> None:
    assert violations(browser, f"{address}checklist/?section=part-0", scheme, STATES[state]) == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci")
@pytest.mark.parametrize("path", ["", "part-0/", "topics/topic-0/"])
def test_axe_finds_nothing_where_checks_are_ticked(browser: Browser, address: str, path: str) -> None:
    assert violations(browser, address + path, "light", "() => document.querySelector('.check input')?.click()") == []


def violations(browser: Browser, url: str, scheme: str, act: str) -> list[str]:
    page = browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    page.goto(url)
    page.evaluate(act)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "ours => axe.run({include: ours.filter(o => document.querySelector(o))}, {preload: false})", OURS
    )
    page.context.close()
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]]


def test_pages_are_read_again_without_network_after_one_visit(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("checklist/?stage=poc")
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function(KEPT)
    context.set_offline(offline=True)
    page.goto("checklist/")
    page.locator("#tick-check-0").check()
    page.reload()
    expect(page.locator("#tick-check-0")).to_be_checked()
    assert page.evaluate(
        "() => document.fonts.ready.then(() => [...document.fonts].some(font => font.status === 'loaded'))"
    )
    context.close()


def test_nothing_is_kept_offline_while_the_site_is_written(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("window.livereload = () => {}")
    page.goto("checklist/")
    page.wait_for_timeout(500)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    page = browser.new_context().new_page()
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(f"{(site / 'checklist' / 'index.html').as_uri()}?stage=poc")
    page.locator("#tick-check-0").check()
    page.get_by_label("Section").select_option("part-0")
    expect(page.locator("[data-tally]")).to_have_text("1 of 27 checks done")
    page.goto((site / "topics" / "topic-0" / "index.html").as_uri())
    expect(page.locator("#tick-check-0")).to_be_checked()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Continue").click()
    assert page.url.endswith("/checklist/index.html#check-1")
    assert heard == []
    page.context.close()


@pytest.mark.parametrize("path", ["checklist/", "topics/topic-0/", "part-0/", ""])
def test_nothing_jumps_when_scripts_begin(context: BrowserContext, path: str) -> None:
    page = context.new_page()
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value)))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto("checklist/")
    page.locator("#tick-check-0").check()
    page.goto(path)
    page.wait_for_timeout(300)
    assert sum(page.evaluate("shifts")) < 0.01


def test_nothing_is_wider_than_a_phone(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{address}checklist/")
    page.locator("#check-0 button").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.context.close()


def test_the_scripts_of_the_checklist_are_small(site: Path) -> None:
    script = (site / "assets" / "scripts" / "page-checklist.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 15 * 1024


def test_every_state_has_a_name(page: Page) -> None:
    page.goto("checklist/")
    row = page.locator("#check-0")
    expect(row.get_by_role("checkbox")).to_have_accessible_name(
        "Do the thing with number 0 and write down what came of it."
    )
    expect(row.get_by_role("button")).to_have_accessible_name("To do")
    expect(row.get_by_role("button")).to_have_accessible_description(
        "Do the thing with number 0 and write down what came of it."
    )
