"""Rows of tables to the tree of the knowledge base: topics in sections, checks in topics, tools in categories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.columns import TABLES, Column, Shape
from generator.importers.imported import Defaults, Notes
from generator.importers.rows import Row
from generator.importers.titles import Titles, short
from generator.naming import Names

Entry = dict[str, Any]
_NAMED_BY = {"topics": "title", "checks": "text", "tools": "name", "papers": "title"}
_COMMA = re.compile(r"\s*[;,|\n]\s*")


def own_whole(tables: Mapping[str, list[Row]], notes: Notes) -> Entry:
    """Return what our own tables hold; what names something that no row has is noted."""
    sections: dict[str, Entry] = {}
    topics = {row.values.get("id", ""): _entry("topics", row) for row in tables.get("topics", ())}
    for row in tables.get("topics", ()):
        section, parent = row.values.get("section", ""), row.values.get("parent", "")
        topic = topics[row.values.get("id", "")]
        if parent in topics and parent != topic.get("id"):
            topics[parent].setdefault("topics", []).append(topic)
            continue
        if parent:
            notes.say(row.place, f'no row has the parent "{parent}": the topic stands in its section', "correct it")
        sections.setdefault(section, {"id": section, "topics": []})["topics"].append(topic)
    for row in tables.get("checks", ()):
        owner = topics.get(row.values.get("topic", ""))
        if owner is None:
            notes.say(row.place, f'no row has the topic "{row.values.get("topic", "")}": the check was left out')
            continue
        owner.setdefault("checks", []).append(_entry("checks", row))
    categories: dict[str, Entry] = {}
    for row in tables.get("tools", ()):
        name = row.values.get("category", "")
        categories.setdefault(name, {"id": name, "tools": []})["tools"].append(_entry("tools", row))
    papers = [_entry("papers", row) for row in tables.get("papers", ())]
    held: Entry = {"sections": [*sections.values()], "categories": [*categories.values()], "papers": papers}
    return {key: value for key, value in held.items() if value}


def foreign_whole(table: str, rows: list[Row], defaults: Defaults, notes: Notes) -> Entry:
    """Return what a foreign table holds, with the section and topics that it needs around it."""
    names, titles = Names(), Titles()
    pairs = [(row, _filled(table, row, defaults, names)) for row in rows]
    match table:
        case "topics":
            return {"sections": _sections(pairs, defaults, names, titles, notes)}
        case "checks":
            named = {"checks": [entry for _, entry in pairs]}
            grouped = _grouped(pairs, "topic", defaults.name)
            topics = [_topic(title, {"checks": entries}, defaults, names, titles) for title, entries in grouped]
            return {"sections": [_section(defaults.name, topics, names, titles)]} if named["checks"] else {}
        case "tools":
            groups = _grouped(pairs, "category", defaults.name)
            categories = [_category(title, entries, names) for title, entries in groups]
            topics = [_topic(group["title"], _ids("tools", group), defaults, names, titles) for group in categories]
            notes.say(
                "", "each category got a topic that names its tools", "name them where they serve, drop the topic"
            )
            return {"sections": [_section(defaults.name, topics, names, titles)], "categories": categories}
        case _:
            papers = [entry for _, entry in pairs]
            topic = _topic(defaults.name, {"papers": [paper["id"] for paper in papers]}, defaults, names, titles)
            notes.say("", "one topic cites all papers", "cite each where it belongs, drop the topic")
            return {"sections": [_section(defaults.name, [topic], names, titles)], "papers": papers}


def _entry(table: str, row: Row) -> Entry:
    columns = [column for column in TABLES[table] if column.shape is not Shape.PLACE and column.key in row.values]
    return {column.key: column.value(row.values[column.key]) for column in columns}


def _filled(table: str, row: Row, defaults: Defaults, names: Names) -> Entry:
    """Return the entry of a foreign row, with what the defaults say of it."""
    given = {"stage": defaults.stage, "kind": defaults.kind, "roles": defaults.role, **dict(defaults.columns)}
    entry: Entry = {}
    for column in TABLES[table]:
        cell = row.values.get(column.key) or given.get(column.key, "")
        if cell and column.shape is not Shape.PLACE:
            entry[column.key] = _value(column, cell, row.values.get(_NAMED_BY[table], ""))
    label = entry.get(_NAMED_BY[table], "")
    entry["id"] = names.new(row.values.get("id", "") or label, table.removesuffix("s"))
    if table == "topics" and not short(label)[1]:
        entry["title"], entry["definition"] = (
            short(label)[0],
            "\n\n".join(filter(None, [label, entry.get("definition")])),
        )
    return {"id": entry.pop("id"), **entry}


def _value(column: Column, cell: str, label: str) -> Any:
    parts = [part for part in _COMMA.split(cell.strip()) if part]
    if column.shape is Shape.LIST:
        return parts
    if column.key == "links":
        return [{"title": label, "url": url, "kind": "notes"} for url in parts]
    return cell.strip() if column.shape is Shape.TEXT else column.value(cell)


def _sections(
    pairs: list[tuple[Row, Entry]], defaults: Defaults, names: Names, titles: Titles, notes: Notes
) -> list[Entry]:
    by_name = {key: entry for row, entry in pairs for key in (entry.get("title"), row.values.get("id")) if key}
    top = []
    for row, entry in pairs:
        parent = by_name.get(row.values.get("parent", ""))
        if parent is not None and parent is not entry:
            parent.setdefault("topics", []).append(entry)
            continue
        if row.values.get("parent"):
            notes.say(row.place, f'no row has the parent "{row.values["parent"]}": the topic stands in its section')
        top.append((row, entry))
    grouped = _grouped(top, "section", defaults.name)
    return [_section(title, entries, names, titles) for title, entries in grouped]


def _grouped(pairs: Iterable[tuple[Row, Entry]], key: str, otherwise: str) -> list[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {}
    for row, entry in pairs:
        groups.setdefault(row.values.get(key, otherwise), []).append(entry)
    return list(groups.items())


def _section(title: str, topics: list[Entry], names: Names, titles: Titles) -> Entry:
    shown = titles.new(short(title)[0], "section")
    return {"id": names.new(title, "section"), "title": shown, "topics": topics}


def _category(title: str, tools: list[Entry], names: Names) -> Entry:
    return {"id": names.new(f"{title}-tools", "tools"), "title": short(title)[0], "tools": tools}


def _topic(title: str, held: Entry, defaults: Defaults, names: Names, titles: Titles) -> Entry:
    shown = titles.new(short(title)[0], "Topic")
    return {"id": names.new(title, "topic"), "title": shown, "kind": defaults.kind, "stage": defaults.stage, **held}


def _ids(key: str, group: Entry) -> Entry:
    return {key: [entry["id"] for entry in group["tools"]]}
