"""axe over every kind of page of the real site, what is around the page body included, in light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.conftest import PROJECT

pytestmark = pytest.mark.browser
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [
    *("", "data/", "topics/data-versioning/", "topics/need-for-ml/", "tools/", "tools/dvc/", "papers/", "glossary/"),
    *("stack/", "template/", "gaps/", "changes/", "about/", "checklist/"),
]
THEMES_OWN = {"region"}
"""Rules that only the theme's hidden drawer and skip link break, which are not ours to change."""


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, real_address: str, path: str, scheme: str) -> None:
    page = browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    page.goto(real_address + path)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("() => axe.run(document, {preload: false})")
    page.context.close()
    rules = {rule["id"]: rule["nodes"] for rule in found["violations"] if rule["id"] not in THEMES_OWN}
    assert [f"{name}: {node['html'][:160]}" for name, nodes in rules.items() for node in nodes] == []
