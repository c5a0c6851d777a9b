"""Markdown checklists and awesome lists to a tree of items: headings, bullets, boxes, tables, links, folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.importers.folds import Folds
from generator.importers.imported import ImportProblem, Notes, text_of
from generator.importers.inline import Reading, Span, merged, spans, task
from generator.importers.items import Item
from generator.importers.nodes import Node, anchors_of, frozen, slug
from generator.importers.saying import saying
from generator.importers.tables import leads_inside_only, table_items

MAX_BYTES = 4 * 1024 * 1024
MOST_NESTED = 60
LONGEST_PARAGRAPH = 20_000
_CONTENTS, _OWN = "the table of contents was left out", "the atlas makes its own"
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


def read_markdown(raw: bytes, name: str, notes: Notes) -> tuple[Item, ...]:
    """Return the items of the first level; raises ImportProblem for what is no text or nested too deep."""
    text = text_of(raw, MAX_BYTES).replace("\r\n", "\n").replace("\r", "\n")
    env: dict[str, dict[str, dict[str, object]]] = {}
    tokens = _parser().parse(text, env)
    deep = next((token for token in tokens if token.level >= MOST_NESTED - 2), None)
    if deep is not None:
        raise ImportProblem(f"line {_line(deep)}: nested deeper than {MOST_NESTED // 2} levels: flatten it")
    root = Node(name, "")
    _Walk(tokens, root, notes).walk()
    _unused(env, tokens, notes)
    return tuple(frozen(node) for node in _sections(root) if not _without_words(node, notes))


class _AllLinks(MarkdownIt):
    """Keeps every address as it is written; what cannot be a link is said, not hidden."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def _parser() -> MarkdownIt:
    parser = _AllLinks("commonmark", {"maxNesting": MOST_NESTED})
    parser.core.ruler.after("block", "bounded", _bounded)
    return parser.enable(["table", "strikethrough"])


def _bounded(state: StateCore) -> None:
    """Refuse paragraphs whose brackets and stars would take minutes: their time grows with the square of the length."""
    for token in state.tokens:
        if token.type in {"inline", "html_block"} and len(token.content) > LONGEST_PARAGRAPH:
            size = f"{len(token.content):,} characters, {LONGEST_PARAGRAPH:,} are the most"
            what = f"a paragraph or piece of HTML has {size}"
            raise ImportProblem(f"line {_line(token)}: {what}: part it with empty lines")


@dataclass(slots=True)
class _Walk:
    """One walk over the blocks of a file; gone when the items are made."""

    tokens: list[Token]
    root: Node
    notes: Notes
    at: int = 0
    folds: Folds = field(init=False)

    def __post_init__(self) -> None:
        self.folds = Folds(self.root, self.notes, _title_level(self.tokens))

    def walk(self) -> None:
        """Read every block into the tree below the root."""
        while self.at < len(self.tokens):
            self._block(self.folds.owner)

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _block(self, owner: Node) -> None:
        token = self._take()
        match token.type:
            case "heading_open":
                self._heading(token, owner)
            case "paragraph_open":
                self._paragraph(self._inline(), owner)
                self._take()
            case "bullet_list_open" | "ordered_list_open":
                self._list(owner)
            case "blockquote_open":
                while self.tokens[self.at].type != "blockquote_close":
                    self._block(owner)
                self._take()
            case "fence" | "code_block":
                owner.prose.append(_fenced(token))
            case "table_open":
                self._table(owner, _place(token))
            case "html_block":
                self.folds.html(token.content, _place(token), nested=owner is not self.folds.owner, owner=owner)

    def _heading(self, token: Token, owner: Node) -> None:
        place = _place(token)
        found = self._inline()
        self._take()
        words = merged(found)
        if owner is not self.folds.owner:
            owner.prose.append(words.source.strip())
            return
        told = saying(found)
        node = Node(told.label, place, links=list(told.links), inline=list(told.inline), heading=True)
        node.said = told.said if told.said and not told.only_links else ""
        node.keys = [f"#{slug(words.plain)}", *anchors_of(found)]
        self.folds.heading(int(token.tag[1]), node)

    def _inline(self) -> list[Span]:
        token = self._take()
        return spans(token.children or (), Reading(_place(token), self.notes))

    def _paragraph(self, found: list[Span], owner: Node) -> None:
        alone = not merged(found).plain.strip()
        if (anchors := anchors_of(found)) and alone:
            self.folds.anchor(anchors, owner.place)
        else:
            owner.keys += anchors
        told = saying(found)
        if told.only_links:
            owner.links += told.links
        elif source := merged(found).source.strip():
            owner.prose.append(source)

    def _list(self, owner: Node) -> None:
        items = []
        while self.tokens[self.at].type not in {"bullet_list_close", "ordered_list_close"}:
            items.append(self._item(self._take()))
        self._take()
        leaves = [leaf for item in items for leaf in item.leaves()]
        if len(leaves) > 1 and all(leaf.inside for leaf in leaves):
            place = f"{items[0].place} to {items[-1].place.removeprefix('line ')}"
            self.notes.say(place, _CONTENTS, _OWN)
            return
        owner.children += [item for item in items if not item.empty()]

    def _item(self, token: Token) -> Node:
        node = Node("", _place(token))
        if self.tokens[self.at].type == "paragraph_open":
            self._take()
            self._words(node)
            self._take()
        while self.tokens[self.at].type != "list_item_close":
            self._block(node)
        self._take()
        if not node.label and (node.children or node.prose):
            self._unnamed(node)
        return node

    def _words(self, node: Node) -> None:
        found = self._inline()
        node.keys += anchors_of(found)
        node.task, found = task(found)
        told = saying(found)
        node.label, node.said, node.only_links = told.label, told.said, told.only_links
        node.links, node.inline = list(told.links), list(told.inline)
        source = merged(found).source.strip()
        node.inside = source.startswith("[[#") and source.endswith("]]") and source.count("[[#") == 1

    def _unnamed(self, node: Node) -> None:
        words = node.prose[0] if node.prose else node.children[0].label
        node.label = " ".join(words.split())[:200] or "Untitled"
        self.notes.say(node.place, "a bullet without words of its own was named after what is in it")

    def _table(self, owner: Node, place: str) -> None:
        start = self.at
        while self.tokens[self.at].type != "table_close":
            self.at += 1
        table = self.tokens[start : self.at]
        if leads_inside_only(table):
            self.notes.say(place, _CONTENTS, _OWN)
        else:
            owner.children += table_items(table, place, self.notes)
        self._take()


def _title_level(tokens: list[Token]) -> int:
    """Return the level of the heading that is the title of the whole, 0 where there is none."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open" and token.level == 0]
    return levels[0] if len(levels) > 1 and min(levels[1:]) > levels[0] else 0


def _sections(root: Node) -> list[Node]:
    """Return what becomes sections: headings, else bullets that hold bullets; what stands before them in one more."""
    headings = [node for node in root.children if node.heading]
    before = [node for node in root.children if not node.heading]
    if not headings and not root.prose and before and all(node.children for node in before):
        return before
    if not (before or root.prose or root.links):
        return headings
    intro = Node(root.label, "", prose=root.prose, links=root.links, children=before, heading=True)
    return [intro, *headings]


def _without_words(node: Node, notes: Notes) -> bool:
    """Return whether a heading has nothing below it, and say so."""
    empty = node.heading and not (node.children or node.prose or node.said or node.links or node.inline)
    if empty:
        notes.say(node.place, f'"{node.label}" has nothing below it and was left out')
    return empty


def _unused(env: dict[str, dict[str, dict[str, object]]], tokens: list[Token], notes: Notes) -> None:
    """Say which reference links are defined and used nowhere, or defined twice."""
    used = {str(child.attrs.get("href", "")) for token in tokens for child in token.children or ()}
    used |= {str(child.attrs.get("src", "")) for token in tokens for child in token.children or ()}
    for label, reference in env.get("references", {}).items():
        if str(reference["href"]) not in used:
            what = f"the reference [{label.lower()}] to {reference['href']} is used nowhere and was left out"
            notes.say("", what, "link to it where it belongs")
    for twice in _listed(env.get("duplicate_refs")):
        notes.say("", f"the reference [{twice['label']}] is defined twice, the second time as {twice['href']}")


def _listed(found: object) -> Iterator[dict[str, object]]:
    return iter(found if isinstance(found, list) else ())


def _fenced(token: Token) -> str:
    longest = 3
    while "`" * longest in token.content:
        longest += 1
    return f"{'`' * longest}{token.info.strip().split(' ')[0]}\n{token.content.rstrip()}\n{'`' * longest}"


def _place(token: Token) -> str:
    return f"line {_line(token)}"


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
