"""What the knowledge base still lacks: the promises that it keeps for every entry, and those that it would like to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.backlinks import named_tools
from generator.entries import Availability, Kind, Status
from generator.knowledge import KnowledgeBase, Paper, Tool, Topic
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that an entry lacks, where it would stand."""

    promise: str
    kind: str
    id: str
    title: str
    section: str
    source: Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one promise is kept; `required` is one that has to hold for every entry."""

    promise: str
    required: bool
    total: int
    gaps: tuple[Gap, ...]

    @property
    def covered(self) -> int:
        """Number of entries for which it is kept."""
        return self.total - len(self.gaps)

    @property
    def percent(self) -> float:
        """Share of entries for which it is kept, from 0 to 100."""
        return 100 * self.covered / self.total if self.total else 100.0


@dataclass(frozen=True, slots=True)
class _OfTopics:
    promise: str
    required: bool
    concerns: Callable[[Topic], bool]
    kept: Callable[[Topic], bool]


@dataclass(frozen=True, slots=True)
class _OfTools:
    promise: str
    required: bool
    concerns: Callable[[Tool], bool]
    kept: Callable[[Tool], bool]


@dataclass(frozen=True, slots=True)
class _OfPapers:
    promise: str
    required: bool
    kept: Callable[[Paper], bool]


def _all(_: object) -> bool:
    return True


def _ended(tool: Tool) -> bool:
    return tool.status in {Status.ARCHIVED, Status.DISCONTINUED}


_TOPICS: tuple[_OfTopics, ...] = (
    _OfTopics("every topic has a definition", True, _all, lambda t: bool(t.definition)),
    _OfTopics("every topic has a stage", True, _all, lambda t: bool(t.stage)),
    _OfTopics("every topic has a source to read on", True, _all, lambda t: bool(t.links or t.papers)),
    _OfTopics(
        "every topic has a check, tool, paper or topic below it",
        True,
        _all,
        lambda t: bool(t.checks or named_tools(t) or t.papers or t.topics),
    ),
    _OfTopics(
        "every method has its paper or a reason for having none",
        True,
        lambda t: t.kind is Kind.METHOD,
        lambda t: bool(t.papers or t.no_paper),
    ),
    _OfTopics("every topic names a related one", False, _all, lambda t: bool(t.related)),
    _OfTopics("every method has a tool", False, lambda t: t.kind is Kind.METHOD, lambda t: bool(t.tools or t.topics)),
    _OfTopics(
        "every practice has a check", False, lambda t: t.kind is Kind.PRACTICE, lambda t: bool(t.checks or t.topics)
    ),
)
_TOOLS: tuple[_OfTools, ...] = (
    _OfTools("every tool has a summary", True, _all, lambda t: bool(t.summary)),
    _OfTools("every tool has a licence", True, _all, lambda t: bool(t.licence)),
    _OfTools("every tool has a status", True, _all, lambda t: bool(t.status)),
    _OfTools(
        "every open tool has its repository",
        False,
        lambda t: t.availability is not Availability.COMMERCIAL,
        lambda t: bool(t.repository),
    ),
    _OfTools(
        "every tool that has ended has a successor or a note", False, _ended, lambda t: bool(t.replaced_by or t.note)
    ),
)
_PAPERS: tuple[_OfPapers, ...] = (
    _OfPapers("every paper has a DOI or an arXiv id", False, lambda p: bool(p.doi or p.arxiv)),
)


def coverage(base: KnowledgeBase) -> tuple[Coverage, ...]:
    """Return how far each promise is kept, the required ones first."""
    found = [*_of_topics(base), *_of_tools(base), *_of_papers(base), _tools_used(base), _checks(base)]
    return tuple(sorted(found, key=lambda coverage: not coverage.required))


def totals(base: KnowledgeBase) -> dict[str, int]:
    """Return how many entries of each kind there are."""
    topics = base.topics.values()
    links = sum(len(topic.links) for topic in topics) + sum(len(tool.links) for tool in base.tools.values())
    return {
        "sections": len(base.sections),
        "topics": len(base.topics),
        "checks": len(base.checks),
        "decisions": sum(topic.kind is Kind.DECISION for topic in topics),
        "tools": len(base.tools),
        "papers": len(base.papers),
        "links": links,
    }


def _of_topics(base: KnowledgeBase) -> Iterator[Coverage]:
    for rule in _TOPICS:
        concerned = [topic for topic in base.topics.values() if rule.concerns(topic)]
        gaps = tuple(
            Gap(rule.promise, "topic", topic.id, topic.title, base.section_of[topic.id].id, topic.source)
            for topic in concerned
            if not rule.kept(topic)
        )
        yield Coverage(rule.promise, rule.required, len(concerned), gaps)


def _of_tools(base: KnowledgeBase) -> Iterator[Coverage]:
    for rule in _TOOLS:
        concerned = [tool for tool in base.tools.values() if rule.concerns(tool)]
        gaps = tuple(_tool_gap(rule.promise, tool) for tool in concerned if not rule.kept(tool))
        yield Coverage(rule.promise, rule.required, len(concerned), gaps)


def _tool_gap(promise: str, tool: Tool) -> Gap:
    return Gap(promise, "tool", tool.id, tool.name, "tools", tool.source)


def _of_papers(base: KnowledgeBase) -> Iterator[Coverage]:
    for rule in _PAPERS:
        gaps = (Gap(rule.promise, "paper", p.id, p.title, "papers", p.source) for p in base.papers if not rule.kept(p))
        yield Coverage(rule.promise, rule.required, len(base.papers), tuple(gaps))


def _tools_used(base: KnowledgeBase) -> Coverage:
    used = {name for topic in base.topics.values() for name in named_tools(topic)}
    gaps = _gaps_of_tools("every tool has a topic", (tool for tool in base.tools.values() if tool.id not in used))
    return Coverage("every tool has a topic", True, len(base.tools), tuple(gaps))


def _gaps_of_tools(promise: str, tools: Iterable[Tool]) -> Iterator[Gap]:
    return (_tool_gap(promise, tool) for tool in tools)


def _checks(base: KnowledgeBase) -> Coverage:
    promise = "every check has a reason, a stage and a role"
    gaps = tuple(
        Gap(promise, "check", check.id, check.text, base.section_of[base.topic_of_check[check.id].id].id, check.source)
        for check in base.checks.values()
        if not (check.why and check.stage and check.roles)
    )
    return Coverage(promise, True, len(base.checks), gaps)
