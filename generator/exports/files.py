"""Every export by name: what it is called, what it holds, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.authored import plain
from generator.branches import Branch, branches
from generator.exports import data, outlines, trees
from generator.exports.bibliography import bibtex, csl_json
from generator.exports.checklist import checklist_markdown
from generator.exports.limits import LIMITS
from generator.knowledge import KnowledgeBase

FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Export:
    """A form of the knowledge base: its file, the group in which it is shown, what it holds, its maker."""

    name: str
    file: str
    group: str
    what: str
    make: Callable[[KnowledgeBase], str | bytes]

    @property
    def loses(self) -> str:
        """What the knowledge base has and the file cannot hold, as the rest of "leaves out ..."."""
        return LIMITS[self.name].loses


def tree(base: KnowledgeBase) -> Branch:
    """Return the tree that outliners are given."""
    return branches(base, plain(base).get("sections", []))


EXPORTS: tuple[Export, ...] = (
    Export("json", "atlas.json", "data", "Everything, with the keys of the YAML files", data.json_text),
    Export("yaml", "atlas.yaml", "data", "Everything in one file", data.yaml_text),
    *(
        Export(f"csv-{name}", f"{name}.csv", "data", f"A table of all {name}, for a spreadsheet", make)
        for name, make in data.TABLES
    ),
    Export(
        "markdown",
        "checklist.md.txt",
        "text",
        "The whole checklist with definitions and links",
        checklist_markdown,
    ),
    Export("markmap", "markmap.md.txt", "maps", "Sections and topics for Markmap", outlines.markmap),
    Export("mermaid", "overview.mmd", "maps", "The overview as a Mermaid mindmap", outlines.mermaid),
    Export("mm", "atlas.mm", "maps", "The map for FreeMind and Freeplane", lambda base: trees.freemind(tree(base))),
    Export("xmind", "atlas.xmind", "maps", "The map for XMind", lambda base: trees.xmind(tree(base))),
    Export("opml", "atlas.opml", "text", "The outline for outliners (OPML 2.0)", lambda base: trees.opml(tree(base))),
    Export("bibtex", "papers.bib", "papers", "All papers for LaTeX", lambda base: bibtex(base.papers)),
    Export("csl", "papers.csl.json", "papers", "All papers for reference managers", lambda base: csl_json(base.papers)),
)
NAMES = tuple(export.name for export in EXPORTS)


def exports(base: KnowledgeBase) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of every export, but for the bibliographies, which have a module of their own."""
    for export in EXPORTS:
        if export.group != "papers":
            yield f"{FOLDER}/{export.file}", export.make(base)
