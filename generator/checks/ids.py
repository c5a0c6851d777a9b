"""Ids are unique, permanent and never used again."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem
from generator.source import Source

RESERVED = frozenset({"about", "api", "assets", "changes", "checklist", "contributing", "downloads", "gaps"})
RESERVED |= {"glossary", "index", "map", "papers", "search", "sitemap", "stack", "tags", "template", "tools", "topics"}
_SHARED = {"section": "topic"}


def unique(subject: Subject) -> Iterator[Problem]:
    """An id is declared once; sections and topics share one name space."""
    first: dict[tuple[str, str], Source] = {}
    for kind, name, source in subject.declared:
        key = (_SHARED.get(kind, kind), name)
        if key in first:
            place = f"{first[key].file.path}:{first[key].line}"
            message = f'the {kind} id "{name}" exists already, at {place}'
            yield Problem(source.at("id"), "duplicate-id", message, "give this one an id of its own")
        first.setdefault(key, source)


def answers_unique(subject: Subject) -> Iterator[Problem]:
    """The ids of a decision's answers are unique within it."""
    for topic in subject.base.topics.values():
        seen: set[str] = set()
        for answer in topic.answers:
            if answer.id in seen:
                message = f'"{topic.id}" has two answers with the id "{answer.id}"'
                yield Problem(answer.source.at("id"), "duplicate-id", message, "give this one an id of its own")
            seen.add(answer.id)


def not_reserved(subject: Subject) -> Iterator[Problem]:
    """A section's id is part of its page's address and must not be that of a special page."""
    for section in subject.base.sections:
        if section.id in RESERVED:
            message = f'"{section.id}" is the address of a special page'
            yield Problem(section.source.at("id"), "reserved-id", message, "choose another id")


def permanent(subject: Subject) -> Iterator[Problem]:
    """An id that was published once is still there, or stands in retired.yml."""
    retired = {(entry.kind, entry.id) for entry in subject.base.retired}
    for entry in subject.base.published:
        kind, name = entry.kind, entry.id
        alive = subject.known.get(kind, frozenset())
        if name not in alive and (kind, name) not in retired and name not in subject.broken:
            message = f'the {kind} "{name}" was published and is gone'
            remedy = f"bring it back, or say in retired.yml what replaced it: {{id: {name}, kind: {kind}, why: ...}}"
            yield Problem(entry.position, "id-gone", message, remedy)


def retired_is_gone(subject: Subject) -> Iterator[Problem]:
    """A retired id is not used again, and what replaced it exists or was retired in turn, without a circle."""
    retired = {(entry.kind, entry.id): entry for entry in subject.base.retired}
    seen: set[tuple[str, str]] = set()
    for entry in subject.base.retired:
        if (entry.kind, entry.id) in seen:
            message = f'the {entry.kind} "{entry.id}" is retired twice'
            yield Problem(entry.source.at("id"), "duplicate-id", message, "remove one of the two")
        seen.add((entry.kind, entry.id))
        if entry.id in subject.known.get(entry.kind, frozenset()):
            message = f'the retired {entry.kind} "{entry.id}" is in use again'
            remedy = "remove the entry that has it; for another entry choose another id, none is used again"
            yield Problem(entry.source.at("id"), "retired-in-use", message, remedy)
        if entry.replaced_by is None:
            continue
        if (entry.kind, entry.replaced_by) not in retired:
            where = entry.source.at("replaced_by")
            yield from subject.dangling(entry.kind, entry.replaced_by, where, f'the retired "{entry.id}"')
        elif _circular({name: e.replaced_by for (kind, name), e in retired.items() if kind == entry.kind}, entry.id):
            message = f'the replacements of "{entry.id}" lead back to it'
            yield Problem(entry.source.at("replaced_by"), "circular-reference", message, "name what is in use today")


def replacements_end(subject: Subject) -> Iterator[Problem]:
    """Following what replaced a tool ends at a tool, and a tool that is alive has no replacement."""
    replaced = {tool.id: tool.replaced_by for tool in subject.base.tools.values()}
    for tool in subject.base.tools.values():
        if tool.replaced_by is None:
            continue
        where = tool.source.at("replaced_by")
        if tool.replaced_by == tool.id:
            yield Problem(where, "self-reference", f'tool "{tool.id}" replaces itself', "remove replaced_by")
        elif _circular(replaced, tool.id):
            message = f'the replacements of "{tool.id}" lead back to it'
            yield Problem(where, "circular-reference", message, "name a tool that is in use today")
        elif tool.status == "active":
            message = f'tool "{tool.id}" is active and yet replaced'
            yield Problem(where, "replaced-but-active", message, "correct its status, or remove replaced_by")


def _circular(following: dict[str, str | None], start: str) -> bool:
    name, seen = following.get(start), set()
    while name and name not in seen:
        if name == start:
            return True
        seen.add(name)
        name = following.get(name)
    return False
