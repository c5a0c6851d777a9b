"""The page of every check, with what its controls choose from."""

from __future__ import annotations

from itertools import islice

from generator.knowledge import Section
from generator.markup import first_sentence
from generator.pages.models import CheckGroup, ChecklistPage, ChecklistSection, Choice, GoneCheck
from generator.pages.rows import Rows
from generator.pages.topics import number_of

NEXT = 3


def checklist(rows: Rows) -> ChecklistPage:
    """Return the page of every check, in order, grouped by section and topic."""
    base = rows.base
    made = (_section(rows, section) for section in base.sections)
    sections = tuple(section for section in made if section.groups)
    first = (check for section in sections for group in section.groups for check in group.checks)
    return ChecklistPage(
        count=len(base.checks),
        stages=tuple(rows.stage(term.id) for term in base.atlas.stages),
        roles=tuple(Choice(term.id, term.title) for term in base.atlas.roles),
        sections=sections,
        next=tuple(islice(first, NEXT)),
        gone=tuple(_gone(rows)),
    )


def _section(rows: Rows, section: Section) -> ChecklistSection:
    groups = tuple(
        CheckGroup(topic.title, rows.link_topic(topic).href, tuple(rows.check(check) for check in topic.checks))
        for topic in section.walk()
        if topic.checks
    )
    return ChecklistSection(
        id=section.id,
        number=number_of(rows, section),
        hue=rows.base.place_of[section.id] % 13,
        title=section.title,
        href=rows.link_section(section).href,
        line=rows.line(first_sentence(section.summary)),
        count=sum(len(group.checks) for group in groups),
        groups=groups,
    )


def _gone(rows: Rows) -> list[GoneCheck]:
    former = {name for names in rows.links.former_checks.values() for name in names}
    checks = (entry for entry in rows.base.retired if entry.kind == "check" and entry.id not in former)
    return [GoneCheck(entry.id, entry.why) for entry in checks]
