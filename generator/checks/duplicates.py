"""The same thing under two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.subject import Subject
from generator.knowledge import Link
from generator.problems import Problem
from generator.source import Position

Said = tuple[str, str, Position]
"""What is said, as it is compared; how it is shown; where it stands."""


def titles(subject: Subject) -> Iterator[Problem]:
    """No two topics or sections have the same title, and no two tools the same name, whatever the case."""
    base = subject.base
    named = [(section.title, section.source.at("title")) for section in base.sections]
    named += [(topic.title, topic.source.at("title")) for topic in base.topics.values()]
    yield from _twice("title", "duplicate-title", ((t.casefold(), t, at) for t, at in named))
    tools = ((tool.name.casefold(), tool.name, tool.source.at("name")) for tool in base.tools.values())
    yield from _twice("tool name", "duplicate-title", tools)


def addresses(subject: Subject) -> Iterator[Problem]:
    """No two tools and no two papers have the same address, and no entry links to the same page twice."""
    base = subject.base
    tools = ((same_page(tool.url), tool.url, tool.source.at("url")) for tool in base.tools.values())
    yield from _twice("home page", "duplicate-url", tools)
    papers = ((same_page(paper.url), paper.url, paper.source.at("url")) for paper in base.papers)
    yield from _twice("address of a paper", "duplicate-url", papers)
    for topic in base.topics.values():
        yield from _twice("link", "duplicate-url", _links(topic.links))
    for tool in base.tools.values():
        yield from _twice("link", "duplicate-url", _links(tool.links))


def papers(subject: Subject) -> Iterator[Problem]:
    """No two papers have the same title, DOI or arXiv id."""
    for key in ("title", "doi", "arxiv"):
        said = (
            (getattr(p, key).casefold(), getattr(p, key), p.source.at(key))
            for p in subject.base.papers
            if getattr(p, key)
        )
        yield from _twice(f"{key} of a paper", "duplicate-paper", said)


def _links(links: Iterable[Link]) -> Iterator[Said]:
    return ((same_page(link.url), link.url, link.source.at("url")) for link in links)


def same_page(url: str) -> str:
    """Return the address without what does not tell pages apart: scheme, www., the last slash, the host's case."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/").removeprefix("www.") if scheme.startswith("http") else url


def _twice(what: str, code: str, said: Iterable[Said]) -> Iterator[Problem]:
    first: dict[str, Position] = {}
    for key, shown, position in said:
        if key in first:
            path, line, _ = first[key]
            message = f'the {what} "{shown}" stands at {path}:{line} already'
            yield Problem(position, code, message, "keep one of the two")
        first.setdefault(key, position)
