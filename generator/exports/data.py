"""The whole knowledge base as one file of JSON or YAML, and its lists as tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator import columns
from generator.authored import Whole, plain, plain_entry
from generator.columns import guarded
from generator.exports.yaml_text import dumped
from generator.knowledge import KnowledgeBase, Paper, Section, ToolGroup

Entry = Mapping[str, Any]
Listed = Section | ToolGroup | Paper
_MOST_REMEMBERED = 20_000


def json_text(whole: Whole) -> str:
    """Return everything as JSON, each entry of a list on a line of its own: a change is one line."""
    return "{\n" + ",\n".join(f"{_json(key)}: {_json_lines(held)}" for key, held in whole.items()) + "\n}\n"


def yaml_text(base: KnowledgeBase) -> str:
    """Return the knowledge base as YAML without anchors."""
    lists: dict[str, tuple[Listed, ...]] = {"sections": base.sections, "categories": base.groups, "papers": base.papers}
    # Entry by entry gives the same text as the whole, and what has not changed is not written anew.
    return "".join(
        f"{key}:\n{''.join(map(_yaml_entry, lists[key]))}" if key in lists else dumped({key: held})
        for key, held in plain(base).items()
    )


def _json_lines(held: Any) -> str:
    return "[\n" + ",\n".join(map(_json, held)) + "\n]" if isinstance(held, list) else _json(held)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@lru_cache(_MOST_REMEMBERED)
def _yaml_entry(entry: Listed) -> str:
    return dumped([plain_entry(entry)])


def topics_csv(whole: Whole) -> str:
    """Return a row for each topic, in reading order."""
    return _table("topics", _topics(whole.get("sections", ())))


def checks_csv(whole: Whole) -> str:
    """Return a row for each check, in reading order."""
    topics = _topics(whole.get("sections", ()))
    checks = ((check, topic) for topic in topics for check in topic.get("checks", ()))
    return _table("checks", ({**check, "section": topic["section"], "topic": topic["id"]} for check, topic in checks))


def tools_csv(whole: Whole) -> str:
    """Return a row for each tool, category by category."""
    categories = whole.get("categories", ())
    tools = ((tool, category) for category in categories for tool in category.get("tools", ()))
    return _table("tools", ({**tool, "category": category["id"]} for tool, category in tools))


def papers_csv(whole: Whole) -> str:
    """Return a row for each paper."""
    return _table("papers", whole.get("papers", ()))


TABLES: tuple[tuple[str, Callable[[Whole], str]], ...] = (
    ("topics", topics_csv),
    ("checks", checks_csv),
    ("tools", tools_csv),
    ("papers", papers_csv),
)


def _topics(sections: Iterable[Entry]) -> Iterator[Entry]:
    """Yield every topic with the ids of its section and of the topic above it."""
    for section in sections:
        for topic in section.get("topics", ()):
            yield from _deep(topic, section["id"], "")


def _deep(topic: Entry, section: str, parent: str) -> Iterator[Entry]:
    yield {**topic, "section": section, "parent": parent}
    for child in topic.get("topics", ()):
        yield from _deep(child, section, topic["id"])


def _table(name: str, entries: Iterable[Entry]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.key for column in columns.TABLES[name])
    writer.writerows([guarded(column.cell(entry)) for column in columns.TABLES[name]] for entry in entries)
    return text.getvalue()
