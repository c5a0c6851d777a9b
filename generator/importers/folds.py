"""Headings and `<details>` as a stack: to whom the next block belongs."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importers.html import Tag, pieces
from generator.importers.imported import ImportProblem, Notes
from generator.importers.inline import Reading, Span, leading
from generator.importers.items import escaped
from generator.importers.nodes import Node, slug
from generator.importers.titles import without_pictures

MOST_OPEN = 40
_NO_TITLES = frozenset({"expand", "details", "more", "show", "show more", "click to expand", "click here", "see more"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _Open:
    level: float
    node: Node
    fold: bool = False


class Folds:
    """The headings and folds around the place that is being read."""

    def __init__(self, root: Node, notes: Notes, title_level: int) -> None:
        self._stack = [_Open(0, root)]
        self._notes, self._title_level = notes, title_level
        self._anchors: list[str] = []

    @property
    def owner(self) -> Node:
        """Whose the next block is."""
        return self._stack[-1].node

    def heading(self, level: int, node: Node) -> None:
        """Begin what a heading names; the title of the whole names the root."""
        node.keys += self._anchors
        self._anchors = []
        root = self._stack[0].node
        if level == self._title_level:
            root.label, root.links, root.place = node.label, [*root.links, *node.links, *node.inline], node.place
            root.prose += [node.said] if node.said else []
            return
        while len(self._stack) > 1 and self._stack[-1].level >= level and not self._stack[-1].fold:
            self._stack.pop()
        self.owner.children.append(node)
        self._stack.append(_Open(level, node))

    def anchor(self, keys: list[str], place: str) -> None:
        """Give anchors that stand alone to the next heading."""
        self._anchors += keys
        for key in keys:
            what = f'the anchor "{key[1:]}" ends: links in the file lead to what it named'
            self._notes.say(place, what, "addresses with it from elsewhere need the new page")

    def html(self, text: str, place: str, *, nested: bool, owner: Node) -> None:
        """Read a block of HTML: folds, headings, anchors, links, pictures, words."""
        found, index = pieces(text), 0
        reading = Reading(place, self._notes)
        while index < len(found):
            piece, index = found[index], index + 1
            if not piece.name:
                (owner if nested else self.owner).prose.append(escaped(piece.words))
            elif piece.opens and (piece.name in _HEADINGS or piece.name in {"summary", "a"}):
                inner, index = _until(found, index, piece.name)
                self._named(piece, inner, reading, owner if nested else self.owner, nested=nested)
            else:
                self._tag(piece, reading, nested=nested)

    def _named(self, piece: Tag, inner: list[Tag], reading: Reading, owner: Node, *, nested: bool) -> None:
        words = " ".join(part.words for part in inner if part.words)
        self._notice(piece, reading)
        for part in inner:
            if part.name:
                self._tag(part, reading, nested=True)
        if piece.name == "a":
            span = leading([Span(words, escaped(words))], piece.get("href"), reading)
            owner.links += span.links
            owner.prose += [span.source] if words and not span.links else []
        elif piece.name in _HEADINGS and not nested:
            self.heading(int(piece.name[1]), Node(words, reading.place, keys=[f"#{slug(words)}"], heading=True))
        elif without_pictures(words).strip(" .:!").casefold() not in _NO_TITLES and words:
            self._summary(words, reading.place, owner, nested=nested)

    def _summary(self, words: str, place: str, owner: Node, *, nested: bool) -> None:
        node = Node(words, place, heading=owner is self._stack[0].node)
        owner.children.append(node)
        if not nested:
            if len(self._stack) > MOST_OPEN:
                raise ImportProblem(f"{place}: more than {MOST_OPEN} folds stand in each other: close them")
            self._stack.append(_Open(self._stack[-1].level + 0.1, node, fold=True))

    def _tag(self, piece: Tag, reading: Reading, *, nested: bool) -> None:
        self._notice(piece, reading)
        if piece.name == "img" and piece.opens:
            shown = piece.get("alt") or piece.get("src")[:200]
            self._notes.say(reading.place, f'the picture "{shown}" ({piece.get("src")[:200]}) was left out', "")
        elif piece.name == "a" and piece.opens and piece.get("href"):
            span = leading([Span("", "")], piece.get("href"), reading)
            self.owner.links += span.links
        elif piece.name == "details" and piece.opens and not nested:
            self._stack.append(_Open(self._stack[-1].level, self.owner, fold=True))
        elif piece.name == "details" and not nested:
            self._close()

    def _notice(self, piece: Tag, reading: Reading) -> None:
        names = [value.casefold() for key, value in piece.attributes if key in {"id", "name"} and value]
        self.anchor([f"#{name}" for name in names], reading.place)
        if piece.opens and piece.name not in {"details", "summary", "br", "a", "img", *_HEADINGS}:
            self._notes.count(f"the HTML tag <{piece.name}> was taken away, its words stay")

    def _close(self) -> None:
        """Close the innermost fold: all that was opened since its `<details>`."""
        depth = next((number for number, entry in enumerate(self._stack) if entry.fold), 0)
        while depth and len(self._stack) > depth:
            self._stack.pop()


def _until(found: list[Tag], start: int, name: str) -> tuple[list[Tag], int]:
    """Return the pieces up to the end of the element, and the place behind it."""
    for place in range(start, len(found)):
        if found[place].name == name and not found[place].opens:
            return found[start:place], place + 1
    return found[start:], len(found)
