"""The knowledge base in its authored form: to plain values with the keys of the YAML files, and to those files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from generator.knowledge import KnowledgeBase
from generator.naming import kebab

Whole = dict[str, Any]
"""Everything under one roof: atlas, sections, categories of tools, papers, templates, stack, retired; each if there."""


def plain(base: KnowledgeBase) -> Whole:
    """Return everything under one roof: atlas, sections, categories of tools, papers, templates, stack, retired."""
    stack = _value(base.stack) if base.stack else None
    if stack is not None:
        stack = {"provider": stack["provider"], "stack": stack.pop("roles", []), **stack}
    whole = {
        "atlas": _atlas(base),
        "sections": [_value(section) for section in base.sections],
        "categories": [_value(group) for group in base.groups],
        "papers": [_value(paper) for paper in base.papers],
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


def _value(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kept = ((field.name, getattr(value, field.name)) for field in fields(value) if field.name != "source")
        return {name: _value(held) for name, held in kept if held not in (None, "", ())}
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value.value if isinstance(value, Enum) else value
