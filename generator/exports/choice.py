"""One section of the knowledge base, or what matters up to a stage."""

from __future__ import annotations

from dataclasses import replace

from generator.knowledge import KnowledgeBase, Section, Topic
from generator.problems import did_you_mean


class UnknownChoice(Exception):
    """The atlas has no section or stage of this name."""


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
