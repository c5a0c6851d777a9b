"""Maps and outlines that `mlatlas export` wrote, and people changed, to sections; what people added is placed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.branches import KINDS, Branch, entry_of
from generator.importers.imported import Defaults, ImportProblem, Notes
from generator.importers.items import Address, Item, usable
from generator.importers.placing import Placer
from generator.importers.rich import plain_note
from generator.importers.titles import short
from generator.importers.xml import Element, read_xml

_HOLD_TOPICS = frozenset({"section", "topic"})


def read_tree(raw: bytes) -> Branch:
    """Return the tree of a .mm or OPML file; raises ImportProblem."""
    root = read_xml(raw)
    if root.tag == "map" and len(root.all("node")) == 1:
        return _node(root.all("node")[0])
    if root.tag == "opml" and root.all("body"):
        tops = tuple(_outline(child) for child in root.all("body")[0].all("outline"))
        title = next((head.words() for part in root.all("head") for head in part.all("title")), "")
        return tops[0] if len(tops) == 1 else Branch(title, "atlas", children=tops)
    raise ImportProblem("the file is neither a FreeMind map nor OPML")


def is_ours(root: Branch) -> bool:
    """Return whether the tree says which sort of entry its branches are, as our exports do."""
    return root.kind == "atlas" and any(child.kind == "section" for child in root.children)


def whole_of(root: Branch, defaults: Defaults, notes: Notes) -> dict[str, Any]:
    """Return the atlas's title and sections; branches that somebody added become topics below where they stand."""
    known = list(root.walk())
    taken = {branch.id for branch in known if branch.kind in _HOLD_TOPICS}
    placer = Placer(defaults, notes, taken, {branch.id for branch in known if branch.kind == "check"})
    for branch in known:
        if branch.kind in _HOLD_TOPICS:
            placer.titles.keep(branch.text)
    sections = []
    for child in root.children:
        if child.kind == "section":
            entry = {"topics": [], **entry_of(child)}
            _add(child, entry, 2, placer, notes)
            sections.append(entry)
        else:
            sections.append(placer.section(_item(child)))
    atlas = {"title": root.text, "tagline": root.note}
    return {"atlas": {key: value for key, value in atlas.items() if value}, "sections": sections}


def _add(branch: Branch, entry: dict[str, Any], level: int, placer: Placer, notes: Notes) -> None:
    """Add what somebody drew below a branch that we wrote."""
    strangers = [child for child in branch.children if not child.kind]
    if strangers and branch.kind not in _HOLD_TOPICS:
        for stranger in strangers:
            notes.say(f'"{branch.text}"', f'"{stranger.text}" stands below a {branch.kind} and has no place')
        return
    topics = [child for child in branch.children if child.kind == "topic"]
    for child, below in zip(topics, entry.get("topics", ()), strict=True):
        _add(child, below, level + 1, placer, notes)
    for child in branch.children:
        if child.kind not in _HOLD_TOPICS and child.kind:
            _add(child, {}, level, placer, notes)
    for stranger in strangers:
        notes.say(f'"{branch.text}"', f'"{stranger.text}" is new and became a topic', "give it its stage and kind")
        entry.setdefault("topics", []).extend(placer.topics(_item(stranger), min(level, 4), branch.text))


def _item(branch: Branch) -> Item:
    fits = short(branch.text)[1]
    links = (Address(branch.text, branch.url),) if branch.url and usable(branch.url) else ()
    return Item(
        label=branch.text or "Untitled",
        said="" if fits else plain_note(branch.text),
        prose=plain_note(branch.note),
        links=links,
        place=f'"{branch.text}"',
        children=tuple(_item(child) for child in branch.children),
    )


def _node(node: Element) -> Branch:
    values = {held.get("NAME"): held.get("VALUE") for held in node.all("attribute")}
    rich = {held.get("TYPE"): _text(held) for held in node.all("richcontent")}
    kind = values.pop("entry", "")
    return Branch(
        text=node.get("TEXT") or rich.get("NODE", ""),
        kind=kind if kind in KINDS else "",
        id=values.pop("id", ""),
        note=rich.get("NOTE", ""),
        url=node.get("LINK"),
        values=tuple(values.items()),
        folded=node.get("FOLDED") == "true",
        icons=tuple(icon.get("BUILTIN") for icon in node.all("icon")),
        children=tuple(_node(child) for child in node.all("node")),
    )


def _outline(node: Element) -> Branch:
    own = {name: value for name, value in node.attributes if name.startswith("atlas_")}
    values = {name.removeprefix("atlas_"): value for name, value in own.items()}
    kind = values.pop("entry", "")
    return Branch(
        text=node.get("text"),
        kind=kind if kind in KINDS else "",
        id=values.pop("id", ""),
        note=node.get("_note"),
        url=node.get("url") or node.get("htmlUrl") or node.get("xmlUrl"),
        values=tuple(values.items()),
        children=tuple(_outline(child) for child in node.all("outline")),
    )


def _text(rich: Element) -> str:
    paragraphs = list(_paragraphs(rich))
    return "\n".join(paragraphs) if paragraphs else rich.words().strip()


def _paragraphs(rich: Element) -> Iterator[str]:
    return (part.words() for part in rich.walk() if part.tag == "p")
