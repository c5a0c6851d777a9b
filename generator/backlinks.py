"""Who refers to whom, seen from the other end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from generator.knowledge import KnowledgeBase, Tool, Topic
from generator.markup import Target, references
from generator.succession import former_checks

MOST_ALTERNATIVES = 8
_NARROW = 4
"""Tools of a topic that are so few that they are likely to do the same."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic that refers to something, and why it says it does (empty where the reference stands in its prose)."""

    topic: Topic
    why: str


@dataclass(frozen=True, slots=True)
class Backlinks:
    """Each list in reading order of the atlas; alternatives the closest first."""

    topics_of_tool: Mapping[str, tuple[Topic, ...]]
    alternatives: Mapping[str, tuple[Tool, ...]]
    replaces: Mapping[str, tuple[Tool, ...]]
    topics_of_paper: Mapping[str, tuple[Topic, ...]]
    tools_of_paper: Mapping[str, tuple[Tool, ...]]
    used_by: Mapping[str, tuple[Mention, ...]]
    former_checks: Mapping[str, tuple[str, ...]]
    """The retired ids that a check of today stands for."""


def backlinks(base: KnowledgeBase) -> Backlinks:
    """Return every reference of the knowledge base from the side of what is referred to."""
    tools: dict[str, dict[str, Topic]] = defaultdict(dict)
    papers: dict[str, dict[str, Topic]] = defaultdict(dict)
    used: dict[str, dict[str, Mention]] = defaultdict(dict)
    for topic in base.topics.values():
        for kind, name, why in _mentions(topic):
            match kind:
                case "tool":
                    tools[name].setdefault(topic.id, topic)
                case "paper":
                    papers[name].setdefault(topic.id, topic)
                case "topic":
                    used[name].setdefault(topic.id, Mention(topic, why))
    of_tool = {name: tuple(topics.values()) for name, topics in tools.items()}
    return Backlinks(
        topics_of_tool=of_tool,
        alternatives=_alternatives(base),
        replaces=_inverse(
            {tool.id: (tool.replaced_by,) for tool in base.tools.values() if tool.replaced_by}, base.tools
        ),
        topics_of_paper={name: tuple(topics.values()) for name, topics in papers.items()},
        tools_of_paper=_inverse({tool.id: tool.papers for tool in base.tools.values()}, base.tools),
        used_by={name: tuple(mentions.values()) for name, mentions in used.items()},
        former_checks=former_checks(base),
    )


def named_tools(topic: Topic) -> tuple[str, ...]:
    """Return the tools that a topic or one of its answers names, once each."""
    return tuple(dict.fromkeys((*topic.tools, *(name for answer in topic.answers for name in answer.tools))))


def _mentions(topic: Topic) -> Iterator[tuple[Target, str, str]]:
    yield from (("tool", name, "") for name in named_tools(topic))
    yield from (("paper", name, "") for name in topic.papers)
    yield from (("topic", related.topic, related.why) for related in topic.related)
    yield from (("topic", check.decision, check.text) for check in topic.checks if check.decision)
    texts = (topic.definition, topic.why, *(text for answer in topic.answers for text in (answer.fits, answer.follows)))
    for text in texts:
        for reference in references(text):
            if reference.kind in {"topic", "paper", "tool"}:
                yield reference.kind, reference.id, ""  # type: ignore[misc]


def _alternatives(base: KnowledgeBase) -> dict[str, tuple[Tool, ...]]:
    """Tools that serve the same topics, those that share the most first; narrow topics count for more."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for topic in base.topics.values():
        names = [name for name in named_tools(topic) if name in base.tools]
        closeness = 1 + (len(names) <= _NARROW)
        for one, other in permutations(names, 2):
            shared[one][other] += closeness
    place = {name: place for place, name in enumerate(base.tools)}.__getitem__
    # Sorting keeps the order of what is equal.
    closest = {
        name: sorted(sorted(counts, key=place), key=counts.__getitem__, reverse=True) for name, counts in shared.items()
    }
    return {name: tuple(base.tools[other] for other in others[:MOST_ALTERNATIVES]) for name, others in closest.items()}


def _inverse(named: dict[str, tuple[str, ...]], tools: Mapping[str, Tool]) -> dict[str, tuple[Tool, ...]]:
    found: dict[str, list[Tool]] = defaultdict(list)
    for name, targets in named.items():
        for target in targets:
            found[target].append(tools[name])
    return {target: tuple(entries) for target, entries in found.items()}
