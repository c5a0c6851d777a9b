"""The knowledge base as values; behind `load` nobody sees anything else of it."""

from generator.knowledge.atlas import Atlas, Term
from generator.knowledge.base import KnowledgeBase
from generator.knowledge.fields import Link
from generator.knowledge.papers import Paper
from generator.knowledge.retired import Published, Retired
from generator.knowledge.sections import Answer, Check, Related, Section, Topic
from generator.knowledge.stack import Stack, StackRole
from generator.knowledge.templates import Template, TreeEntry
from generator.knowledge.tools import Tool, ToolGroup

__all__ = [
    "Answer",
    "Atlas",
    "Check",
    "KnowledgeBase",
    "Link",
    "Paper",
    "Published",
    "Related",
    "Retired",
    "Section",
    "Stack",
    "StackRole",
    "Template",
    "Term",
    "Tool",
    "ToolGroup",
    "Topic",
    "TreeEntry",
]
