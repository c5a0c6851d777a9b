"""What one entry says of another: that it exists, is not itself, and is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.subject import Subject
from generator.knowledge import Tool, Topic
from generator.problems import Problem
from generator.source import Source


def topics(subject: Subject) -> Iterator[Problem]:
    """The tools, papers and related topics that a topic names exist, once each, and are not the topic itself."""
    for topic in subject.base.topics.values():
        owner = f'topic "{topic.id}"'
        yield from _ids(subject, "tool", topic.tools, topic.source, owner, "tools")
        yield from _ids(subject, "paper", topic.papers, topic.source, owner, "papers")
        yield from _related(subject, topic)
        for answer in topic.answers:
            yield from _ids(subject, "tool", answer.tools, answer.source, f'answer "{answer.id}"', "tools")
        for check in topic.checks:
            if check.decision is not None:
                yield from _decision(subject, check.decision, check.source, f'check "{check.id}"')


def tools(subject: Subject) -> Iterator[Problem]:
    """The papers and the replacement that a tool names exist."""
    for tool in subject.base.tools.values():
        owner = f'tool "{tool.id}"'
        yield from _ids(subject, "paper", tool.papers, tool.source, owner, "papers")
        if tool.replaced_by is not None:
            yield from subject.dangling("tool", tool.replaced_by, tool.source.at("replaced_by"), owner)


def stack(subject: Subject) -> Iterator[Problem]:
    """The tools and topics of the infrastructure stack exist."""
    if subject.base.stack is None:
        return
    source = subject.base.stack.source
    yield from _ids(subject, "tool", subject.base.stack.provider, source, "the stack", "provider")
    for role in subject.base.stack.roles:
        owner = f'role "{role.id}"'
        yield from _ids(subject, "tool", role.tools, role.source, owner, "tools")
        yield from subject.dangling("topic or section", role.topic, role.source.at("topic"), owner)


def tools_used(subject: Subject) -> Iterator[Problem]:
    """Every tool is named by a topic, an answer or the stack."""
    used = {name for topic in subject.base.topics.values() for name in _named(topic)}
    if subject.base.stack:
        used |= {name for role in subject.base.stack.roles for name in role.tools} | {*subject.base.stack.provider}
    for tool in subject.base.tools.values():
        if tool.id not in used:
            message = f'no topic names the tool "{tool.id}"'
            yield Problem(tool.source.at("id"), "unused-tool", message, "add it to the tools of the topic it serves")


def papers_used(subject: Subject) -> Iterator[Problem]:
    """Every paper is cited by a topic or a tool."""
    citing: Iterable[Topic | Tool] = (*subject.base.topics.values(), *subject.base.tools.values())
    cited = {name for entry in citing for name in entry.papers}
    for paper in subject.base.papers:
        if paper.id not in cited:
            message = f'nothing cites the paper "{paper.id}"'
            yield Problem(paper.source.at("id"), "unused-paper", message, "add it to the papers of a topic")


def _named(topic: Topic) -> Iterator[str]:
    yield from topic.tools
    for answer in topic.answers:
        yield from answer.tools


def _ids(
    subject: Subject, kind: str, names: tuple[str, ...], source: Source, owner: str, key: str
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        # Places are looked up for what is wrong only: that takes longer than finding out that nothing is.
        if subject.lacks(kind, name):
            yield from subject.dangling(kind, name, source.at(key, index), owner)
        if name in names[:index]:
            where = source.at(key, index)
            yield Problem(where, "duplicate-reference", f'{owner} names "{name}" twice', "remove one of the two")


def _related(subject: Subject, topic: Topic) -> Iterator[Problem]:
    seen: set[str] = set()
    for related in topic.related:
        name = related.topic
        if name != topic.id and name not in seen and not subject.lacks("topic or section", name):
            seen.add(name)
            continue
        where = related.source.at("topic")
        if related.topic == topic.id:
            yield Problem(where, "self-reference", f'topic "{topic.id}" is related to itself', "remove it")
            continue
        yield from subject.dangling("topic or section", related.topic, where, f'topic "{topic.id}"')
        if related.topic in seen:
            message = f'topic "{topic.id}" names "{related.topic}" twice'
            yield Problem(where, "duplicate-reference", message, "remove one of the two")
        seen.add(related.topic)


def _decision(subject: Subject, name: str, source: Source, owner: str) -> Iterator[Problem]:
    where = source.at("decision")
    yield from subject.dangling("topic", name, where, owner)
    topic = subject.base.topics.get(name)
    if topic is not None and topic.kind != "decision":
        message = f'{owner} hangs on "{name}", which is a {topic.kind}'
        yield Problem(where, "not-a-decision", message, "name a topic of the kind decision")
