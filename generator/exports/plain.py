"""The knowledge base in its authored form, as plain values: dicts with the keys of the YAML files."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from generator.knowledge import KnowledgeBase, Section, Topic
from generator.problems import did_you_mean


class UnknownChoice(Exception):
    """The atlas has no section or stage of this name."""


def plain(base: KnowledgeBase) -> dict[str, Any]:
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


def chosen(base: KnowledgeBase, section: str = "", stage: str = "") -> KnowledgeBase:
    """Return the knowledge base with one section only, and with what matters up to a stage; raises UnknownChoice.

    A topic of a later stage stays where something below it matters before.
    """
    stages = [term.id for term in base.atlas.stages]
    _known("section", section, list(base.sections_by_id))
    _known("stage", stage, stages)
    sections = tuple(entry for entry in base.sections if not section or entry.id == section)
    if stage:
        soon = frozenset(stages[: stages.index(stage) + 1])
        sections = tuple(_until(entry, soon) for entry in sections)
    return replace(base, sections=sections)


def _until(section: Section, stages: frozenset[str]) -> Section:
    return replace(section, topics=tuple(kept for topic in section.topics if (kept := _topic(topic, stages))))


def _topic(topic: Topic, stages: frozenset[str]) -> Topic | None:
    below = tuple(kept for child in topic.topics if (kept := _topic(child, stages)))
    checks = tuple(check for check in topic.checks if check.stage in stages)
    matters = topic.stage in stages or below or checks
    return replace(topic, topics=below, checks=checks) if matters else None


def _known(what: str, name: str, names: list[str]) -> None:
    if name and name not in names:
        raise UnknownChoice(f'there is no {what} "{name}"; {did_you_mean(name, names) or f"there are {names}"}')


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
