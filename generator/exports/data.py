"""The whole knowledge base as one file of JSON or YAML, and its lists as tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from generator.exports.plain import plain
from generator.knowledge import KnowledgeBase

Row = tuple[str, ...]
_LIST = "; "


def json_text(base: KnowledgeBase) -> str:
    """Return the knowledge base as JSON."""
    return json.dumps(plain(base), ensure_ascii=False, indent=1) + "\n"


def yaml_text(base: KnowledgeBase) -> str:
    """Return the knowledge base as YAML without anchors."""
    return str(yaml.dump(plain(base), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def topics_csv(base: KnowledgeBase) -> str:
    """Return a row for each topic."""
    head: Row = ("id", "section", "parent", "title", "kind", "stage", "definition", "why", "question", "synonyms")
    head += ("abbreviations", "tools", "papers", "links", "related")
    rows = (
        (
            topic.id,
            base.section_of[topic.id].id,
            base.parent_of[topic.id].id if topic.id in base.parent_of else "",
            *(topic.title, topic.kind.value, topic.stage, topic.definition, topic.why, topic.question),
            *map(_LIST.join, (topic.synonyms, topic.abbreviations, topic.tools, topic.papers)),
            _LIST.join(link.url for link in topic.links),
            _LIST.join(related.topic for related in topic.related),
        )
        for topic in base.topics.values()
    )
    return _table(head, rows)


def checks_csv(base: KnowledgeBase) -> str:
    """Return a row for each check."""
    rows = (
        (
            check.id,
            base.section_of[topic.id].id,
            topic.id,
            *(check.text, check.why, check.stage, _LIST.join(check.roles), check.decision or ""),
        )
        for topic in base.topics.values()
        for check in topic.checks
    )
    return _table(("id", "section", "topic", "text", "why", "stage", "roles", "decision"), rows)


def tools_csv(base: KnowledgeBase) -> str:
    """Return a row for each tool."""
    head: Row = (
        "id",
        "category",
        "name",
        "summary",
        "url",
        "repository",
        "licence",
        "availability",
        "hosting",
        "status",
    )
    head += ("replaced_by", "note", "synonyms", "papers")
    rows = (
        (
            *(tool.id, base.group_of[tool.id].id, tool.name, tool.summary, tool.url, tool.repository, tool.licence),
            *(tool.availability.value, _LIST.join(tool.hosting), tool.status.value, tool.replaced_by or "", tool.note),
            *map(_LIST.join, (tool.synonyms, tool.papers)),
        )
        for tool in base.tools.values()
    )
    return _table(head, rows)


def papers_csv(base: KnowledgeBase) -> str:
    """Return a row for each paper."""
    head: Row = ("id", "type", "title", "authors", "year", "venue", "volume", "number", "pages", "doi", "arxiv", "url")
    rows = (
        (
            *(paper.id, paper.type.value, paper.title, _LIST.join(paper.authors), paper.year, paper.venue),
            *(paper.volume, paper.number, paper.pages, paper.doi, paper.arxiv, paper.url),
        )
        for paper in base.papers
    )
    return _table(head, rows)


TABLES: tuple[tuple[str, Callable[[KnowledgeBase], str]], ...] = (
    ("topics", topics_csv),
    ("checks", checks_csv),
    ("tools", tools_csv),
    ("papers", papers_csv),
)


def _table(head: Row, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(text: str) -> str:
    """A spreadsheet would run a cell that begins like a formula; an apostrophe in front keeps it text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else text
