"""Outlines in OPML that somebody else's program wrote, to items."""

from __future__ import annotations

from collections import Counter

from generator.importers.html import pieces
from generator.importers.imported import ImportProblem, Notes
from generator.importers.inline import Reading
from generator.importers.items import Address, Item, code, usable
from generator.importers.rich import plain_note
from generator.importers.titles import short
from generator.importers.xml import Element, read_xml

_ADDRESSES = ("url", "htmlUrl", "xmlUrl")
_READ = frozenset({"text", "title", "_note", "type", "_status", "_complete", "isComment", *_ADDRESSES})
_TICKED = frozenset({"checked", "true"})


def read_opml(raw: bytes, notes: Notes) -> tuple[str, tuple[Item, ...]]:
    """Return title and items of the first level; raises ImportProblem."""
    root = read_xml(raw)
    bodies = root.all("body")
    if root.tag != "opml" or not bodies:
        raise ImportProblem("the file is no OPML: it needs <opml> with <body> in it")
    title = next((part.words() for head in root.all("head") for part in head.all("title")), "")
    tops = bodies[0].all("outline")
    if len(tops) == 1 and tops[0].all("outline"):
        title, tops = title or tops[0].get("text"), tops[0].all("outline")
    items = tuple(_item(top, notes) for top in tops)
    unknown = Counter(name for part in bodies[0].walk() for name, _ in part.attributes if name not in _READ)
    for name, number in sorted(unknown.items()):
        notes.say("", f'the attribute "{name}" of {number} outlines has no place and was left out')
    return title, items


def _item(node: Element, notes: Notes) -> Item:
    reading = Reading(f"line {node.line}", notes)
    text = node.get("text") or node.get("title")
    label = " ".join(piece.words for piece in pieces(text) if piece.words) if "<" in text else " ".join(text.split())
    inner = [Address(label, piece.get("href")) for piece in pieces(text) if piece.name == "a" and piece.opens]
    links = [address for address in inner if usable(address.url)]
    outside = []
    for name in _ADDRESSES:
        url = node.get(name)
        if url and usable(url):
            links.append(Address(label if name != "xmlUrl" else f"{label} (feed)", url))
        elif url:
            notes.say(reading.place, f'the address "{url[:200]}" is not http, https or mailto', "it stands as words")
            outside.append(code(url))
    if node.get("isComment") == "true":
        notes.say(reading.place, f'"{label}" is marked as a comment and was taken in all the same', "remove it")
    children = tuple(_item(child, notes) for child in node.all("outline"))
    lines = [line for line in text.splitlines() if line.strip()]
    said = "" if short(label)[1] and len(lines) < 2 else plain_note(label)
    status = node.get("_status") or node.get("_complete")
    prose = "\n\n".join(part for part in (*outside, plain_note(node.get("_note"))) if part)
    return Item(
        label=label or "Untitled",
        said=said,
        prose=prose,
        links=tuple(links),
        task=status in _TICKED if status else None,
        only_links=bool(links) and not (children or prose or said),
        place=reading.place,
        children=children,
    )
