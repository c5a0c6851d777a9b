"""The atlas as one plain tree: what outliners, mind-map programs and Markdown can hold, there and back.

Each branch has a text, a note, perhaps a link, and named values. Sections with all below them survive the way through
this form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.cells import joined, parted
from generator.knowledge import KnowledgeBase

# For each sort of entry: the key of its text, its note and its link, then the keys that are lists of words.
_ROLES: dict[str, tuple[str, str, str, frozenset[str]]] = {
    "atlas": ("title", "tagline", "", frozenset()),
    "section": ("title", "summary", "", frozenset()),
    "topic": ("title", "definition", "", frozenset({"synonyms", "abbreviations", "tools", "papers"})),
    "check": ("text", "why", "", frozenset({"roles"})),
    "answer": ("title", "fits", "", frozenset({"tools"})),
    "link": ("title", "", "url", frozenset({"formerly"})),
    "related": ("why", "", "", frozenset()),
}
KINDS = frozenset(_ROLES)
BELOW = {"topics": "topic", "checks": "check", "answers": "answer", "links": "link", "related": "related"}


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch; `kind` is a sort of entry, or empty where a file of others does not say."""

    text: str
    kind: str = ""
    id: str = ""
    note: str = ""
    url: str = ""
    values: tuple[tuple[str, str], ...] = ()
    folded: bool = False
    icons: tuple[str, ...] = ()
    children: tuple[Branch, ...] = ()

    def walk(self) -> Iterator[Branch]:
        """Yield this branch and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def branches(base: KnowledgeBase, plain_sections: list[dict[str, Any]]) -> Branch:
    """Return the sections, as `exports.plain` gives them, below one root; folded below the second level."""
    sections = tuple(_branch("section", entry, 1) for entry in plain_sections)
    return Branch(base.atlas.title, "atlas", "atlas", base.atlas.tagline, children=sections)


def entry_of(branch: Branch) -> dict[str, Any]:
    """Return the authored form of a branch that says what sort of entry it is."""
    text, note, url, lists = _ROLES[branch.kind]
    entry: dict[str, Any] = {"id": branch.id} if branch.id else {}
    entry[text] = branch.text
    entry |= {key: value for key, value in ((note, branch.note), (url, branch.url)) if key and value}
    for key, value in branch.values:
        entry[key] = parted(value) if key in lists else value
    for key, kind in BELOW.items():
        if below := [entry_of(child) for child in branch.children if child.kind == kind]:
            entry[key] = below
    return entry


def _branch(kind: str, entry: Mapping[str, Any], depth: int) -> Branch:
    text, note, url, _ = _ROLES[kind]
    own = {key: value for key, value in entry.items() if key not in {"id", text, note, url, *BELOW}}
    children = tuple(_branch(below, item, depth + 1) for key, below in BELOW.items() for item in entry.get(key, ()))
    return Branch(
        text=entry.get(text, ""),
        kind=kind,
        id=entry.get("id", ""),
        note=entry.get(note, "") if note else "",
        url=entry.get(url, "") if url else "",
        values=tuple((key, value if isinstance(value, str) else joined(value)) for key, value in own.items()),
        folded=depth >= 2 and bool(children),
        children=children,
    )
