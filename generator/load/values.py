"""Authored entries to the values of the knowledge base; after this nobody sees an entry or a dict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel

from generator import entries as e
from generator import knowledge as k
from generator.source import Mapping, Source, SourceFile

_NOWHERE = Mapping()
_NOWHERE.start, _NOWHERE.keys_at, _NOWHERE.values_at = (0, 0), {}, {}
_NO_FILE = Source(SourceFile("", ""), _NOWHERE)

Value = k.Atlas | k.Section | k.ToolGroup | k.Paper | k.Template | k.Stack | k.Retired


def values_of(entry: BaseModel, source: Source) -> tuple[Value, ...]:
    """Return the values that a file of the knowledge base makes, in its order."""
    match entry:
        case e.AtlasFile():
            return (_atlas(entry, source),)
        case e.SectionFile():
            return (_section(entry, source),)
        case e.ToolsFile():
            return (_group(entry, source),)
        case e.PapersFile():
            return tuple(_papers(entry, source))
        case e.TemplatesFile():
            return tuple(_templates(entry, source))
        case e.StackFile():
            return (_stack(entry, source),)
        case e.RetiredFile():
            return tuple(_retired(entry, source))
        case _:
            raise TypeError(f"{type(entry).__name__} is no file of the knowledge base")


def knowledge_base(values: Iterable[Value], published: tuple[k.Published, ...]) -> k.KnowledgeBase:
    """Return the knowledge base that these values make, each list in their order."""
    of: dict[type[Value], list[Any]] = {kind: [] for kind in get_args(Value)}
    for value in values:
        of[type(value)].append(value)
    return k.KnowledgeBase(
        atlas=next(iter(of[k.Atlas]), None) or k.Atlas("", "", (), (), (), (), (), (), (), _NO_FILE),
        sections=tuple(of[k.Section]),
        groups=tuple(of[k.ToolGroup]),
        papers=tuple(of[k.Paper]),
        templates=tuple(of[k.Template]),
        stack=next(iter(of[k.Stack]), None),
        retired=tuple(of[k.Retired]),
        published=published,
    )


def _items(entries: Iterable[Any], source: Source, key: str) -> Iterable[tuple[Any, Source]]:
    file, nodes = source.file, source.node.get(key, ())
    return ((entry, Source(file, node)) for entry, node in zip(entries, nodes, strict=True))


def _atlas(entry: Any, source: Source) -> k.Atlas:
    def terms(key: str) -> tuple[k.Term, ...]:
        return tuple(
            k.Term(t.id, t.title, t.short or t.title, t.summary, at)
            for t, at in _items(getattr(entry, key), source, key)
        )

    return k.Atlas(
        entry.title,
        entry.tagline,
        terms("stages"),
        terms("roles"),
        terms("kinds"),
        terms("link_kinds"),
        terms("statuses"),
        terms("availabilities"),
        terms("hostings"),
        source,
    )


def _section(entry: Any, source: Source) -> k.Section:
    topics = tuple(_topic(t, at) for t, at in _items(entry.topics, source, "topics"))
    return k.Section(entry.id, entry.title, _flat(entry.summary), topics, source)


def _topic(entry: e.TopicEntry, source: Source) -> k.Topic:
    return k.Topic(
        id=entry.id,
        title=entry.title,
        synonyms=entry.synonyms,
        abbreviations=entry.abbreviations,
        kind=entry.kind,
        stage=entry.stage,
        definition=(entry.definition or "").strip(),
        why=(entry.why or "").strip(),
        question=entry.question or "",
        answers=tuple(_answer(a, at) for a, at in _items(entry.answers, source, "answers")),
        checks=tuple(_check(c, at) for c, at in _items(entry.checks, source, "checks")),
        tools=entry.tools,
        papers=entry.papers,
        no_paper=entry.no_paper or "",
        links=_links(entry.links, source),
        related=tuple(k.Related(r.topic, r.why, at) for r, at in _items(entry.related, source, "related")),
        topics=tuple(_topic(t, at) for t, at in _items(entry.topics, source, "topics")),
        source=source,
    )


def _answer(entry: e.AnswerEntry, source: Source) -> k.Answer:
    fits, follows = entry.fits.strip(), entry.follows.strip()
    return k.Answer(entry.id, entry.title, fits, follows, entry.tools, source)


def _check(entry: e.CheckEntry, source: Source) -> k.Check:
    text, why = _flat(entry.text), _flat(entry.why)
    return k.Check(entry.id, text, why, entry.stage, entry.roles, entry.decision, source)


def _links(links: tuple[e.LinkEntry, ...], source: Source) -> tuple[k.Link, ...]:
    pairs = _items(links, source, "links")
    return tuple(k.Link(link.title, link.url, link.kind, link.formerly, at) for link, at in pairs)


def _group(entry: Any, source: Source) -> k.ToolGroup:
    tools = tuple(_tool(t, at) for t, at in _items(entry.tools, source, "tools"))
    return k.ToolGroup(entry.id, entry.title, entry.summary, tools, source)


def _tool(entry: e.ToolEntry, source: Source) -> k.Tool:
    return k.Tool(
        id=entry.id,
        name=entry.name,
        synonyms=entry.synonyms,
        summary=_flat(entry.summary),
        url=entry.url,
        repository=entry.repository or "",
        licence=entry.licence or "",
        availability=entry.availability,
        hosting=entry.hosting,
        status=entry.status,
        replaced_by=entry.replaced_by,
        note=entry.note or "",
        papers=entry.papers,
        links=_links(entry.links, source),
        formerly=entry.formerly,
        source=source,
    )


def _papers(entry: Any, source: Source) -> Iterable[k.Paper]:
    for paper, at in _items(entry.papers, source, "papers"):
        yield k.Paper(
            id=paper.id,
            type=paper.type,
            title=_flat(paper.title),
            authors=paper.authors,
            year=paper.year,
            venue=paper.venue,
            volume=paper.volume or "",
            number=paper.number or "",
            pages=paper.pages or "",
            doi=paper.doi or "",
            arxiv=paper.arxiv or "",
            url=paper.url,
            formerly=paper.formerly,
            source=at,
        )


def _templates(entry: Any, source: Source) -> Iterable[k.Template]:
    for template, at in _items(entry.templates, source, "templates"):
        yield k.Template(
            template.id,
            template.title,
            template.summary.strip(),
            _tree(template.entries, at),
            _links(template.links, at),
            at,
        )


def _tree(entries: tuple[e.TreeEntry, ...], source: Source) -> tuple[k.TreeEntry, ...]:
    pairs = _items(entries, source, "entries")
    return tuple(k.TreeEntry(t.name, t.purpose, _tree(t.entries, at), at) for t, at in pairs)


def _stack(entry: Any, source: Source) -> k.Stack:
    roles = tuple(
        k.StackRole(r.id, r.key, r.title, r.summary, r.topic, tuple(r.tools), at)
        for r, at in _items(entry.stack, source, "stack")
    )
    return k.Stack(entry.provider, roles, _links(entry.links, source), source)


def _retired(entry: Any, source: Source) -> Iterable[k.Retired]:
    for retired, at in _items(entry.retired, source, "retired"):
        yield k.Retired(retired.id, retired.kind, retired.replaced_by, retired.why, retired.release or "next", at)


def _flat(text: str) -> str:
    return " ".join(text.split())
