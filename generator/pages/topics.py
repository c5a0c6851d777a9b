"""Pages of sections and topics."""

from __future__ import annotations

from markupsafe import Markup

from generator import addresses
from generator.knowledge import Answer, Check, Section, Topic
from generator.pages.glossing import Gloss, gloss_of
from generator.pages.models import AnswerCard, Maps, SectionPage, TopicPage
from generator.pages.parts import LinkTo
from generator.pages.rows import Rows, title_of
from generator.terms import Terms


def section_page(rows: Rows, maps: Maps, terms: Terms, section: Section) -> SectionPage:
    """Return the page of a section: its map, its topics, all of its checks."""
    base = rows.base
    place = base.place_of[section.id]
    before = base.sections[place - 1] if place else None
    after = base.sections[place + 1] if place + 1 < len(base.sections) else None
    return SectionPage(
        id=section.id,
        number=number_of(rows, section),
        title=section.title,
        summary=Markup(Gloss(rows, terms).prose(section.summary)),
        map=maps.section(section.id),
        topics_count=sum(1 for _ in section.walk()),
        topics=tuple(rows.topic(topic) for topic in section.topics),
        checks=tuple(rows.check(check) for topic in section.walk() for check in topic.checks),
        before=rows.link_section(before) if before else None,
        after=rows.link_section(after) if after else None,
    )


def topic_page(rows: Rows, maps: Maps, terms: Terms, topic: Topic) -> TopicPage:
    """Return the page of a topic with everything that the knowledge base says of it."""
    base, links = rows.base, rows.links
    gloss = gloss_of(rows, terms, topic)
    before, after = _neighbours(rows, topic)
    return TopicPage(
        id=topic.id,
        title=topic.title,
        also=(*topic.abbreviations, *topic.synonyms),
        stage=rows.stage(topic.stage),
        kind_title=title_of(base.atlas.kinds, topic.kind),
        roles=_roles(rows, topic.checks),
        question=topic.question,
        definition=Markup(gloss.prose(topic.definition)),
        why=Markup(gloss.prose(topic.why)),
        map=maps.neighbourhood(topic.id),
        answers=tuple(_answer(rows, gloss, answer) for answer in topic.answers),
        checks=tuple(rows.check(check) for check in topic.checks),
        children_title="Methods" if _all_methods(topic) else "Topics",
        children=tuple(rows.topic(child) for child in topic.topics),
        tools=tuple(rows.tool(base.tools[name]) for name in topic.tools),
        papers=tuple(rows.paper(base.papers_by_id[name]) for name in topic.papers),
        no_paper=topic.no_paper,
        links=tuple(rows.link(link) for link in topic.links),
        related=tuple(rows.link_any(related.topic, related.why) for related in topic.related),
        used_by=tuple(rows.link_mention(mention) for mention in links.used_by.get(topic.id, ())),
        before=before,
        after=after,
    )


def number_of(rows: Rows, section: Section) -> str:
    """Return a section's number with two digits."""
    return f"{rows.base.place_of[section.id] + 1:02d}"


def crumbs(rows: Rows, topic: Topic) -> tuple[LinkTo, ...]:
    """Return the way from the section to the topic, from a page at the site's root."""
    base = rows.base
    section = base.section_of[topic.id]
    above: list[Topic] = []
    parent = base.parent_of.get(topic.id)
    while parent is not None:
        above.append(parent)
        parent = base.parent_of.get(parent.id)
    title = f"{number_of(rows, section)} {section.title}"
    first = LinkTo(title, rows.root + addresses.section(section.id))
    return (first, *(rows.link_topic(topic) for topic in reversed(above)))


def _neighbours(rows: Rows, topic: Topic) -> tuple[LinkTo | None, LinkTo | None]:
    before, after = rows.base.neighbours_of[topic.id]
    return (rows.link_topic(before) if before else None, rows.link_topic(after) if after else None)


def _roles(rows: Rows, checks: tuple[Check, ...]) -> tuple[str, ...]:
    named = {role for check in checks for role in check.roles}
    return tuple(term.title for term in rows.base.atlas.roles if term.id in named)


def _answer(rows: Rows, gloss: Gloss, answer: Answer) -> AnswerCard:
    tools = tuple(rows.link_tool(rows.base.tools[name]) for name in answer.tools)
    return AnswerCard(
        answer.id, answer.title, Markup(gloss.prose(answer.fits)), Markup(gloss.prose(answer.follows)), tools
    )


def _all_methods(topic: Topic) -> bool:
    return bool(topic.topics) and all(child.kind == "method" for child in topic.topics)
