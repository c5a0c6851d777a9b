"""Maps of FreeMind and Freeplane that somebody drew: to items, and to the map itself, which keeps what has no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.freemind import MapNode
from generator.importers.imported import ImportProblem, Notes
from generator.importers.inline import Reading
from generator.importers.items import Address, Item, code, escaped, usable
from generator.importers.placing import Placed
from generator.importers.rich import Rich, plain_note, rich
from generator.importers.titles import short
from generator.importers.xml import Element, read_xml, xml_text

_BOX = {"unchecked": False, "checked": True}
_KEPT = "kept in map.json: {what}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The root's words, the items of the first level, and the whole map."""

    title: str
    items: tuple[Item, ...]
    map: MapNode


def read_map(raw: bytes, notes: Notes) -> Drawn:
    """Return what a .mm file holds; raises ImportProblem."""
    element = read_xml(raw)
    tops = element.all("node")
    if element.tag != "map" or len(tops) != 1:
        raise ImportProblem("the file is no map of FreeMind or Freeplane: it needs <map> with one <node> in it")
    reader = _Reader(element, notes)
    root = reader.item(tops[0])
    _said_once(element, notes)
    own = replace(root, children=()) if root.prose or root.links or root.near else None
    return Drawn(root.label, (*([own] if own else []), *root.children), drawn(element))


def drawn(element: Element) -> MapNode:
    """Return the element of a map or node whole: nodes as nodes, all else as XML."""
    content = tuple(
        drawn(part) if part.tag == "node" else xml_text(part) for part in element.content if isinstance(part, Element)
    )
    return MapNode(element.attributes, content)


def remembered(node: MapNode, placed: Placed, numbers: Iterator[int]) -> MapNode:
    """Return the map with what each node became, so that an export can draw it again."""
    kind, name, entry = placed.became.get(f"node {next(numbers)}", ("", "", {}))
    content = tuple(remembered(part, placed, numbers) if isinstance(part, MapNode) else part for part in node.content)
    made = {key: entry[key] for key in ("title", "definition", "summary", "text", "url") if key in entry}
    return replace(node, content=content, entry=(kind, name), made=tuple(sorted(made.items())))


class _Reader:
    """Reads nodes one by one; numbers them in reading order, so that what became of each is known."""

    def __init__(self, element: Element, notes: Notes) -> None:
        self._notes = notes
        self._number = 0
        self._by_id = {node.get("ID"): node for node in element.walk() if node.tag == "node" and node.get("ID")}

    def item(self, node: Element) -> Item:
        """Return a node and all below it."""
        reading = Reading(f"line {node.line}", self._notes)
        self._number += 1
        keys = tuple(key for key in (f"node {self._number}", f"#{node.get('ID').casefold()}") if key != "#")
        label, said, inline = self._words(node, reading)
        prose, found = _below(node, reading)
        near = [
            (f"#{arrow.get('DESTINATION').casefold()}", arrow.get("MIDDLE_LABEL")) for arrow in node.all("arrowlink")
        ]
        links, outside, joined = _link(node.get("LINK"), label, reading)
        children = tuple(self.item(child) for child in node.all("node"))
        boxes = [_BOX[icon.get("BUILTIN")] for icon in node.all("icon") if icon.get("BUILTIN") in _BOX]
        return Item(
            label=label or "Untitled",
            said=said,
            prose="\n\n".join(part for part in (outside, prose) if part),
            links=(*links, *(() if said else inline), *found),
            inline=inline,
            task=boxes[0] if boxes else None,
            only_links=bool(links) and not (children or prose or near or said),
            place=reading.place,
            keys=keys,
            near=(*near, *joined, *self._same(node)),
            children=children,
        )

    def _words(self, node: Element, reading: Reading) -> tuple[str, str, tuple[Address, ...]]:
        held = next((part for part in node.all("richcontent") if part.get("TYPE") == "NODE"), None)
        text = node.get("TEXT") or node.get("LOCALIZED_TEXT")
        if node.get("ENCRYPTED_CONTENT"):
            self._notes.say(reading.place, "an encrypted node cannot be read", "decrypt it in the program first")
        if held is not None and not text:
            read = rich(held, reading)
            label = " ".join(read.plain.split())
            return label, read.source if not short(label)[1] or "\n\n" in read.source else "", read.links
        if not text and (original := self._by_id.get(_original(node))) is not None and original is not node:
            return self._words(original, reading)
        label = " ".join(text.split())
        lines = [line for line in text.splitlines() if line.strip()]
        whole = len(lines) < 2 and short(label)[1]
        return label, "" if whole else plain_note(text), ()

    def _same(self, node: Element) -> list[tuple[str, str]]:
        name = _original(node)
        return [(f"#{name.casefold()}", "the same node in the map")] if name and name != node.get("ID") else []


def _original(node: Element) -> str:
    return node.get("CONTENT_ID") or node.get("TREE_ID")


def _below(node: Element, reading: Reading) -> tuple[str, tuple[Address, ...]]:
    """Return details, notes and attributes as prose, and their links where the prose does not hold them."""
    parts: list[Rich] = [rich(held, reading) for held in node.all("richcontent") if held.get("TYPE") != "NODE"]
    texts = [part.source for part in parts if part.source]
    texts += [plain_note(held.words()) for held in node.all("hook") if held.get("NAME").endswith("NodeNote.properties")]
    for held in node.all("attribute"):
        texts.append(f"{escaped(held.get('NAME'))}: {escaped(held.get('VALUE'))}")
    return "\n\n".join(text for text in texts if text), ()


def _link(url: str, label: str, reading: Reading) -> tuple[tuple[Address, ...], str, list[tuple[str, str]]]:
    """Return the link of a node: as a link, as words where the atlas cannot link there, as another node."""
    if not url:
        return (), "", []
    if usable(url):
        return (Address(label or url, url),), "", []
    if url.startswith("#"):
        return (), "", [(url.casefold(), "linked in the map")]
    what = f'the address "{url[:200]}" is not http, https or mailto'
    reading.notes.say(reading.place, what, "it stands as words in the definition")
    return (), code(url), []


def _said_once(element: Element, notes: Notes) -> None:
    """Say how much there is of what only the map itself can keep."""
    found: Counter[str] = Counter()
    for part in element.walk():
        if part.tag == "node":
            found.update(name for name, key in (("fold states", "FOLDED"), ("sides", "POSITION")) if part.get(key))
            found.update(["colours"] if part.get("COLOR") or part.get("BACKGROUND_COLOR") else [])
            found.update(
                ["styles"] if part.get("STYLE") or part.get("STYLE_REF") or part.get("LOCALIZED_STYLE_REF") else []
            )
        elif part.tag in {"icon", "arrowlink", "cloud", "edge", "font", "hook"}:
            found[f"<{part.tag}>"] += 1
    if found:
        what = ", ".join(f"{number} {name}" for name, number in sorted(found.items()))
        notes.say("", _KEPT.format(what=what), "`mlatlas export mm --like map.json` draws them again")
