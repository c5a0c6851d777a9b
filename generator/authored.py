"""The knowledge base in its authored form: to plain values with the keys of the YAML files, and to those files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from generator.knowledge import KnowledgeBase, Paper, Section, ToolGroup
from generator.naming import kebab

_MOST_REMEMBERED = 20_000
Whole = dict[str, Any]
"""Everything under one roof: atlas, sections, categories of tools, papers, templates, stack, retired; each if there."""


def plain(base: KnowledgeBase) -> Whole:
    """Return everything under one roof; what stands in the lists is shared between calls and not to be changed."""
    stack = _value(base.stack) if base.stack else None
    if stack is not None:
        stack = {"provider": stack["provider"], "stack": stack.pop("roles", []), **stack}
    whole = {
        "atlas": _atlas(base),
        "sections": [plain_entry(section) for section in base.sections],
        "categories": [plain_entry(group) for group in base.groups],
        "papers": [plain_entry(paper) for paper in base.papers],
        "templates": [_value(template) for template in base.templates],
        "stack": stack,
        "retired": [_value(entry) for entry in base.retired],
    }
    return {key: value for key, value in whole.items() if value}


def files(whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield name and values of each YAML file that holds this, so that loading them keeps every order.

    All papers stand in one file: their grouping is not part of the whole.
    """
    if "atlas" in whole:
        yield "atlas.yml", whole["atlas"]
    for folder, key in (("sections", "sections"), ("tools", "categories")):
        entries = whole.get(key, ())
        stems = [kebab(str(entry.get("id", ""))) or key for entry in entries]
        numbered = key == "sections" or stems != sorted(set(stems))
        width = max(2, len(str(len(stems))))
        for number, (stem, entry) in enumerate(zip(stems, entries, strict=True), 1):
            yield f"{folder}/{f'{number:0{width}d}-' if numbered else ''}{stem}.yml", entry
    if whole.get("papers"):
        yield "papers.yml", {"title": "Papers", "papers": whole["papers"]}
    for key in ("templates", "retired"):
        if whole.get(key):
            yield f"{key}.yml", {key: whole[key]}
    if whole.get("stack"):
        yield "stack.yml", whole["stack"]


def _atlas(base: KnowledgeBase) -> dict[str, Any]:
    atlas: dict[str, Any] = _value(base.atlas)
    for terms in atlas.values():
        for term in terms if isinstance(terms, list) else ():
            if term["short"] == term["title"]:
                del term["short"]
    return atlas


@lru_cache(_MOST_REMEMBERED)
def plain_entry(entry: Section | ToolGroup | Paper) -> dict[str, Any]:
    """Return one entry of a list; it is shared between calls and not to be changed."""
    made: dict[str, Any] = _value(entry)
    return made


def _value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    kept = ((name, getattr(value, name)) for name in _names(value.__class__))
    return {name: _value(held) for name, held in kept if held}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "source")
