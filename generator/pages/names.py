"""Every name in the atlas, as a script for the search: pages opened from disk can load nothing else."""

from __future__ import annotations

import json

from generator.knowledge import KnowledgeBase
from generator.pages.rows import Rows


def names(rows: Rows) -> str:
    """Return the script that hands over kind, id, title and other names of all that the search finds by name."""
    lines = [json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in _entries(rows.base, rows)]
    listed = ",\n".join(lines)
    return f'document.dispatchEvent(new CustomEvent("atlas:names",{{detail:[\n{listed}\n]}}));\n'


def _entries(base: KnowledgeBase, rows: Rows) -> list[list[str]]:
    topics = [["t", t.id, t.title, *dict.fromkeys((*t.abbreviations, *t.synonyms))] for t in base.topics.values()]
    sections = [["s", section.id, section.title] for section in base.sections]
    tools = [["w", tool.id, tool.name, *tool.synonyms] for tool in base.tools.values()]
    papers = [["p", paper.id, paper.title] for paper in base.papers]
    checks = [["c", check.id, rows.plain(check.text)] for check in base.checks.values()]
    return [*topics, *sections, *tools, *papers, *checks]
