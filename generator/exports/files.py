"""Every export by name: what it is called, what it holds, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.authored import plain
from generator.branches import Branch, branches
from generator.exports import data, outlines, trees
from generator.exports.bibliography import bibtex, csl_json
from generator.exports.checklist import checklist_markdown
from generator.exports.limits import LIMITS
from generator.knowledge import KnowledgeBase, Paper

FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Export:
    """A form of the knowledge base: its file, the group in which it is shown, what it holds.

    `shape` is what it is written from, the knowledge base itself where it is None; exports of the same shape can share
    one. `write` makes the file of it.
    """

    name: str
    file: str
    group: str
    what: str
    shape: Callable[[KnowledgeBase], Any] | None
    write: Callable[[Any], str | bytes]

    @property
    def loses(self) -> str:
        """What the knowledge base has and the file cannot hold, as the rest of "leaves out ..."."""
        return LIMITS[self.name].loses

    def make(self, base: KnowledgeBase) -> str | bytes:
        """Return the content of the file."""
        return self.write(self.shape(base) if self.shape else base)


def tree(base: KnowledgeBase) -> Branch:
    """Return the tree that outliners are given."""
    return branches(base, plain(base).get("sections", []))


def cited(base: KnowledgeBase) -> tuple[Paper, ...]:
    """Return the papers."""
    return base.papers


EXPORTS: tuple[Export, ...] = (
    Export("json", "atlas.json", "data", "Everything, with the keys of the YAML files", plain, data.json_text),
    Export("yaml", "atlas.yaml", "data", "Everything in one file", None, data.yaml_text),
    *(
        Export(f"csv-{name}", f"{name}.csv", "data", f"A table of all {name}, for a spreadsheet", plain, write)
        for name, write in data.TABLES
    ),
    Export(
        "markdown",
        "checklist.md.txt",
        "text",
        "The whole checklist with definitions and links",
        None,
        checklist_markdown,
    ),
    Export("markmap", "markmap.md.txt", "maps", "Sections and topics for Markmap", None, outlines.markmap),
    Export("mermaid", "overview.mmd", "maps", "The overview as a Mermaid mindmap", None, outlines.mermaid),
    Export("mm", "atlas.mm", "maps", "The map for FreeMind and Freeplane", tree, trees.freemind),
    Export("xmind", "atlas.xmind", "maps", "The map for XMind", tree, trees.xmind),
    Export("opml", "atlas.opml", "text", "The outline for outliners (OPML 2.0)", tree, trees.opml),
    Export("bibtex", "papers.bib", "papers", "All papers for LaTeX", cited, bibtex),
    Export("csl", "papers.csl.json", "papers", "All papers for reference managers", cited, csl_json),
)
NAMES = tuple(export.name for export in EXPORTS)


def exports(base: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of every export, but for the bibliographies, which have a module of their own."""
    for export in EXPORTS:
        if export.group != "papers":
            yield f"{FOLDER}/{export.file}", export.make(base)
