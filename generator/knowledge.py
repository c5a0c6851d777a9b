"""The knowledge base as values: frozen, complete when born, each with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.entries import Availability, Hosting, Kind, LinkKind, PaperType, Status
from generator.source import Position, Source


def _source() -> Source:
    return field(compare=False, repr=False)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed list."""

    id: str
    title: str
    short: str
    summary: str
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Atlas:
    """Title and closed lists."""

    title: str
    tagline: str
    stages: tuple[Term, ...]
    roles: tuple[Term, ...]
    kinds: tuple[Term, ...]
    link_kinds: tuple[Term, ...]
    statuses: tuple[Term, ...]
    availabilities: tuple[Term, ...]
    hostings: tuple[Term, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Link:
    """A source to read on."""

    title: str
    url: str
    kind: LinkKind
    formerly: tuple[str, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Related:
    """A topic worth reading next, and why."""

    topic: str
    why: str
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Check:
    """Something that a team does, can verify and ticks."""

    id: str
    text: str
    why: str
    stage: str
    roles: tuple[str, ...]
    decision: str | None
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a decision."""

    id: str
    title: str
    fits: str
    follows: str
    tools: tuple[str, ...]
    source: Source = _source()


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
    source: Source = _source()

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
    source: Source = _source()

    def walk(self) -> Iterator[Topic]:
        """Yield every topic of the section, in reading order."""
        for topic in self.topics:
            yield from topic.walk()


@dataclass(frozen=True, slots=True)
class Tool:
    """A program, library or service."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    summary: str
    url: str
    repository: str
    licence: str
    availability: Availability
    hosting: tuple[Hosting, ...]
    status: Status
    replaced_by: str | None
    note: str
    papers: tuple[str, ...]
    links: tuple[Link, ...]
    formerly: tuple[str, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class ToolGroup:
    """Tools that serve the same purpose."""

    id: str
    title: str
    summary: str
    tools: tuple[Tool, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, book or report."""

    id: str
    type: PaperType
    title: str
    authors: tuple[str, ...]
    year: str
    venue: str
    volume: str
    number: str
    pages: str
    doi: str
    arxiv: str
    url: str
    formerly: tuple[str, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A folder or a file of a project template."""

    name: str
    purpose: str
    entries: tuple[TreeEntry, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Template:
    """A project template."""

    id: str
    title: str
    summary: str
    entries: tuple[TreeEntry, ...]
    links: tuple[Link, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class StackRole:
    """A place in the infrastructure that some tool has to fill."""

    id: str
    key: str
    title: str
    summary: str
    topic: str
    tools: tuple[str, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Stack:
    """The infrastructure: cloud providers and roles."""

    provider: tuple[str, ...]
    roles: tuple[StackRole, ...]
    links: tuple[Link, ...]
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that once existed."""

    id: str
    kind: str
    replaced_by: str | None
    why: str
    release: str
    source: Source = _source()


@dataclass(frozen=True, slots=True)
class Published:
    """An id of ids.lock: published in `release`, or waiting for the next one."""

    kind: str
    id: str
    release: str
    position: Position


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything that the atlas knows; look-ups by id are made once, when first asked for."""

    atlas: Atlas
    sections: tuple[Section, ...]
    groups: tuple[ToolGroup, ...]
    papers: tuple[Paper, ...]
    templates: tuple[Template, ...]
    stack: Stack | None
    retired: tuple[Retired, ...]
    published: tuple[Published, ...] = ()

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by id, in reading order."""
        return {topic.id: topic for section in self.sections for topic in section.walk()}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each topic, by the topic's id."""
        return {topic.id: section for section in self.sections for topic in section.walk()}

    @cached_property
    def parent_of(self) -> Mapping[str, Topic]:
        """The topic above each topic that has one, by the lower one's id."""
        return {child.id: topic for topic in self.topics.values() for child in topic.topics}

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """Every check by id, in reading order."""
        return {check.id: check for topic in self.topics.values() for check in topic.checks}

    @cached_property
    def topic_of_check(self) -> Mapping[str, Topic]:
        """The topic of each check, by the check's id."""
        return {check.id: topic for topic in self.topics.values() for check in topic.checks}

    @cached_property
    def tools(self) -> Mapping[str, Tool]:
        """Every tool by id, group by group."""
        return {tool.id: tool for group in self.groups for tool in group.tools}

    @cached_property
    def group_of(self) -> Mapping[str, ToolGroup]:
        """The group of each tool, by the tool's id."""
        return {tool.id: group for group in self.groups for tool in group.tools}

    @cached_property
    def papers_by_id(self) -> Mapping[str, Paper]:
        """Every paper by id."""
        return {paper.id: paper for paper in self.papers}

    @cached_property
    def sections_by_id(self) -> Mapping[str, Section]:
        """Every section by id, in order."""
        return {section.id: section for section in self.sections}

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of each section, from 0, by its id."""
        return {section.id: place for place, section in enumerate(self.sections)}

    @cached_property
    def neighbours_of(self) -> Mapping[str, tuple[Topic | None, Topic | None]]:
        """The topics before and after each topic, in reading order."""
        topics = list(self.topics.values())
        around = zip([None, *topics[:-1]], topics, [*topics[1:], None], strict=True)
        return {topic.id: (before, after) for before, topic, after in around}
