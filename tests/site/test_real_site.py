"""The site of this repository as it is published: weight, hosts, data for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

HEAVIEST = 40 * 1024
ROOT = "https://site.example/atlas/"


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, LexborHTMLParser]:
    """Return every page with its address below the root."""
    found = {path.relative_to(real_site).as_posix(): path for path in sorted(real_site.rglob("index.html"))}
    return {name.removesuffix("index.html"): LexborHTMLParser(path.read_text("utf-8")) for name, path in found.items()}


def test_a_page_of_a_topic_or_a_tool_is_light(real_site: Path) -> None:
    sizes = {path: path.stat().st_size for path in real_site.glob("t*/*/index.html")}
    assert len(sizes) > 1000
    assert {path.parent.name: size for path, size in sizes.items() if size > HEAVIEST} == {}


def test_nothing_is_loaded_from_another_host(pages: dict[str, LexborHTMLParser], real_site: Path) -> None:
    loading = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
    foreign = [
        (name, address)
        for name, tree in pages.items()
        for element, attribute in loading.items()
        for node in tree.css(f"{element}[{attribute}]")
        if urlsplit(address := node.attributes[attribute] or "").netloc
    ]
    foreign += [
        (name, link.attributes["href"])
        for name, tree in pages.items()
        for link in tree.css('link[rel~="stylesheet"], link[rel~="preload"], link[rel~="icon"]')
        if urlsplit(link.attributes["href"] or "").netloc
    ]
    assert foreign == []
    for sheet in (real_site / "assets").glob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", sheet.read_text("utf-8")), sheet


def test_every_block_for_search_engines_parses_and_leads_somewhere(
    pages: dict[str, LexborHTMLParser], real_site: Path
) -> None:
    blocks, dead = 0, []
    for name, tree in pages.items():
        for script in tree.css('script[type="application/ld+json"]'):
            blocks += 1
            data = json.loads(script.text())
            assert data["@context"] == "https://schema.org"
            for address in _addresses(data):
                absolute = urljoin(ROOT + name, address)
                if absolute.startswith(ROOT) and not _is_there(real_site, absolute.removeprefix(ROOT)):
                    dead.append((name, address))
    assert blocks > 1200
    assert dead == []


def test_every_page_says_what_it_is(pages: dict[str, LexborHTMLParser]) -> None:
    for name, tree in pages.items():
        if tree.css_first('meta[http-equiv="refresh"]'):
            continue
        assert len(tree.css("h1")) == 1, name
        assert tree.css_first("title").text(), name
        assert (tree.css_first("html").attributes["lang"] or "").startswith("en"), name


def _addresses(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in {"url", "inDefinedTermSet"} and isinstance(value, str):
                yield value
            else:
                yield from _addresses(value)
    elif isinstance(data, list):
        for item in data:
            yield from _addresses(item)


def _is_there(site: Path, address: str) -> bool:
    path = site / address.partition("#")[0]
    return path.is_file() or (path / "index.html").is_file()
