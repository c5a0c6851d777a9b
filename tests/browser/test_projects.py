"""Several projects in one browser, with undo instead of "are you sure"."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


def act(page: Page, name: str, answer: str | None = None) -> None:
    page.get_by_text("Projects", exact=True).click()
    page.locator(".menu[open]").get_by_role("button", name=name).click()
    if answer is not None:
        page.locator("dialog").get_by_role("textbox").fill(answer)
        page.keyboard.press("Enter")


def names(page: Page) -> list[str]:
    return page.locator("[data-projects] option").all_text_contents()


def done(page: Page) -> str:
    return page.locator("[data-tally]").text_content() or ""


def test_projects_are_kept_apart(checklist: Page) -> None:
    checklist.locator("#tick-check-0").check()
    act(checklist, "New", "Churn  model")
    expect(checklist.locator("[data-tally]")).to_have_text("0 of 1040 checks done")
    assert names(checklist) == ["My project", "Churn model"]
    checklist.locator("#tick-check-1").check()
    checklist.locator("[data-projects]").select_option("My project")
    expect(checklist.locator("#tick-check-0")).to_be_checked()
    expect(checklist.locator("#tick-check-1")).not_to_be_checked()


def test_a_copy_and_a_new_name_last(checklist: Page) -> None:
    checklist.locator("#tick-check-0").check()
    act(checklist, "Copy", "Second")
    checklist.locator("#tick-check-1").check()
    act(checklist, "Rename", "Second <b>try</b>")
    checklist.reload()
    assert names(checklist) == ["My project", "Second <b>try</b>"]
    assert done(checklist).startswith("2 of")
    checklist.locator("[data-projects]").select_option("My project")
    expect(checklist.locator("[data-tally]")).to_have_text("1 of 1040 checks done")


@pytest.mark.parametrize("action", ["Reset", "Delete"])
def test_reset_and_delete_can_be_undone_with_what_was_ticked_since(checklist: Page, action: str) -> None:
    for number in (0, 1):
        checklist.locator(f"#tick-check-{number}").check()
    act(checklist, action)
    expect(checklist.locator("[data-tally]")).to_have_text("0 of 1040 checks done")
    checklist.locator("#tick-check-2").check()
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator("#tick-check-0")).to_be_checked()
    expect(checklist.locator("#tick-check-1")).to_be_checked()
    checklist.reload()
    assert done(checklist).startswith("3 of" if action == "Reset" else "2 of")


@pytest.mark.parametrize("action", ["Reset", "Delete"])
def test_what_was_reset_or_deleted_does_not_come_back_from_another_tab(context: BrowserContext, action: str) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto("checklist/")
    other.goto("checklist/")
    one.locator("#tick-check-0").check()
    expect(other.locator("#tick-check-0")).to_be_checked()
    act(one, action)
    expect(other.locator("#tick-check-0")).not_to_be_checked()
    other.locator("#tick-check-1").check()
    expect(one.locator("[data-tally]")).to_have_text("1 of 1040 checks done")
    expect(one.locator("#tick-check-0")).not_to_be_checked()


def test_cancelling_changes_nothing(checklist: Page) -> None:
    act(checklist, "New")
    checklist.keyboard.press("Escape")
    assert names(checklist) == ["My project"]
    assert checklist.evaluate("localStorage.getItem('mlatlas-progress')") is None
