"""Reads links out of the files beside the pages: SVG, CSS, site map, search index, text and JSON."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from generator.linkcheck.internal import css
from generator.linkcheck.internal.document import Document, Reference

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_css(raw: bytes) -> Document:
    """Return the links of a style sheet."""
    found = dict.fromkeys(Reference("url()", address) for address in css.addresses(raw.decode("utf-8", "replace")))
    return Document(tuple(found))


def read_svg(raw: bytes) -> Document:
    """Return links and anchors of an SVG file; one that is not well-formed is broken, for a browser too."""
    references: dict[Reference, None] = {}
    anchors: set[str] = set()
    style: list[str] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        inside.append(tag)
        for name, value in attributes.items():
            if name == "id":
                anchors.add(value)
            elif name in {"href", "xlink:href"}:
                references[Reference(f"{tag}[{name}]", value)] = None
            elif "url(" in value:
                references.update((Reference(f"{tag}[{name}]", found), None) for found in css.addresses(value))

    def text(words: str) -> None:
        if inside and inside[-1] == "style":
            style.append(words)

    if broken := _walk(raw, start, lambda _: inside.pop(), text):
        return Document(broken=broken)
    references.update((Reference("style", found), None) for found in css.addresses("".join(style)))
    return Document(tuple(references), frozenset(anchors))


def read_sitemap(raw: bytes) -> Document:
    """Return the pages that a site map names."""
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    found: list[str] = []
    inside: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        inside.append(tag)
        if tag == "loc":
            found.append("")

    def text(words: str) -> None:
        if inside and inside[-1] == "loc":
            found[-1] += words

    if broken := _walk(raw, start, lambda _: inside.pop(), text):
        return Document(broken=broken)
    return Document(tuple(Reference("loc", address.strip()) for address in found))


def read_search(raw: bytes) -> Document:
    """Return the places that the search index leads to."""
    try:
        entries = json.loads(raw)["docs"]
        return Document(tuple(Reference("location", entry["location"]) for entry in entries))
    except (ValueError, KeyError, TypeError) as error:
        return Document(broken=f"is no search index: {error!r}")


def read_text(raw: bytes) -> Document:
    """Return the links of a text for machines, which is Markdown."""
    # Not every site has such a text, and none is read again while it is unchanged.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    tokens = MarkdownIt("commonmark").parse(raw.decode("utf-8", "replace"))
    return Document(tuple(dict.fromkeys(_linked(tokens))))


def read_json(raw: bytes) -> Document:
    """Return the addresses under `url` and `href` in a file of the interface for programs."""
    try:
        data = json.loads(raw)
    except ValueError as error:
        return Document(broken=f"is not JSON: {error}")
    return Document(tuple(dict.fromkeys(_addresses(data))))


def _linked(tokens: list[Token]) -> Iterator[Reference]:
    for token in tokens:
        yield from _linked(token.children or [])
        for name in ("href", "src"):
            if isinstance(value := token.attrs.get(name), str):
                yield Reference(f"link[{name}]", value)


def _addresses(data: Any) -> Iterator[Reference]:
    if isinstance(data, list):
        for item in data:
            yield from _addresses(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in {"url", "href"} and isinstance(value, str):
                yield Reference(key, value)
            else:
                yield from _addresses(value)


def _walk(raw: bytes, start: Callable[..., None], end: Callable[[str], object], text: Callable[[str], None]) -> str:
    """Hand every element and text of an XML file over, in order; return why it cannot be read, empty when it can."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        return f"is not well-formed XML: {error}"
    return ""
