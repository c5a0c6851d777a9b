"""Prose: CommonMark without raw HTML, with safe addresses, and with references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.markup import Reference, mistakes, references
from generator.problems import Problem, did_you_mean
from generator.source import Position, Source

_KINDS = {"topic": "topic or section", "tool": "tool", "paper": "paper"}
Passage = tuple[str, str, Source, str]
"""Text, key under which it stands, source, how to call its owner."""


def passages(subject: Subject) -> Iterator[Passage]:
    """Yield every text that may hold markup."""
    base = subject.base
    for section in base.sections:
        yield section.summary, "summary", section.source, f'section "{section.id}"'
    for topic in base.topics.values():
        owner = f'topic "{topic.id}"'
        yield topic.definition, "definition", topic.source, owner
        yield topic.why, "why", topic.source, owner
        for answer in topic.answers:
            yield answer.fits, "fits", answer.source, owner
            yield answer.follows, "follows", answer.source, owner
        for check in topic.checks:
            yield check.text, "text", check.source, f'check "{check.id}"'
            yield check.why, "why", check.source, f'check "{check.id}"'
        for related in topic.related:
            yield related.why, "why", related.source, owner
    for tool in base.tools.values():
        yield tool.summary, "summary", tool.source, f'tool "{tool.id}"'
        yield tool.note, "note", tool.source, f'tool "{tool.id}"'
    for template in base.templates:
        yield template.summary, "summary", template.source, f'template "{template.id}"'


def safe(subject: Subject) -> Iterator[Problem]:
    """No raw HTML, no pictures, no addresses but http, https and mailto."""
    for text, key, source, owner in passages(subject):
        for mistake in mistakes(text):
            where = source.find(mistake.words, key)
            yield Problem(where, mistake.code, f'{mistake.message} in "{key}" of {owner}', mistake.remedy)


def resolved(subject: Subject) -> Iterator[Problem]:
    """Every `[[reference]]` names something that exists, and no topic refers to itself."""
    for text, key, source, owner in passages(subject):
        for reference in references(text):
            kind = _KINDS.get(reference.kind, "")
            itself = reference.kind == "topic" and owner == f'topic "{reference.id}"'
            if itself or reference.id not in subject.known.get(kind, ()):
                yield from _unresolved(subject, reference, source.find(reference.literal, key), owner)


def _unresolved(subject: Subject, reference: Reference, where: Position, owner: str) -> Iterator[Problem]:
    """Say what is wrong with a reference; its place is looked up for these few only."""
    if reference.kind not in _KINDS:
        guess = did_you_mean(reference.kind, _KINDS) or "use [[topic]], [[tool:id]] or [[paper:id]]"
        message = f'"{reference.kind}" in {reference.literal} of {owner} is no kind of reference'
        yield Problem(where, "unknown-reference", message, guess)
        return
    yield from subject.dangling(_KINDS[reference.kind], reference.id, where, owner)
    if reference.kind == "topic" and owner == f'topic "{reference.id}"':
        yield Problem(where, "self-reference", f"{owner} refers to itself", "write the words without brackets")
