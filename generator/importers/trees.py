"""FreeMind, Freeplane and OPML files to a tree of branches; what could harm the reader is refused."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from generator.branches import Branch

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 64


class ImportProblem(Exception):
    """The file cannot be read; the text says why."""


def read_tree(raw: bytes) -> Branch:
    """Return the tree of a .mm or OPML file; raises ImportProblem."""
    if len(raw) > MAX_BYTES:
        raise ImportProblem(f"the file has more than {MAX_BYTES >> 20} MiB")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or b"\0" in raw:
        raise ImportProblem("the file declares a document type or is not UTF-8: save it without")
    try:
        root = Xml.fromstring(raw)  # noqa: S314 - no document type, so no entities; bounded in size
    except Xml.ParseError as error:
        raise ImportProblem(f"the file is not XML: {error}") from error
    if root.tag == "map" and (top := root.find("node")) is not None:
        return _node(top, 0)
    if root.tag == "opml" and (body := root.find("body")) is not None:
        tops = tuple(_outline(child, 0) for child in body.findall("outline"))
        return tops[0] if len(tops) == 1 else Branch(root.findtext("head/title") or "", "atlas", children=tops)
    raise ImportProblem("the file is neither a FreeMind map nor OPML")


def _node(node: Xml.Element, depth: int) -> Branch:
    _bounded(depth)
    values = {attribute.get("NAME", ""): attribute.get("VALUE", "") for attribute in node.findall("attribute")}
    rich = {held.get("TYPE"): _text(held) for held in node.findall("richcontent")}
    return Branch(
        text=node.get("TEXT") or rich.get("NODE", ""),
        kind=values.pop("entry", ""),
        id=values.pop("id", ""),
        note=rich.get("NOTE", ""),
        url=node.get("LINK", ""),
        values=tuple(values.items()),
        folded=node.get("FOLDED") == "true",
        icons=tuple(icon.get("BUILTIN", "") for icon in node.findall("icon")),
        children=tuple(_node(child, depth + 1) for child in node.findall("node")),
    )


def _outline(node: Xml.Element, depth: int) -> Branch:
    _bounded(depth)
    values = {name.removeprefix("atlas_"): value for name, value in node.attrib.items() if name.startswith("atlas_")}
    return Branch(
        text=node.get("text", ""),
        kind=values.pop("entry", ""),
        id=values.pop("id", ""),
        note=node.get("_note", ""),
        url=node.get("url") or node.get("htmlUrl") or "",
        values=tuple(values.items()),
        children=tuple(_outline(child, depth + 1) for child in node.findall("outline")),
    )


def _text(rich: Xml.Element) -> str:
    paragraphs = ["".join(paragraph.itertext()) for paragraph in rich.iter("p")]
    return "\n".join(paragraphs) if paragraphs else "".join(rich.itertext()).strip()


def _bounded(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise ImportProblem(f"the tree is deeper than {MAX_DEPTH} levels")
