"""The tree that the maps and the outlines draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.knowledge import KnowledgeBase, Topic


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the map; the root is the atlas, its children the sections."""

    id: str
    title: str
    href: str
    """Address of its page, relative to the site's root, such as `topics/imputation/`; empty for the root."""
    stage: str
    """Stage from which on it matters; empty for the root and the sections."""
    hue: int | None
    """Index of the section's hue, 0 to 12; None for the root."""
    children: tuple[Node, ...] = ()
    number: int = 0
    """A section's number, from 1; 0 for all other nodes."""

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(base: KnowledgeBase) -> Node:
    """Return the whole atlas as one tree: sections, their topics, what is below them."""
    sections = tuple(
        Node(
            section.id,
            section.title,
            addresses.section(section.id),
            "",
            (number - 1) % 13,
            tuple(_topic(topic, (number - 1) % 13) for topic in section.topics),
            number,
        )
        for number, section in enumerate(base.sections, 1)
    )
    return Node("atlas", base.atlas.title, "", "", None, sections)


def _topic(topic: Topic, hue: int) -> Node:
    below = tuple(_topic(child, hue) for child in topic.topics)
    return Node(topic.id, topic.title, addresses.topic(topic.id), topic.stage, hue, below)
