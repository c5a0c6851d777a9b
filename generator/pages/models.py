"""Everything that a page shows, decided in Python; templates only read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from generator.pages.parts import CheckRow, LinkRow, LinkTo, PaperRow, Stage, ToolRow, TopicRow


class Maps(Protocol):
    """The maps as inline SVG, each with its links made for the page on which it stands."""

    @property
    def files(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The maps to take along: a title, and the label and address of each form."""

    def overview(self) -> Markup:
        """Return the sections with their groups."""

    def whole(self) -> Markup:
        """Return the groups of every section."""

    def facts(self) -> Markup:
        """Return what scripts know of each node, as JSON."""

    def section(self, name: str) -> Markup:
        """Return the map of a section."""

    def neighbourhood(self, name: str) -> Markup:
        """Return what is around a topic."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way in: a stage with the checks behind it, those of earlier stages included."""

    stage: Stage
    href: str
    summary: str
    checks: int


@dataclass(frozen=True, slots=True)
class SectionCard:
    """A section in a list of sections."""

    id: str
    number: str
    hue: int
    title: str
    href: str
    line: Markup
    topics: int
    checks: int
    references: str


@dataclass(frozen=True, slots=True)
class HomePage:
    tagline: str
    doors: tuple[Door, ...]
    map: Markup
    sections: tuple[SectionCard, ...]


@dataclass(frozen=True, slots=True)
class SectionPage:
    id: str
    number: str
    title: str
    summary: Markup
    map: Markup
    topics_count: int
    topics: tuple[TopicRow, ...]
    checks: tuple[CheckRow, ...]
    before: LinkTo | None
    after: LinkTo | None


@dataclass(frozen=True, slots=True)
class AnswerCard:
    id: str
    title: str
    fits: Markup
    follows: Markup
    tools: tuple[LinkTo, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    id: str
    title: str
    also: tuple[str, ...]
    stage: Stage
    kind_title: str
    roles: tuple[str, ...]
    question: str
    definition: Markup
    why: Markup
    map: Markup
    answers: tuple[AnswerCard, ...]
    checks: tuple[CheckRow, ...]
    children_title: str
    children: tuple[TopicRow, ...]
    tools: tuple[ToolRow, ...]
    papers: tuple[PaperRow, ...]
    no_paper: str
    links: tuple[LinkRow, ...]
    related: tuple[LinkTo, ...]
    used_by: tuple[LinkTo, ...]
    before: LinkTo | None
    after: LinkTo | None


@dataclass(frozen=True, slots=True)
class ToolPage:
    tool: ToolRow
    summary: Markup
    also: tuple[str, ...]
    note: Markup
    host: str
    repository: str
    repository_name: str
    replaces: tuple[LinkTo, ...]
    topics: tuple[TopicRow, ...]
    alternatives: tuple[ToolRow, ...]
    papers: tuple[PaperRow, ...]
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class ToolsPage:
    count: int
    tools: tuple[ToolRow, ...]


@dataclass(frozen=True, slots=True)
class PapersOfYear:
    year: str
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class PapersPage:
    papers: tuple[PaperRow, ...]
    years: tuple[PapersOfYear, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term; `see` leads from another name of a topic to the topic itself."""

    id: str
    title: str
    href: str
    also: tuple[str, ...]
    sentence: Markup
    see: LinkTo | None


@dataclass(frozen=True, slots=True)
class GlossaryLetter:
    letter: str
    id: str
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    count: int
    letters: tuple[GlossaryLetter, ...]


@dataclass(frozen=True, slots=True)
class CheckGroup:
    title: str
    href: str
    checks: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True)
class ChecklistSection:
    id: str
    number: str
    hue: int
    title: str
    href: str
    line: Markup
    count: int
    groups: tuple[CheckGroup, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a control offers."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class GoneCheck:
    """A check that was removed and not replaced."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """Every check; `next` are the first, as "what next" shows them to who has not begun."""

    count: int
    stages: tuple[Stage, ...]
    roles: tuple[Choice, ...]
    sections: tuple[ChecklistSection, ...]
    next: tuple[CheckRow, ...]
    gone: tuple[GoneCheck, ...]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    number: str
    hue: int
    title: str
    href: str
    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map to take along, in several forms."""

    title: str
    links: tuple[LinkTo, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """`facts` is the JSON from which scripts unfold what the list of `sections` holds."""

    map: Markup
    facts: Markup
    stages: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    files: tuple[MapFile, ...]
    sections: tuple[OutlineSection, ...]


@dataclass(frozen=True, slots=True)
class RetiredPage:
    id: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Redirect:
    title: str
    href: str
