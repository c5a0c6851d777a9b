"""sections/*.yml: topics with their checks, answers and neighbours."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.entries.fields import Entry, Id, Line, LinkEntry, Text, Title
from generator.entries.lists import Kind


class RelatedEntry(Entry):
    """A topic worth reading next, and why."""

    topic: Id
    """Id of the other topic."""
    why: Line
    """What connects the two, as half a sentence."""


class CheckEntry(Entry):
    """Something that a team does, can verify and ticks."""

    id: Id
    text: Line
    """What is true when it is done, or what to do: one sentence that can be verified."""
    why: Line
    """What goes wrong without it."""
    stage: Line
    """From which stage on it is needed: poc, mvp or production."""
    roles: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Who does it, first the one who answers for it."""
    decision: Id | None = None
    """Topic of kind `decision` on which it hangs."""


class AnswerEntry(Entry):
    """One answer to a decision."""

    id: Id
    title: Line
    """The answer in a few words."""
    fits: Text
    """When this answer fits."""
    follows: Text
    """What follows from it: cost, work, what it rules out."""
    tools: tuple[Id, ...] = ()
    """Tools that go with this answer."""


class TopicEntry(Entry):
    """A concept, method, practice or decision: one page, one node of the map."""

    id: Id
    title: Title
    synonyms: tuple[Line, ...] = ()
    """Other names, written out; search and tooltips know them."""
    abbreviations: tuple[Line, ...] = ()
    """Short forms in use, such as ETL."""
    kind: Kind
    """concept, method, practice or decision."""
    stage: Line
    """From which stage on it matters: poc, mvp or production."""
    definition: Text | None = None
    """One to four sentences of CommonMark; [[topic]], [[tool:id]] and [[paper:id]] link inside the atlas."""
    why: Text | None = None
    """Why it matters, where that is not plain from the definition."""
    question: Line | None = None
    """Decisions only: the question that the project has to answer."""
    answers: tuple[AnswerEntry, ...] = ()
    """Decisions only: the answers to choose from."""
    checks: tuple[CheckEntry, ...] = ()
    """What a team ticks for this topic, in the order in which it is done."""
    tools: tuple[Id, ...] = ()
    """Tools that implement it, the first choice first."""
    papers: tuple[Id, ...] = ()
    """Papers that it rests on; for a method the original paper first."""
    no_paper: Line | None = None
    """Methods only: why there is no original paper to name."""
    links: tuple[LinkEntry, ...] = ()
    """Sources to read on."""
    related: tuple[RelatedEntry, ...] = ()
    """Topics worth reading next."""
    topics: tuple[TopicEntry, ...] = ()
    """Topics below this one."""


class SectionFile(Entry):
    """One section of the atlas, its topics in chronological order."""

    id: Id
    title: Title
    summary: Text
    """Two lines at most: what the section covers and when it comes up."""
    topics: tuple[TopicEntry, ...]
    """At most twelve, in the order in which they come up."""
