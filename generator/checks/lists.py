"""Closed lists: atlas.yml describes each value that the program knows, entries use them with exact case."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.checks.subject import Subject
from generator.entries import Availability, Hosting, Kind, LinkKind, Status
from generator.knowledge import Term
from generator.problems import Problem, did_you_mean
from generator.source import Position

_FIXED: tuple[tuple[str, type[StrEnum]], ...] = (
    ("kinds", Kind),
    ("link_kinds", LinkKind),
    ("statuses", Status),
    ("availabilities", Availability),
    ("hostings", Hosting),
)


def described(subject: Subject) -> Iterator[Problem]:
    """Each fixed list of atlas.yml describes exactly the values that the program knows, once each."""
    atlas = subject.base.atlas
    if not atlas.stages:
        return
    for key, values in _FIXED:
        terms: tuple[Term, ...] = getattr(atlas, key)
        names = [term.id for term in terms]
        for value in values:
            if value not in names:
                message = f'"{key}" does not describe "{value}"'
                yield Problem(
                    atlas.source.at(key), "missing-term", message, f"add {{id: {value}, title: ..., summary: ...}}"
                )
        for term in terms:
            if term.id not in list(values):
                guess = did_you_mean(term.id, values) or "remove it: this list is fixed by the program"
                yield Problem(term.source.at("id"), "unknown-value", f'"{key}" has no "{term.id}"', guess)
    for key in ("stages", "roles", *(key for key, _ in _FIXED)):
        yield from _repeated(key, getattr(atlas, key))


def stages_and_roles(subject: Subject) -> Iterator[Problem]:
    """Stages and roles of topics and checks are those of atlas.yml."""
    atlas = subject.base.atlas
    if not atlas.stages:
        return
    stages, roles = [term.id for term in atlas.stages], [term.id for term in atlas.roles]
    for topic in subject.base.topics.values():
        if topic.stage not in stages:
            yield _unknown("stage", topic.stage, stages, topic.source.at("stage"))
    for check, _ in subject.checks:
        if check.stage not in stages:
            yield _unknown("stage", check.stage, stages, check.source.at("stage"))
        for index, role in enumerate(check.roles):
            if role not in roles:
                yield _unknown("role", role, roles, check.source.at("roles", index))
            if role in check.roles[:index]:
                message = f'check "{check.id}" names the role "{role}" twice'
                yield Problem(check.source.at("roles", index), "duplicate-reference", message, "remove one of the two")


def _unknown(what: str, value: str, allowed: list[str], where: Position) -> Problem:
    guess = did_you_mean(value, allowed) or f"one of: {', '.join(allowed)}"
    return Problem(where, f"unknown-{what}", f'"{value}" is no {what} of atlas.yml', guess)


def _repeated(key: str, terms: tuple[Term, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for term in terms:
        if term.id in seen:
            yield Problem(
                term.source.at("id"), "duplicate-id", f'"{key}" has "{term.id}" twice', "remove one of the two"
            )
        seen.add(term.id)
