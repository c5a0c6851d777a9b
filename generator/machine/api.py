"""The files of /api/v1/: one list an entry kind, each with its JSON Schema beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter

from generator import addresses
from generator.backlinks import Backlinks, named_tools
from generator.knowledge import KnowledgeBase, Link, Term, Topic
from generator.machine import models as m

FOLDER = "api/v1"


def api_files(base: KnowledgeBase, links: Backlinks) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the API and of its schemas."""
    lists: dict[str, tuple[type[BaseModel], Sequence[BaseModel]]] = {
        "sections": (m.ApiSection, _sections(base)),
        "topics": (m.ApiTopic, [_topic(base, topic) for topic in base.topics.values()]),
        "checks": (m.ApiCheck, _checks(base)),
        "tools": (m.ApiTool, _tools(base, links)),
        "papers": (m.ApiPaper, _papers(base, links)),
        "retired": (m.ApiRetired, _retired(base)),
    }
    for name, (model, entries) in lists.items():
        yield f"{FOLDER}/{name}.json", _lines([entry.model_dump(mode="json") for entry in entries])
        yield f"{FOLDER}/{name}.schema.json", _text(_schema(TypeAdapter(list[model]).json_schema(), name))  # type: ignore[valid-type]
    atlas = m.ApiAtlas(
        title=base.atlas.title,
        tagline=base.atlas.tagline,
        stages=_terms(base.atlas.stages),
        roles=_terms(base.atlas.roles),
        files=tuple(f"{name}.json" for name in lists),
    )
    yield f"{FOLDER}/atlas.json", _text(atlas.model_dump(mode="json"))
    yield f"{FOLDER}/atlas.schema.json", _text(_schema(m.ApiAtlas.model_json_schema(), "atlas"))


def _schema(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": name}


def _lines(entries: list[Any]) -> str:
    """Return a JSON array with an entry a line: as quick to write as compact JSON, and a change is one line."""
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]\n"


def _text(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _terms(terms: tuple[Term, ...]) -> tuple[m.ApiTerm, ...]:
    return tuple(m.ApiTerm(id=t.id, title=t.title, short=t.short, summary=t.summary) for t in terms)


def _sections(base: KnowledgeBase) -> list[m.ApiSection]:
    return [
        m.ApiSection(
            id=section.id,
            number=number,
            title=section.title,
            url=addresses.section(section.id),
            summary=section.summary,
            topics=tuple(topic.id for topic in section.topics),
        )
        for number, section in enumerate(base.sections, 1)
    ]


def _topic(base: KnowledgeBase, topic: Topic) -> m.ApiTopic:
    parent = base.parent_of.get(topic.id)
    return m.ApiTopic(
        id=topic.id,
        title=topic.title,
        url=addresses.topic(topic.id),
        section=base.section_of[topic.id].id,
        parent=parent.id if parent else None,
        kind=topic.kind,
        stage=topic.stage,
        synonyms=topic.synonyms,
        abbreviations=topic.abbreviations,
        definition=topic.definition,
        why=topic.why,
        question=topic.question,
        answers=tuple(
            m.ApiAnswer(id=a.id, title=a.title, fits=a.fits, follows=a.follows, tools=a.tools) for a in topic.answers
        ),
        checks=tuple(check.id for check in topic.checks),
        tools=named_tools(topic),
        papers=topic.papers,
        links=tuple(_link(link) for link in topic.links),
        related=tuple(m.ApiRelated(topic=related.topic, why=related.why) for related in topic.related),
        topics=tuple(child.id for child in topic.topics),
    )


def _link(link: Link) -> m.ApiLink:
    return m.ApiLink(title=link.title, url=link.url, kind=link.kind, formerly=link.formerly)


def _checks(base: KnowledgeBase) -> list[m.ApiCheck]:
    return [
        m.ApiCheck(
            id=check.id,
            text=check.text,
            why=check.why,
            stage=check.stage,
            roles=check.roles,
            topic=topic.id,
            section=base.section_of[topic.id].id,
            decision=check.decision,
            url=addresses.check(check.id),
        )
        for topic in base.topics.values()
        for check in topic.checks
    ]


def _tools(base: KnowledgeBase, links: Backlinks) -> list[m.ApiTool]:
    return [
        m.ApiTool(
            id=tool.id,
            name=tool.name,
            url=tool.url,
            page=addresses.tool(tool.id),
            repository=tool.repository,
            licence=tool.licence,
            availability=tool.availability,
            hosting=tuple(tool.hosting),
            status=tool.status,
            replaced_by=tool.replaced_by,
            note=tool.note,
            summary=tool.summary,
            category=base.group_of[tool.id].id,
            synonyms=tool.synonyms,
            topics=tuple(topic.id for topic in links.topics_of_tool.get(tool.id, ())),
            alternatives=tuple(other.id for other in links.alternatives.get(tool.id, ())),
            papers=tool.papers,
        )
        for tool in base.tools.values()
    ]


def _papers(base: KnowledgeBase, links: Backlinks) -> list[m.ApiPaper]:
    return [
        m.ApiPaper(
            id=paper.id,
            type=paper.type,
            title=paper.title,
            authors=paper.authors,
            year=int(paper.year),
            venue=paper.venue,
            doi=paper.doi,
            arxiv=paper.arxiv,
            url=paper.url,
            topics=tuple(topic.id for topic in links.topics_of_paper.get(paper.id, ())),
        )
        for paper in base.papers
    ]


def _retired(base: KnowledgeBase) -> list[m.ApiRetired]:
    return [m.ApiRetired(id=r.id, kind=r.kind, replaced_by=r.replaced_by, why=r.why) for r in base.retired]
