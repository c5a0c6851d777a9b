"""Storage that is full, blocked, damaged or of another version: a message, and nothing lost."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_ticks import record_of

pytestmark = pytest.mark.browser
FILL = """() => {
  let size = 4_000_000
  while (size > 0) {
    try { localStorage.other = (localStorage.other ?? '') + 'x'.repeat(size) } catch { size = size >> 1 }
  }
}"""
BLOCK = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def put(page: Page, text: str) -> None:
    page.goto("about/")
    page.evaluate("text => localStorage.setItem('mlatlas-progress', text)", text)


def test_full_storage_keeps_the_old_and_says_that_the_new_is_not_saved(checklist: Page) -> None:
    checklist.locator("#tick-check-0").check()
    checklist.evaluate(FILL)
    for number in range(1, 20):
        checklist.locator(f"#tick-check-{number}").check()
    expect(checklist.get_by_role("alert")).to_contain_text("storage is full")
    expect(checklist.locator("[data-tally]")).to_have_text("20 of 1040 checks done")
    assert "check-0" in checklist.evaluate("localStorage['mlatlas-progress']")
    checklist.evaluate("localStorage.removeItem('other')")
    checklist.locator("#tick-check-20").check()
    checklist.reload()
    expect(checklist.locator("[data-tally]")).to_have_text("21 of 1040 checks done")


@pytest.mark.parametrize("path", ["checklist/", "topics/topic-0/"])
def test_blocked_storage_works_in_memory_and_says_so(browser: Browser, address: str, path: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.add_init_script(BLOCK)
    page.goto(path)
    page.locator("#tick-check-0").check()
    expect(page.get_by_role("alert")).to_contain_text("does not let the site keep anything")
    page.locator("#tick-check-1").check()
    expect(page.locator("#tick-check-0")).to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export progress").click()
    record = json.loads(download.value.path().read_text("utf-8"))
    assert set(record["projects"][record["current"]]["checks"]) == {"check-0", "check-1"}
    page.context.close()


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"schema": 1, "projects": {"p": 1}}', "x" * 1000])
def test_damaged_progress_is_set_aside_untouched(page: Page, text: str) -> None:
    put(page, text)
    page.goto("checklist/")
    expect(page.get_by_role("alert")).to_contain_text("cannot be read")
    page.locator("#tick-check-0").check()
    assert page.evaluate("localStorage['mlatlas-progress-damaged-1']") == text
    page.reload()
    expect(page.locator("[data-tally]")).to_have_text("1 of 1040 checks done")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_progress_of_a_newer_version_is_never_written_over(page: Page) -> None:
    text = json.dumps({**record_of({"check-0": "done"}), "schema": 2})
    put(page, text)
    page.goto("checklist/")
    expect(page.get_by_role("alert")).to_contain_text("newer version")
    page.locator("#tick-check-1").check()
    expect(page.locator("#tick-check-1")).to_be_checked()
    assert page.evaluate("localStorage['mlatlas-progress']") == text


def test_damage_while_a_page_is_open_takes_nothing_from_it(page: Page) -> None:
    page.goto("checklist/")
    page.locator("#tick-check-0").check()
    page.evaluate("localStorage['mlatlas-progress'] = '{broken'")
    page.locator("#tick-check-1").check()
    page.reload()
    expect(page.locator("[data-tally]")).to_have_text("2 of 1040 checks done")
