"""Sections and their topics, with checks, answers and neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.entries import Kind
from generator.knowledge.fields import Link, placed
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Related:
    """A topic worth reading next, and why."""

    topic: str
    why: str
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Check:
    """Something that a team does, can verify and ticks."""

    id: str
    text: str
    why: str
    stage: str
    roles: tuple[str, ...]
    decision: str | None
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a decision."""

    id: str
    title: str
    fits: str
    follows: str
    tools: tuple[str, ...]
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept, method, practice or decision."""

    id: str
    title: str
    synonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    kind: Kind
    stage: str
    definition: str
    why: str
    question: str
    answers: tuple[Answer, ...]
    checks: tuple[Check, ...]
    tools: tuple[str, ...]
    papers: tuple[str, ...]
    no_paper: str
    links: tuple[Link, ...]
    related: tuple[Related, ...]
    topics: tuple[Topic, ...]
    source: Source = placed()

    def walk(self) -> Iterator[Topic]:
        """Yield this topic and all below it, in reading order."""
        yield self
        for topic in self.topics:
            yield from topic.walk()


@dataclass(frozen=True, slots=True)
class Section:
    """One of the atlas's sections."""

    id: str
    title: str
    summary: str
    topics: tuple[Topic, ...]
    source: Source = placed()

    def walk(self) -> Iterator[Topic]:
        """Yield every topic of the section, in reading order."""
        for topic in self.topics:
            yield from topic.walk()
