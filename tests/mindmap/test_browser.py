"""A real browser draws what Python measured, readable in every mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.mindmap import Layouts, choose_engine, overview, section_map

from .trees import atlas, section

pytestmark = pytest.mark.browser
ASSETS = Path(__file__).parents[2] / "theme_overrides" / "assets"
STYLES = ASSETS.parent / "styles"
TOO_WIDE = """() => [...document.querySelectorAll('.atlas-map [id]')].flatMap(node => {
  const room = node.querySelector('rect').getBBox().width
  const texts = [...node.querySelectorAll('text:not(.more)')]
  return texts.filter(text => text.getComputedTextLength() > room).map(text => text.textContent)
})"""
HIDDEN = """() => [...document.querySelectorAll('.atlas-map [id]')].filter(node =>
  getComputedStyle(node.querySelector('rect')).fill === getComputedStyle(node.querySelector('text')).fill
).map(node => node.id)"""
FILLS = """look => { const node = document.querySelector('.atlas-map .' + look)
  return [getComputedStyle(node.querySelector('rect')).fill, getComputedStyle(node.querySelector('text')).fill] }"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory, machine_cache: Path) -> Path:
    """Write a page with an overview and a section map, as the site shows them."""
    layouts = Layouts(None, choose_engine("wasi", machine_cache))
    maps = overview(atlas(), layouts).inline("") + section_map(section(4), layouts).inline("")
    style = (STYLES / "palette.css").read_text() + (STYLES / "map.css").read_text()
    font = (ASSETS / "fonts" / "inter-latin-wght-normal.woff2").as_uri()
    face = f"@font-face{{font-family:Inter;font-weight:100 900;src:url({font})}}"
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><style>{face}{style}</style>{maps}", encoding="utf-8")
    return file


def test_every_label_fits_its_box(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate("() => [...document.fonts].map(font => font.status)") == ["loaded"]
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("mode", ["screen", "print", "forced"])
def test_no_label_has_the_colour_of_its_box(browser: Browser, page_file: Path, mode: str) -> None:
    page = browser.new_page(forced_colors="active" if mode == "forced" else "none")
    page.emulate_media(media="print" if mode == "print" else "screen")
    page.goto(page_file.as_uri())
    assert page.evaluate(HIDDEN) == []


@pytest.mark.parametrize("look", ["root", "section", "group"])
def test_print_is_black_on_white(browser: Browser, page_file: Path, look: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print", reduced_motion="reduce")
    page.goto(page_file.as_uri())
    assert page.evaluate(FILLS, look) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
