"""What tests of the map do again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

TREE = """() => [...document.querySelectorAll('[role=treeitem]')].map(node => ({
  id: node.id.slice(4), level: +node.getAttribute('aria-level'), at: +node.getAttribute('aria-posinset'),
  of: +node.getAttribute('aria-setsize'), open: node.getAttribute('aria-expanded'), tab: node.getAttribute('tabindex'),
  x: node.getBoundingClientRect().x, name: node.getAttribute('aria-label')}))"""
MATRIX = (
    "() => { const m = new DOMMatrix(document.querySelector('.atlas-map').style.transform); return [m.e, m.f, m.a] }"
)


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
