"""What the rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.knowledge import Check, KnowledgeBase
from generator.problems import Problem, did_you_mean
from generator.source import Position, Source


class Declared(NamedTuple):
    """An id where it is declared."""

    kind: str
    id: str
    source: Source


Passage = tuple[str, str, Source, str, str]
"""Text, key under which it stands, source, kind and id of the entry that it belongs to."""


@dataclass(frozen=True)
class Subject:
    """A knowledge base, whether all of its files could be read as they stand, the ids of those that could not."""

    base: KnowledgeBase
    whole: bool = True
    broken: frozenset[str] = frozenset()

    @cached_property
    def known(self) -> dict[str, frozenset[str]]:
        """Every id by kind; sections are topics too, for whoever refers to them."""
        ids: dict[str, set[str]] = {}
        for declared in self.declared:
            ids.setdefault(declared.kind, set()).add(declared.id)
        ids["topic or section"] = ids.get("topic", set()) | ids.get("section", set())
        return {kind: frozenset(names) for kind, names in ids.items()}

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        """Every id with its kind and source, in reading order."""
        return tuple(_declared(self.base))

    @cached_property
    def checks(self) -> tuple[tuple[Check, Source], ...]:
        """Every check with the source of its topic."""
        return tuple((check, topic.source) for topic in self.base.topics.values() for check in topic.checks)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that may hold markup."""
        return tuple(_passages(self.base))

    def lacks(self, kind: str, name: str) -> bool:
        """Return whether no entry of this kind has the id, nor any that could not be read."""
        return name not in self.known.get(kind, frozenset()) and name not in self.broken

    def dangling(self, kind: str, name: str, position: Position, owner: str) -> Iterator[Problem]:
        """Yield a problem when no entry of this kind has the id."""
        if not self.lacks(kind, name):
            return
        known = self.known.get(kind, frozenset())
        if not (remedy := did_you_mean(name, known)):
            others = [other for other, names in self.known.items() if name in names and other != "topic or section"]
            remedy = f"it is a {others[0]}" if others else f"add it, or remove it from {owner}"
        code = f"dangling-{kind.split(' ', 1)[0]}"
        yield Problem(position, code, f'{owner} names the {kind} "{name}", which does not exist', remedy)


def _declared(base: KnowledgeBase) -> Iterable[Declared]:
    for section in base.sections:
        yield Declared("section", section.id, section.source)
        for topic in section.walk():
            yield Declared("topic", topic.id, topic.source)
            yield from (Declared("check", check.id, check.source) for check in topic.checks)
    for group in base.groups:
        yield Declared("category", group.id, group.source)
        yield from (Declared("tool", tool.id, tool.source) for tool in group.tools)
    yield from (Declared("paper", paper.id, paper.source) for paper in base.papers)
    yield from (Declared("template", template.id, template.source) for template in base.templates)
    if base.stack:
        yield from (Declared("role", role.id, role.source) for role in base.stack.roles)


def _passages(base: KnowledgeBase) -> Iterator[Passage]:
    for section in base.sections:
        yield section.summary, "summary", section.source, "section", section.id
    for topic in base.topics.values():
        yield topic.definition, "definition", topic.source, "topic", topic.id
        yield topic.why, "why", topic.source, "topic", topic.id
        for answer in topic.answers:
            yield answer.fits, "fits", answer.source, "topic", topic.id
            yield answer.follows, "follows", answer.source, "topic", topic.id
        for check in topic.checks:
            yield check.text, "text", check.source, "check", check.id
            yield check.why, "why", check.source, "check", check.id
        for related in topic.related:
            yield related.why, "why", related.source, "topic", topic.id
    for tool in base.tools.values():
        yield tool.summary, "summary", tool.source, "tool", tool.id
        yield tool.note, "note", tool.source, "tool", tool.id
    for template in base.templates:
        yield template.summary, "summary", template.source, "template", template.id
