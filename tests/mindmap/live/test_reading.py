"""Progress, filters and previews."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .steps import ids, keys, level, opened, settled

pytestmark = pytest.mark.browser


KEPT = "mlatlas-progress"


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
