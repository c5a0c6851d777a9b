"""The shape of the atlas: sections that a reader can survey, stages that only go forward, decisions that decide."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.knowledge import Topic
from generator.problems import Problem

MOST_TOPICS = 12
MOST_LEVELS = 4


def not_empty(subject: Subject) -> Iterator[Problem]:
    """No section and no group of tools is empty."""
    for section in subject.base.sections:
        if not section.topics:
            message = f'section "{section.id}" has no topics'
            yield Problem(section.source.at("topics"), "empty-section", message, "add its first topic")
    for group in subject.base.groups:
        if not group.tools:
            message = f'group "{group.id}" has no tools'
            yield Problem(group.source.at("tools"), "empty-group", message, "add its first tool, or remove the file")


def surveyable(subject: Subject) -> Iterator[Problem]:
    """A section has at most twelve topics of its own and, itself counted, at most four levels."""
    for section in subject.base.sections:
        if len(section.topics) > MOST_TOPICS:
            extra = section.topics[MOST_TOPICS]
            message = f'section "{section.id}" has {len(section.topics)} topics of its own, {MOST_TOPICS} are the most'
            yield Problem(extra.source.position, "too-many-topics", message, "put some of them below another")
        for topic in section.topics:
            yield from _levels(topic, 2)


def forward(subject: Subject) -> Iterator[Problem]:
    """Nothing below a topic, and none of its checks, matters at an earlier stage than the topic itself."""
    order = {term.id: index for index, term in enumerate(subject.base.atlas.stages)}
    for topic in subject.base.topics.values():
        stage = order.get(topic.stage, 0)
        for below, what in ((topic.topics, "topic"), (topic.checks, "check")):
            for entry in below:
                if order.get(entry.stage, stage) < stage:
                    message = f'{what} "{entry.id}" ({entry.stage}) comes before its topic "{topic.id}" ({topic.stage})'
                    remedy = "move the topic to the earlier stage, or this to the later one"
                    yield Problem(entry.source.at("stage"), "stage-backwards", message, remedy)


def decisions(subject: Subject) -> Iterator[Problem]:
    """A decision has a question and at least two answers; nothing else has."""
    for topic in subject.base.topics.values():
        if topic.kind != "decision":
            for key in ("question", "answers"):
                if getattr(topic, key):
                    message = (
                        f'topic "{topic.id}" is a {topic.kind} and has {"a question" if key == "question" else key}'
                    )
                    yield Problem(
                        topic.source.key(key), "misplaced-key", message, "make its kind decision, or remove it"
                    )
            continue
        if not topic.question:
            message = f'decision "{topic.id}" has no question'
            yield Problem(topic.source.position, "missing-key", message, "add the question that it answers")
        if len(topic.answers) < 2:
            message = f'decision "{topic.id}" has {len(topic.answers)} answers'
            yield Problem(topic.source.at("answers"), "too-few-answers", message, "two are the least")


def reasons(subject: Subject) -> Iterator[Problem]:
    """Only a method without papers gives a reason for having none."""
    for topic in subject.base.topics.values():
        if topic.no_paper and (topic.papers or topic.kind != "method"):
            message = f'topic "{topic.id}" gives a reason for having no paper'
            remedy = "remove no_paper: it has papers" if topic.papers else "remove no_paper: it is no method"
            yield Problem(topic.source.key("no_paper"), "misplaced-key", message, remedy)


def _levels(topic: Topic, level: int) -> Iterator[Problem]:
    if level > MOST_LEVELS:
        message = f'topic "{topic.id}" stands on level {level}, {MOST_LEVELS} are the most'
        yield Problem(topic.source.position, "too-deep", message, "move it up")
        return
    for child in topic.topics:
        yield from _levels(child, level + 1)
