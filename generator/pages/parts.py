"""The parts that pages share, ready to be shown: a check, a topic, a tool, a paper as one row."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link inside the atlas; `why` says what connects the two, where there is more to say."""

    title: str
    href: str
    why: Markup = Markup()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with its place on the ladder, from 0."""

    id: str
    title: str
    short: str
    step: int
    steps: int


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check with its control; `formerly` are the retired ids whose progress it takes over."""

    id: str
    formerly: tuple[str, ...]
    text: Markup
    why: Markup
    stage: Stage
    roles: tuple[str, ...]
    role_titles: str
    topic: LinkTo
    decision: LinkTo | None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in a list of topics."""

    id: str
    title: str
    href: str
    kind: str
    kind_title: str
    sentence: Markup
    stage: Stage
    checks: int
    references: str
    tools: int
    children: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A tool in a table of tools."""

    id: str
    name: str
    href: str
    url: str
    summary: Markup
    licence: str
    availability: str
    availability_title: str
    hosting: tuple[str, ...]
    hosting_titles: str
    status: str
    status_title: str
    replaced_by: LinkTo | None
    topics: tuple[LinkTo, ...]
    category: str
    category_id: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper as a citation line."""

    id: str
    title: str
    authors: str
    year: str
    venue: str
    url: str
    doi: str
    arxiv: str
    cited_by: tuple[LinkTo, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A source to read on."""

    title: str
    url: str
    kind: str
    host: str
