"""Filters: in the address, in counts, and never in the way of anything."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .large import ALL

pytestmark = pytest.mark.browser
SHOWN = "() => [...document.querySelectorAll('.check')].filter(e => !e.closest('[hidden]')).map(e => e.id)"


def shown(page: Page) -> set[int]:
    return {int(name.removeprefix("check-")) for name in page.evaluate(SHOWN)}


def test_everything_is_reachable_with_the_default_filters(checklist: Page) -> None:
    assert shown(checklist) == set(range(ALL))
    expect(checklist.locator("[data-tally]")).to_have_text("0 of 1040 checks done")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stage=poc", {n for n in range(ALL) if n % 3 == 0}),
        ("stage=mvp", {n for n in range(ALL) if n % 3 < 2}),
        ("stage=production", set(range(ALL))),
        ("role=mlops", {n for n in range(ALL) if 4 in (n % 7, (n + 3) % 7)}),
        ("section=part-2", set(range(160, 240))),
        (
            "stage=poc&role=mlops&section=part-2",
            {n for n in range(160, 240) if n % 3 == 0 and 4 in (n % 7, (n + 3) % 7)},
        ),
        ("words=NUMBER+777+write", {777}),
        ("words=topic+129+because+1039", {1039}),
        ("state=done", set()),
        ("state=open", set(range(ALL))),
        ("stage=none&role=%3Cb%3E&section=..&state=x", set(range(ALL))),
    ],
)
def test_an_address_carries_a_filter(page: Page, query: str, expected: set[int]) -> None:
    page.goto(f"checklist/?{query}")
    assert shown(page) == expected
    expect(page.locator("[data-empty]")).to_be_visible(visible=not expected)


def test_controls_write_the_address_and_a_colleague_sees_the_same(checklist: Page) -> None:
    checklist.get_by_role("radio", name="Proof of concept").check()
    checklist.get_by_label("Role").select_option("mlops")
    checklist.get_by_label("Section").select_option("part-2")
    checklist.get_by_label("Words").fill("thing")
    expect(checklist).to_have_url(re.compile(r"/checklist/\?stage=poc&role=mlops&section=part-2&words=thing$"))
    here = shown(checklist)
    counted = checklist.locator("[data-tally]").text_content()
    checklist.reload()
    assert shown(checklist) == here
    assert checklist.locator("[data-tally]").text_content() == counted
    checklist.get_by_role("button", name="Clear filters").click()
    expect(checklist).to_have_url(re.compile("/checklist/$"))
    assert shown(checklist) == set(range(ALL))


def test_counts_and_rings_follow_the_filter_for_each_section_and_in_all(page: Page) -> None:
    page.goto("checklist/?stage=poc&section=part-0")
    page.locator("#tick-check-0").check()
    page.locator("#tick-check-3").check()
    expect(page.locator("[data-tally]")).to_have_text("2 of 27 checks done")
    expect(page.locator("[data-tally]")).to_have_attribute("role", "status")
    expect(page.locator('[data-section="part-0"] [data-count]')).to_have_text("2 of 27")
    expect(page.locator("[data-ring]")).to_have_attribute("style", "--part: 0.074;")
    page.get_by_label("Section").select_option("")
    expect(page.locator("[data-tally]")).to_have_text("2 of 347 checks done")


def test_a_check_that_is_ticked_stays_until_the_filter_changes(page: Page) -> None:
    page.goto("checklist/?state=open&section=part-0")
    page.locator("#tick-check-0").check()
    expect(page.locator("#check-0")).to_be_visible()
    page.get_by_label("Words").fill("thing")
    expect(page.locator("#check-0")).to_be_hidden()
    expect(page.locator("[data-tally]")).to_have_text("1 of 80 checks done, 79 shown")


def test_what_next_names_the_earliest_open_checks_with_reason_and_decision(page: Page) -> None:
    page.goto("checklist/?stage=poc&role=product")
    items = page.locator("[data-next] li")
    expect(items).to_have_count(3)
    first = next(n for n in range(ALL) if n % 3 == 0 and 0 in (n % 7, (n + 3) % 7))
    expect(items.first).to_contain_text(f"number {first} ")
    expect(items.first).to_contain_text(f"Because of {first}.")
    expect(items.first).to_contain_text("Hangs on Topic 0?")
    page.locator(f"#tick-check-{first}").check()
    expect(items.first).not_to_contain_text(f"number {first} ")


def test_a_link_to_a_check_far_down_shows_it(page: Page) -> None:
    page.goto("checklist/#check-1000")
    expect(page.locator("#check-1000")).to_be_in_viewport()


def test_a_filter_and_a_tick_work_on_a_slow_machine(page: Page) -> None:
    page.goto("checklist/")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.get_by_label("Section").select_option("part-2")
    page.locator("#tick-check-160").check()
    expect(page.locator("[data-tally]")).to_have_text("1 of 80 checks done")


def test_print_shows_what_the_filter_leaves_with_boxes_and_no_controls(page: Page) -> None:
    page.goto("checklist/?stage=poc&section=part-0")
    page.emulate_media(media="print")
    for hidden in (".checklist-bar", ".controls", ".next", ".check-state", ".md-header"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("#tick-check-0")).to_be_visible()
    expect(page.locator("#check-1")).to_be_hidden()
    expect(page.locator("[data-sheet]")).to_have_text("My project, Proof of concept, 01 Part 0")


def test_without_scripts_the_list_reads_well(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    plain = browser.new_context(base_url=address, java_script_enabled=False)
    page = plain.new_page()
    page.goto("checklist/")
    expect(page.locator("#check-1039")).to_be_attached()
    for control in (".controls", ".checklist-bar", ".check-state"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator("[data-next] li")).to_have_count(3)
    plain.close()
