"""Some of the checks, in order, each with where it stands in the atlas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.knowledge import Check, KnowledgeBase, Section, Term, Topic
from generator.markup import to_text
from generator.problems import did_you_mean


class UnknownName(Exception):
    """The atlas has no stage, role or section of this name."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which checks are meant: up to a stage, of a role, of a section; empty means all."""

    stage: str = ""
    role: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A check with its texts without markup."""

    check: Check
    text: str
    why: str
    topic: Topic
    section: Section
    number: str


def select(base: KnowledgeBase, wanted: Filter) -> tuple[Chosen, ...]:
    """Return the checks that the filter means, in the order of the atlas; raises UnknownName."""
    stages = [term.id for term in base.atlas.stages]
    _known("stage", wanted.stage, stages)
    _known("role", wanted.role, [term.id for term in base.atlas.roles])
    _known("section", wanted.section, base.sections_by_id)
    last = stages.index(wanted.stage) if wanted.stage else len(stages)
    resolve = addresses.resolver(base, "")
    return tuple(
        Chosen(check, to_text(check.text, resolve), to_text(check.why, resolve), topic, section, f"{number:02d}")
        for number, section in enumerate(base.sections, 1)
        for topic in section.walk()
        for check in topic.checks
        if stages.index(check.stage) <= last
        and (not wanted.role or wanted.role in check.roles)
        and (not wanted.section or wanted.section == section.id)
    )


def described(base: KnowledgeBase, wanted: Filter) -> str:
    """Return what the filter means, in words: "up to Minimum viable product, for MLOps"."""
    section = base.sections_by_id.get(wanted.section)
    words = [
        f"up to {_title(base.atlas.stages, wanted.stage)}" if wanted.stage else "",
        f"for {_title(base.atlas.roles, wanted.role)}" if wanted.role else "",
        f"in {section.title}" if section else "",
    ]
    return ", ".join(filter(None, words))


def _title(terms: tuple[Term, ...], name: str) -> str:
    return next(term.title for term in terms if term.id == name)


def _known(what: str, name: str, names: Iterable[str]) -> None:
    known = list(names)
    if name and name not in known:
        remedy = did_you_mean(name, known) or f"there are {', '.join(known)}"
        raise UnknownName(f'there is no {what} "{name}"; {remedy}')
