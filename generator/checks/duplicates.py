"""The same thing under two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.checks.subject import Subject
from generator.knowledge import Link, Section, Tool, Topic
from generator.problems import Problem
from generator.source import Source

_MOST_REMEMBERED = 50_000
Said = tuple[str, str, Source, str]
"""What is said, as it is compared; how it is shown; the source in which it stands, and under which key."""


def titles(subject: Subject) -> Iterator[Problem]:
    """No two topics or sections have the same title, and no two tools the same name, whatever the case."""
    base = subject.base
    named: list[Section | Topic] = [*base.sections, *base.topics.values()]
    yield from _twice("title", "duplicate-title", ((e.title.casefold(), e.title, e.source, "title") for e in named))
    tools = ((tool.name.casefold(), tool.name, tool.source, "name") for tool in base.tools.values())
    yield from _twice("tool name", "duplicate-title", tools)


def addresses(subject: Subject) -> Iterator[Problem]:
    """No two tools and no two papers have the same address, and no entry links to the same page twice."""
    base = subject.base
    tools = ((same_page(tool.url), tool.url, tool.source, "url") for tool in base.tools.values())
    yield from _twice("home page", "duplicate-url", tools)
    papers = ((same_page(paper.url), paper.url, paper.source, "url") for paper in base.papers)
    yield from _twice("address of a paper", "duplicate-url", papers)
    entries: list[Topic | Tool] = [*base.topics.values(), *base.tools.values()]
    for entry in entries:
        if len(entry.links) > 1:
            yield from _twice("link", "duplicate-url", _links(entry.links))


def papers(subject: Subject) -> Iterator[Problem]:
    """No two papers have the same title, DOI or arXiv id."""
    for key in ("title", "doi", "arxiv"):
        said = (
            (getattr(p, key).casefold(), getattr(p, key), p.source, key) for p in subject.base.papers if getattr(p, key)
        )
        yield from _twice(f"{key} of a paper", "duplicate-paper", said)


def _links(links: Iterable[Link]) -> Iterator[Said]:
    return ((same_page(link.url), link.url, link.source, "url") for link in links)


@lru_cache(_MOST_REMEMBERED)
def same_page(url: str) -> str:
    """Return the address without what does not tell pages apart: scheme, www., the last slash, the host's case."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/").removeprefix("www.") if scheme.startswith("http") else url


def _twice(what: str, code: str, said: Iterable[Said]) -> Iterator[Problem]:
    first: dict[str, tuple[Source, str]] = {}
    for said_as, shown, source, key in said:
        if said_as in first:
            before, at = first[said_as]
            path, line, _ = before.at(at)
            message = f'the {what} "{shown}" stands at {path}:{line} already'
            yield Problem(source.at(key), code, message, "keep one of the two")
        first.setdefault(said_as, (source, key))
