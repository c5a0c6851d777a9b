"""Ticking on any page: kept, the same everywhere, with keyboard and words."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


def kept(page: Page) -> dict[str, dict[str, str]]:
    record = json.loads(page.evaluate("localStorage['mlatlas-progress']"))
    checks: dict[str, dict[str, str]] = record["projects"][record["current"]]["checks"]
    return checks


def test_a_tick_is_there_on_every_page_and_after_a_reload(page: Page) -> None:
    page.goto("topics/topic-0/")
    page.locator("#tick-check-0").check()
    for path in ("topics/topic-0/", "part-0/", "checklist/"):
        page.goto(path)
        expect(page.locator("#tick-check-0")).to_be_checked()
    page.goto("")
    expect(page.locator('[data-progress-of="part-0"]')).to_have_text("10 topics, 1 of 80 checks")
    expect(page.locator("[data-continue]")).to_have_text("Continue My project: 1 of 1040 checks done")
    expect(page.locator("[data-continue] a")).to_have_attribute("href", "checklist/#check-1")


def test_other_tabs_show_it_at_once(context: BrowserContext) -> None:
    tabs = [context.new_page() for _ in range(4)]
    for tab, path in zip(tabs, ("checklist/", "topics/topic-0/", "part-0/", ""), strict=True):
        tab.goto(path)
    tabs[0].locator("#tick-check-2").check()
    expect(tabs[1].locator("#tick-check-2")).to_be_checked()
    expect(tabs[2].locator("#tick-check-2")).to_be_checked()
    expect(tabs[2].locator(".page-progress")).to_have_text("10 topics, 1 of 80 checks")
    expect(tabs[3].locator('[data-progress-of="part-0"]')).to_have_text("10 topics, 1 of 80 checks")
    tabs[1].locator("#tick-check-2").uncheck()
    expect(tabs[0].locator("#tick-check-2")).not_to_be_checked()


def test_two_tabs_that_tick_at_once_lose_nothing(context: BrowserContext) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto("checklist/")
    other.goto("checklist/")
    one.locator("#tick-check-21").check()
    expect(other.locator("#tick-check-21")).to_be_checked()
    for number in range(0, 20, 2):
        one.evaluate("id => document.getElementById(id).click()", f"tick-check-{number}")
        other.evaluate("id => document.getElementById(id).click()", f"tick-check-{number + 1}")
    for tab in (one, other):
        expect(tab.locator("[data-tally]")).to_have_text("21 of 1040 checks done")
        tab.reload()
        expect(tab.locator("[data-tally]")).to_have_text("21 of 1040 checks done")


@pytest.mark.parametrize(
    ("title", "state", "counted"),
    [
        ("Doing", "doing", "0 of 1040 checks done, 1 in progress"),
        ("Done", "done", "1 of 1040 checks done"),
        ("Not applicable", "na", "0 of 1039 checks done, 1 not applicable"),
        ("To do", "todo", "0 of 1040 checks done"),
    ],
)
def test_a_check_has_four_states_each_with_its_word(checklist: Page, title: str, state: str, counted: str) -> None:
    row = checklist.locator("#check-5")
    row.get_by_role("button").click()
    row.get_by_role("radio", name="Done").check()
    row.get_by_role("radio", name=title).check()
    assert kept(checklist)["check-5"]["state"] == state
    expect(row.get_by_role("button")).to_have_text(title)
    expect(checklist.locator("[data-tally]")).to_have_text(counted)
    assert checklist.evaluate("document.querySelector('#tick-check-5').indeterminate") is (state == "doing")


def test_a_note_and_evidence_are_shown_as_text_and_link(checklist: Page) -> None:
    row = checklist.locator("#check-5")
    row.get_by_role("button").click()
    row.get_by_label("Note").fill("<img src=x onerror=alert(1)> seen")
    row.get_by_label("Link to evidence").fill("https://example.org/run/7")
    row.get_by_label("Link to evidence").press("Tab")
    checklist.goto("topics/topic-0/")
    expect(checklist.locator("#check-5 .check-note")).to_have_text("<img src=x onerror=alert(1)> seen Evidence")
    expect(checklist.locator("#check-5 .check-note a")).to_have_attribute("href", "https://example.org/run/7")


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "example.org"])
def test_evidence_is_a_web_address_or_nothing(checklist: Page, wrong: str) -> None:
    row = checklist.locator("#check-5")
    row.get_by_role("button").click()
    field = row.get_by_label("Link to evidence")
    field.fill(wrong)
    field.press("Tab")
    assert "http" in field.evaluate("field => field.validationMessage")
    expect(row.locator(".check-note")).to_have_count(0)


def test_everything_works_by_keyboard(checklist: Page) -> None:
    checklist.locator("#tick-check-0").focus()
    checklist.keyboard.press("Space")
    expect(checklist.locator("#tick-check-0")).to_be_checked()
    checklist.keyboard.press("Tab")
    checklist.keyboard.press("Enter")
    expect(checklist.locator("#check-0 input[value=done]")).to_be_focused()
    checklist.keyboard.press("ArrowRight")
    expect(checklist.locator("#check-0 button")).to_have_text("Not applicable")
    checklist.keyboard.press("Escape")
    expect(checklist.locator("#check-0 button")).to_be_focused()
    expect(checklist.locator("#check-0 button")).to_have_attribute("aria-expanded", "false")


def test_the_state_of_a_replaced_check_is_handed_on(page: Page) -> None:
    page.goto("")
    record = record_of({"first-name": "done", "once-there": "doing"})
    page.evaluate("text => localStorage.setItem('mlatlas-progress', text)", json.dumps(record))
    page.goto("topics/topic-0/")
    expect(page.locator("#tick-check-1")).to_be_checked()
    page.goto("")
    expect(page.locator('[data-progress-of="part-0"]')).to_have_text("10 topics, 1 of 80 checks")
    page.goto("checklist/")
    expect(page.locator("[data-gone] li")).to_have_text(["once-there doing: a noteNobody has to do that any more."])
    page.locator("#tick-check-1").uncheck()
    page.reload()
    expect(page.locator("#tick-check-1")).not_to_be_checked()
    assert set(kept(page)) == {"first-name", "once-there", "check-1"}


def record_of(states: dict[str, str]) -> dict[str, object]:
    checks = {
        name: {"state": state, "note": "a note", "evidence": "", "at": "2026-01-01T00:00:00.000Z"}
        for name, state in states.items()
    }
    project = {"name": "Churn", "created": "2026-01-01T00:00:00.000Z", "checks": checks}
    return {"schema": 1, "current": "p-1", "projects": {"p-1": project}}
