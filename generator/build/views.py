"""The knowledge base as makers of pages see it: every look-up is told to the tracker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from generator.backlinks import Backlinks, backlinks
from generator.knowledge import KnowledgeBase
from generator.outline import Node, outline
from generator.terms import Terms, terms_of
from generator.tracking import Table, Tracker

_FIELDS = frozenset(field.name for field in fields(KnowledgeBase))
_LOOK_UPS = (
    "topics",
    "section_of",
    "parent_of",
    "checks",
    "topic_of_check",
    "tools",
    "group_of",
    "papers_by_id",
    "sections_by_id",
    "place_of",
    "neighbours_of",
)
WHOLE_ATLAS = ""
"""The key of the map's root among the nodes."""


class WatchedBase(KnowledgeBase):
    """A knowledge base that tells which of its fields and which entries of its look-ups are read."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            object.__getattribute__(self, "__dict__")["tracker"].read("base", name)
        return object.__getattribute__(self, name)


@dataclass(frozen=True, slots=True)
class Views:
    """What pages are made from; whatever is read through this is remembered."""

    base: KnowledgeBase
    links: Backlinks
    terms: Terms
    nodes: Mapping[str, Node]
    """Nodes of the map by the id of their entry; the root under WHOLE_ATLAS."""
    above: Mapping[str, Node]
    """The node above each."""


def views(base: KnowledgeBase, tracker: Tracker) -> Views:
    """Return what the next round of making reads; what the tracker remembers of what has changed is forgotten."""
    links, terms, tree = backlinks(base), terms_of(base), outline(base)
    look_ups = {name: getattr(base, name) for name in _LOOK_UPS}
    backward = {field.name: getattr(links, field.name) for field in fields(Backlinks)}
    nodes = {**{node.id: node for node in tree.walk()}, WHOLE_ATLAS: tree}
    above = {child.id: node for node in tree.walk() for child in node.children}
    values = {field.name: getattr(base, field.name) for field in fields(KnowledgeBase)}
    tables = {"base": values, **look_ups, **backward, "terms": terms.by_first, "nodes": nodes, "above": above}
    tracker.renew(tables)
    watched = {name: Table(name, table, tracker) for name, table in tables.items()}
    return Views(
        _watched_base(values, {name: watched[name] for name in _LOOK_UPS}, tracker),
        Backlinks(**{name: watched[name] for name in backward}),
        Terms(watched["terms"]),
        watched["nodes"],
        watched["above"],
    )


def _watched_base(values: Mapping[str, Any], look_ups: Mapping[str, Any], tracker: Tracker) -> KnowledgeBase:
    """The look-ups take the place of the cached properties of the same names."""
    base = WatchedBase(**values)
    base.__dict__.update(look_ups, tracker=tracker)
    return base
