"""The directory of tools and the page of the stack in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from generator.__main__ import main

pytestmark = pytest.mark.browser


def shown(page: Page) -> int:
    return page.locator(".directory tbody tr:not([hidden])").count()


def test_filters_narrow_the_list_say_so_and_stand_in_the_address(real: Page) -> None:
    real.goto("tools/")
    everything = shown(real)
    real.get_by_role("searchbox", name="Words").fill("kafka")
    assert 0 < shown(real) < everything
    expect(real.locator("output.said")).to_contain_text(f"{shown(real)} of {everything} tools")
    real.wait_for_url("**/tools/?words=kafka")
    narrowed = shown(real)
    real.reload()
    assert shown(real) == narrowed
    real.get_by_role("button", name="Show all").click()
    expect(real.locator("output.said")).to_have_text(f"{everything} tools")
    real.wait_for_url("**/tools/")


def test_a_filter_that_nothing_fits_says_what_to_do(real: Page) -> None:
    real.goto("tools/?words=surelynosuchtool")
    expect(real.get_by_text("No tool fits all of this")).to_be_visible()


def test_the_list_sorts_by_each_header_and_back(real: Page) -> None:
    real.goto("tools/")
    names = real.locator(".directory tbody th")
    before = names.all_text_contents()
    real.get_by_role("button", name="Tool", exact=True).click()
    assert names.all_text_contents() == before[::-1]
    expect(real.locator("th[data-sort=name]")).to_have_attribute("aria-sort", "descending")
    real.get_by_role("button", name="Tool", exact=True).click()
    assert names.all_text_contents() == before


def test_four_tools_at_most_stand_side_by_side_and_survive_a_reload(real: Page) -> None:
    real.goto("tools/")
    boxes = real.locator("input[name=compare]")
    for place in range(4):
        boxes.nth(place).check()
    comparison = real.get_by_label("Comparison")
    assert comparison.locator("thead th").count() == 5
    boxes.nth(4).click()
    assert not boxes.nth(4).is_checked()
    expect(real.locator("output.said")).to_contain_text("Four tools at most")
    real.wait_for_function("() => decodeURIComponent(location.search).split(',').length === 4")
    real.reload()
    assert comparison.locator("thead th").count() == 5
    comparison.get_by_role("button").first.click()
    assert comparison.locator("thead th").count() == 4


def test_an_address_with_nonsense_shows_the_whole_list(real: Page) -> None:
    real.goto("tools/?status=<b>&compare=none,%22x&sort=-nothing&for=")
    expect(real.locator("output.said")).to_contain_text("tools")
    assert shown(real) > 0


def test_hovering_a_link_shows_what_is_behind_it_and_escape_takes_it_away(real: Page) -> None:
    real.goto("topics/data-versioning/")
    link = real.locator(".definition a").first
    link.hover()
    card = real.get_by_role("tooltip")
    expect(card).to_be_visible()
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    real.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_first_tap_on_a_term_shows_its_definition(browser: Browser, real_address: str, real_site: Path) -> None:
    marked = next(path for path in sorted(real_site.glob("topics/*/index.html")) if 'class="term"' in path.read_text())
    phone = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = phone.new_page()
    page.goto(f"{real_address}topics/{marked.parent.name}/")
    term = page.locator("a.term").first
    term.tap()
    expect(page.get_by_role("tooltip")).to_contain_text("Open")
    assert page.url.endswith(f"/{marked.parent.name}/")
    page.get_by_role("tooltip").get_by_role("link").tap()
    page.wait_for_url(lambda url: not url.endswith(f"/{marked.parent.name}/"))
    phone.close()


def test_the_stack_is_judged_written_and_kept_in_the_address(real: Page) -> None:
    real.goto("stack/")
    role = real.locator("[data-role]").first
    name = role.locator(".stack-name").first.inner_text()
    role.locator("input").first.check()
    expect(real.locator("[data-stack-result]")).to_contain_text(name)
    key = role.get_attribute("data-key")
    assert f"  {key}:\n    - " in real.locator("[data-stack-result] pre").first.inner_text()
    real.reload()
    assert real.locator("[data-role] input").first.is_checked()
    real.locator("[data-role] input").first.click()
    assert not real.locator("[data-role] input").first.is_checked()
    assert f"# {key}: nothing chosen yet" in real.locator("[data-stack-result] pre").first.inner_text()


def test_the_page_and_the_command_write_the_same_stack_file(real: Page) -> None:
    real.goto("stack/?name=my+stack")
    picks: list[str] = []
    for role in real.locator("[data-role]").all()[:3]:
        box = role.locator("input").nth(0)
        box.check()
        picks += ["--pick", f"{role.get_attribute('data-role')}={box.get_attribute('value')}"]
    for place, more in ((0, []), (1, ["--record"])):
        said = CliRunner().invoke(main, ["stack", "--name", "my stack", *picks, *more]).output
        assert real.locator("[data-stack-result] pre").nth(place).inner_text().strip() == said.strip()
