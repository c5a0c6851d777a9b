"""Reads links and anchors out of a page, in one pass over what lexbor finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.linkcheck.internal import css
from generator.linkcheck.internal.document import Document, Reference

# Attributes that hold an address, and the elements on which they do (None: on any).
ADDRESSES: dict[str, frozenset[str] | None] = {
    "href": None,
    "xlink:href": None,
    "src": None,
    "poster": frozenset({"video"}),
    "data": frozenset({"object"}),
    "action": frozenset({"form"}),
    "formaction": frozenset({"button", "input"}),
    "background": frozenset({"body", "table", "td", "th"}),
    "cite": frozenset({"blockquote", "q", "del", "ins"}),
}
_CANDIDATES = ("srcset", "imagesrcset")
_PAINT = ("style", "fill", "stroke", "clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end")
_SELECTOR = ",".join(
    [
        *(f"[{name.replace(':', chr(92) + ':')}]" for name in ADDRESSES),
        *(f"[{name}]" for name in _CANDIDATES),
        *(f'[{name}*="url("]' for name in _PAINT),
        "[id],a[name],meta[content],style",
    ]
)
_SILENT_RELATIONS = frozenset({"preconnect", "dns-prefetch"})
_PICTURES = re.compile(r"(?:og|twitter):(?:image|url|video|audio)(?::(?:secure_)?url|:src)?")
_REFRESH = re.compile(r"\s*[\d.]+\s*(?:[;,]\s*|\s)(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^\s,()]+)*\s*(?:,|\Z)")


def read(raw: bytes) -> Document:
    """Return the links and anchors of an HTML page."""
    tree = LexborHTMLParser(raw)
    references: dict[Reference, None] = {}
    anchors: set[str] = set()
    base = edit = refresh = canonical = ""
    for node in tree.css(_SELECTOR):
        tag = node.tag or ""
        attributes = node.attributes
        if name := attributes.get("id"):
            anchors.add(name)
        match tag:
            case "base":
                base = base or attributes.get("href") or ""
                continue
            case "meta":
                refresh = refresh or _refresh(attributes)
                references.update(dict.fromkeys(_meta(attributes)))
                continue
            case "style":
                references.update((Reference("style", found), None) for found in css.addresses(node.text()))
                continue
            case "a" if named := attributes.get("name"):
                anchors.add(named)
        relations = frozenset((attributes.get("rel") or "").casefold().split())
        if relations & _SILENT_RELATIONS:
            continue
        if "edit" in relations:
            edit = edit or attributes.get("href") or ""
        if "canonical" in relations:
            canonical = canonical or attributes.get("href") or ""
        references.update(dict.fromkeys(_element(tag, attributes)))
    return Document(tuple(references), frozenset(anchors), base, edit, refresh, canonical)


def anchors_of(raw: bytes) -> frozenset[str]:
    """Return the anchors of a page, those that GitHub prefixes under both names."""
    nodes: list[LexborNode] = LexborHTMLParser(raw).css("[id],a[name]")
    found = {node.attributes.get(key) or "" for node in nodes for key in ("id", "name")}
    return frozenset(found | {name.removeprefix("user-content-") for name in found})


def candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a `srcset`; a comma inside an address (as in `data:`) does not end it."""
    for match in _CANDIDATE.finditer(srcset):
        yield match[1]


def _element(tag: str, attributes: dict[str, str | None]) -> Iterator[Reference]:
    for name, value in attributes.items():
        if name in ADDRESSES:
            tags = ADDRESSES[name]
            if tags is None or tag in tags:
                yield Reference(f"{tag}[{name}]", value or "")
        elif name in _CANDIDATES:
            yield from (Reference(f"{tag}[{name}]", found) for found in candidates(value or ""))
        elif name in _PAINT and value and "url(" in value:
            yield from (Reference(f"{tag}[{name}]", found) for found in css.addresses(value))


def _refresh(attributes: dict[str, str | None]) -> str:
    if (attributes.get("http-equiv") or "").casefold() != "refresh":
        return ""
    match = _REFRESH.match(attributes.get("content") or "")
    return match[1].strip() if match else ""


def _meta(attributes: dict[str, str | None]) -> Iterator[Reference]:
    name = (attributes.get("property") or attributes.get("name") or "").casefold()
    if target := _refresh(attributes):
        yield Reference("meta[refresh]", target)
    elif _PICTURES.fullmatch(name):
        yield Reference(f"meta[{name}]", attributes.get("content") or "")
