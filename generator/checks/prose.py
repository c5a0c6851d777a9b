"""Prose: CommonMark without raw HTML, with safe addresses, and with references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.markup import Reference, mistakes, references
from generator.problems import Problem, did_you_mean
from generator.source import Position

_KINDS = {"topic": "topic or section", "tool": "tool", "paper": "paper"}


def safe(subject: Subject) -> Iterator[Problem]:
    """No raw HTML, no pictures, no addresses but http, https and mailto."""
    for text, key, source, kind, name in subject.passages:
        for mistake in mistakes(text):
            where = source.find(mistake.words, key)
            yield Problem(where, mistake.code, f'{mistake.message} in "{key}" of {kind} "{name}"', mistake.remedy)


def resolved(subject: Subject) -> Iterator[Problem]:
    """Every `[[reference]]` names something that exists, and no topic refers to itself."""
    for text, key, source, kind, name in subject.passages:
        for reference in references(text):
            itself = kind == reference.kind == "topic" and name == reference.id
            if itself or reference.id not in subject.known.get(_KINDS.get(reference.kind, ""), ()):
                owner = f'{kind} "{name}"'
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
