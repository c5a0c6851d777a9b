"""Everything that the atlas knows, and the look-ups over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.knowledge.atlas import Atlas
from generator.knowledge.papers import Paper
from generator.knowledge.retired import Published, Retired
from generator.knowledge.sections import Check, Section, Topic
from generator.knowledge.stack import Stack
from generator.knowledge.templates import Template
from generator.knowledge.tools import Tool, ToolGroup


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything that the atlas knows; look-ups by id are made once, when first asked for."""

    atlas: Atlas
    sections: tuple[Section, ...]
    groups: tuple[ToolGroup, ...]
    papers: tuple[Paper, ...]
    templates: tuple[Template, ...]
    stack: Stack | None
    retired: tuple[Retired, ...]
    published: tuple[Published, ...] = ()

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by id, in reading order."""
        return {topic.id: topic for section in self.sections for topic in section.walk()}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each topic, by the topic's id."""
        return {topic.id: section for section in self.sections for topic in section.walk()}

    @cached_property
    def parent_of(self) -> Mapping[str, Topic]:
        """The topic above each topic that has one, by the lower one's id."""
        return {child.id: topic for topic in self.topics.values() for child in topic.topics}

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """Every check by id, in reading order."""
        return {check.id: check for topic in self.topics.values() for check in topic.checks}

    @cached_property
    def topic_of_check(self) -> Mapping[str, Topic]:
        """The topic of each check, by the check's id."""
        return {check.id: topic for topic in self.topics.values() for check in topic.checks}

    @cached_property
    def tools(self) -> Mapping[str, Tool]:
        """Every tool by id, group by group."""
        return {tool.id: tool for group in self.groups for tool in group.tools}

    @cached_property
    def group_of(self) -> Mapping[str, ToolGroup]:
        """The group of each tool, by the tool's id."""
        return {tool.id: group for group in self.groups for tool in group.tools}

    @cached_property
    def papers_by_id(self) -> Mapping[str, Paper]:
        """Every paper by id."""
        return {paper.id: paper for paper in self.papers}

    @cached_property
    def sections_by_id(self) -> Mapping[str, Section]:
        """Every section by id, in order."""
        return {section.id: section for section in self.sections}

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of each section, from 0, by its id."""
        return {section.id: place for place, section in enumerate(self.sections)}

    @cached_property
    def neighbours_of(self) -> Mapping[str, tuple[Topic | None, Topic | None]]:
        """The topics before and after each topic, in reading order."""
        topics = list(self.topics.values())
        around = zip([None, *topics[:-1]], topics, [*topics[1:], None], strict=True)
        return {topic.id: (before, after) for before, topic, after in around}
