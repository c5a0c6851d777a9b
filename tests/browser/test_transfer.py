"""Taking progress out and in: nothing is lost, nothing wrong gets in, and every conflict is shown."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_ticks import kept, record_of

pytestmark = pytest.mark.browser
Checks = dict[str, str]


def export(page: Page, name: str, folder: Path) -> Path:
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def take_in(page: Page, content: str | bytes, name: str = "progress.json") -> None:
    buffer = content if isinstance(content, bytes) else content.encode()
    page.locator("[data-file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": buffer})


def set_up(page: Page) -> None:
    """Make one check of each state, one of them with a note and evidence that are hard to quote."""
    for number, title in ((0, "Done"), (1, "Doing"), (2, "Not applicable")):
        page.locator(f"#check-{number}").get_by_role("button").click()
        page.locator(f"#check-{number}").get_by_role("radio", name=title).check()
    page.locator("#check-1").get_by_label("Note").fill('=cmd, "quoted";\nsecond -- line <!-- x --> ünï')
    page.locator("#check-1").get_by_label("Link to evidence").fill("https://example.org/a_(b)?c=1,2")
    page.locator("#check-1").get_by_label("Link to evidence").press("Tab")


@pytest.mark.parametrize("form", ["JSON", "CSV"])
def test_what_was_exported_comes_back_whole_in_another_browser(
    checklist: Page, browser: Browser, address: str, tmp_path: Path, form: str
) -> None:
    set_up(checklist)
    before = kept(checklist)
    text = export(checklist, form, tmp_path).read_bytes()
    other = browser.new_context(base_url=address).new_page()
    other.goto("checklist/")
    take_in(other, text)
    other.locator("dialog").get_by_role("button", name="Import").click()
    assert kept(other) == before
    other.context.close()


def test_a_file_imported_twice_changes_nothing_the_second_time(checklist: Page, tmp_path: Path) -> None:
    set_up(checklist)
    before = kept(checklist)
    for form in ("JSON", "CSV"):
        take_in(checklist, export(checklist, form, tmp_path).read_bytes())
        expect(checklist.locator("dialog")).to_contain_text("0 checks new here, 0 that differ")
        checklist.get_by_role("button", name="Merge").click()
        assert kept(checklist) == before


def test_ticks_made_in_the_task_list_come_back(page: Page, tmp_path: Path) -> None:
    page.goto("checklist/?section=part-0")
    set_up(page)
    text = export(page, "Markdown", tmp_path).read_text("utf-8")
    lines = text.splitlines()
    assert lines[:3] == ["# My project", "", "## 01 Part 0"]
    assert sum(line.startswith("- [") for line in lines) == 80
    assert "- [x] Do the thing with number 0 and write down what came of it. <!-- check-0 -->" in lines
    ticked = text.replace("- [ ] Do the thing with number 7 ", "- [X] Do the thing with number 7 ")
    take_in(page, ticked, "list.md")
    expect(page.locator("dialog")).to_contain_text("1 check new here, 0 that differ")
    page.get_by_role("button", name="Merge").click()
    assert {name: entry["state"] for name, entry in kept(page).items()} == {
        "check-0": "done",
        "check-1": "doing",
        "check-2": "na",
        "check-7": "done",
    }


def test_a_state_changed_in_the_spreadsheet_wins(checklist: Page, tmp_path: Path) -> None:
    checklist.locator("#tick-check-0").check()
    text = export(checklist, "CSV", tmp_path).read_text("utf-8-sig")
    take_in(checklist, text.replace("check-0,done,,", "check-0,doing,asked Anna,"), "list.csv")
    checklist.get_by_role("button", name="Merge").click()
    assert (kept(checklist)["check-0"]["state"], kept(checklist)["check-0"]["note"]) == ("doing", "asked Anna")


def test_a_cell_never_begins_like_a_formula(checklist: Page, tmp_path: Path) -> None:
    set_up(checklist)
    assert "'=cmd" in export(checklist, "CSV", tmp_path).read_text("utf-8-sig")


def test_the_newer_wins_each_conflict_is_shown_and_undo_brings_back_the_old(checklist: Page) -> None:
    checklist.locator("#tick-check-0").check()
    mine = kept(checklist)
    project = json.loads(checklist.evaluate("localStorage['mlatlas-progress']"))["current"]
    record = record_of({"check-0": "na", "check-9": "done"})
    record["projects"] = {project: record["projects"]["p-1"]}  # type: ignore[index]
    take_in(checklist, json.dumps(record))
    dialog = checklist.locator("dialog")
    expect(dialog).to_contain_text("1 check new here, 1 that differ")
    expect(dialog.locator(".conflicts li")).to_contain_text("Do the thing with number 0")
    expect(dialog.locator(".conflicts b")).to_contain_text("Here done")
    expect(dialog.locator(".conflicts")).to_contain_text("there not applicable, “a note”, 2026-01-01 00:00")
    dialog.get_by_role("button", name="Merge").click()
    assert {name: entry["state"] for name, entry in kept(checklist).items()} == {"check-0": "done", "check-9": "done"}
    checklist.get_by_role("button", name="Undo").click()
    expect(checklist.locator("[data-tally]")).to_have_text("1 of 1040 checks done")
    assert kept(checklist)["check-0"] == mine["check-0"]


def test_a_project_of_somebody_else_can_be_kept_apart(checklist: Page) -> None:
    checklist.locator("#tick-check-0").check()
    take_in(checklist, json.dumps(record_of({"check-5": "done"})))
    checklist.get_by_role("button", name="Keep apart").click()
    assert sorted(checklist.locator("[data-projects] option").all_text_contents()) == ["Churn", "My project"]
    assert set(kept(checklist)) == {"check-5"}


def test_a_link_carries_a_project_in_its_fragment_only(checklist: Page, browser: Browser, address: str) -> None:
    set_up(checklist)
    before = kept(checklist)
    checklist.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checklist.get_by_text("Export", exact=True).click()
    checklist.get_by_role("button", name="Copy a link").click()
    expect(checklist.locator(".toast")).to_contain_text("on the clipboard")
    link = checklist.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}checklist/#p=")
    other = browser.new_context().new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    other.locator("dialog").get_by_role("button", name="Import").click()
    assert kept(other) == before
    assert other.url == f"{address}checklist/"
    code = link.partition("#p=")[2]
    assert not any(code in url.partition("#")[0] for url in asked)
    other.context.close()


BOMB = base64.urlsafe_b64encode(zlib.compress(b"[" * 30_000_000, 9)[2:-4]).decode().rstrip("=")


def one(checks: str) -> str:
    return f'{{"schema": 1, "projects": {{"p": {{"name": "x", "checks": {{{checks}}}}}}}}}'


ENTRY = '"a": {"state": "done", "at": "2026-01-01"'
HOSTILE: list[tuple[str | bytes, str]] = [
    (b"", "neither JSON nor"),
    (b"\x00\xff\xfe\x89PNG", "neither JSON nor"),
    ("{", "damaged or incomplete"),
    ("{" * 100_000, "damaged or incomplete"),
    ('{"colour": "blue"}', "no progress of this atlas"),
    ('{"projects": {}}', "which version"),
    ('{"schema": 0, "projects": {}}', "older"),
    ('{"schema": 2, "projects": {}}', "newer version"),
    ('{"schema": "1", "projects": {}}', "which version"),
    ('{"schema": 1, "projects": []}', "no table"),
    ('{"schema": 1, "projects": {"__proto__": {"name": "x", "checks": {}}}}', "no name of a project"),
    ('{"schema": 1, "projects": {"p": {"name": 7, "checks": {}}}}', "no name"),
    (one('"__proto__": {"state": "done"}'), "no name of a check"),
    (one('"a": {"state": "toString", "at": "2026-01-01"}'), "unknown state"),
    (one('"a": {"state": "done"}'), "when it was changed"),
    (one(f'{ENTRY}, "evidence": "javascript:alert(1)"}}'), "evidence"),
    (one(f'{ENTRY}, "note": "{"x" * 5000}"}}'), "too long"),
    (b"x" * 6_000_000, "larger than any"),
    ("id,colour\na,blue\n", "no column"),
    ("id,state\na,blue\n", "unknown state"),
    ("id,state,evidence\na,done,javascript:alert(1)\n", "no web address"),
    ("# A list\n\n- [x] Something else\n", "neither JSON nor"),
]


@pytest.mark.parametrize(("content", "words"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_wrong_is_said_and_changes_nothing(checklist: Page, content: str | bytes, words: str) -> None:
    checklist.locator("#tick-check-0").check()
    before = checklist.evaluate("localStorage['mlatlas-progress']")
    take_in(checklist, content)
    expect(checklist.locator(".toast")).to_contain_text("Nothing was changed")
    expect(checklist.locator(".toast")).to_contain_text(words)
    assert checklist.evaluate("localStorage['mlatlas-progress']") == before
    assert checklist.evaluate("({}).state") is None


@pytest.mark.parametrize("code", ["x", "!!!", "AAAA", BOMB, "A" * 500_000], ids=["x", "signs", "zeros", "bomb", "long"])
def test_a_damaged_link_is_said_and_changes_nothing(page: Page, code: str) -> None:
    page.goto("checklist/")
    page.evaluate("code => { location.hash = `p=${code}` }", code)
    expect(page.locator(".toast")).to_contain_text("Nothing was changed: this cannot be imported. The link is damaged")
    assert page.evaluate("localStorage.getItem('mlatlas-progress')") is None


def test_a_clock_that_ran_ahead_does_not_win_for_ever(checklist: Page) -> None:
    record = record_of({"check-0": "done"})
    record["projects"]["p-1"]["checks"]["check-0"]["at"] = "9998-01-01T00:00:00.000Z"  # type: ignore[index]
    take_in(checklist, json.dumps(record))
    checklist.locator("dialog").get_by_role("button", name="Import").click()
    expect(checklist.locator("#tick-check-0")).to_be_checked()
    checklist.locator("#tick-check-0").uncheck()
    assert kept(checklist)["check-0"]["at"] < "9998"
