"""Pages that survey the whole atlas: home, papers, glossary."""

from __future__ import annotations

from itertools import groupby

from generator import addresses
from generator.knowledge import Section, Topic
from generator.markup import first_sentence
from generator.pages.models import (
    Door,
    GlossaryLetter,
    GlossaryPage,
    GlossaryTerm,
    HomePage,
    Maps,
    PapersOfYear,
    PapersPage,
    SectionCard,
)
from generator.pages.rows import Rows
from generator.pages.topics import number_of


def home(rows: Rows, maps: Maps) -> HomePage:
    """Return the home page: what this is, three ways in, the map, the sections."""
    atlas = rows.base.atlas
    return HomePage(atlas.tagline, _doors(rows), maps.overview(), tuple(_card(rows, s) for s in rows.base.sections))


def papers(rows: Rows) -> PapersPage:
    """Return the page of all papers, the newest first."""
    newest = sorted(rows.base.papers, key=lambda paper: (-int(paper.year), paper.authors, paper.id))
    made = tuple(rows.paper(paper) for paper in newest)
    years = tuple(PapersOfYear(year, tuple(of_year)) for year, of_year in groupby(made, lambda row: row.year))
    return PapersPage(made, years)


def glossary(rows: Rows) -> GlossaryPage:
    """Return the glossary: every concept and method, and its other names where they begin elsewhere."""
    terms = [term for topic in rows.base.topics.values() for term in _terms(rows, topic)]
    terms.sort(key=lambda term: (_letter(term.title), term.title.casefold(), term.id))
    letters = tuple(
        GlossaryLetter(letter, "digits" if letter == "#" else letter.lower(), tuple(of_letter))
        for letter, of_letter in groupby(terms, lambda term: _letter(term.title))
    )
    return GlossaryPage(sum(term.see is None for term in terms), letters)


def hue_of(rows: Rows, section: Section) -> int:
    """Return which of the thirteen hues is the section's."""
    return rows.base.place_of[section.id] % 13


def _doors(rows: Rows) -> tuple[Door, ...]:
    stages = [rows.stage(term.id) for term in rows.base.atlas.stages]
    steps = [rows.stage(check.stage).step for check in rows.base.checks.values()]
    return tuple(
        Door(
            stage,
            f"{rows.root}checklist/?stage={stage.id}",
            term.summary,
            sum(step <= stage.step for step in steps),
        )
        for stage, term in zip(stages, rows.base.atlas.stages, strict=True)
    )


def _card(rows: Rows, section: Section) -> SectionCard:
    topics = list(section.walk())
    return SectionCard(
        section.id,
        number_of(rows, section),
        hue_of(rows, section),
        section.title,
        rows.root + addresses.section(section.id),
        rows.line(first_sentence(section.summary)),
        len(topics),
        sum(len(topic.checks) for topic in topics),
        rows.references(section.walk()),
    )


def _terms(rows: Rows, topic: Topic) -> list[GlossaryTerm]:
    if topic.kind not in {"concept", "method"}:
        return []
    also = (*topic.abbreviations, *topic.synonyms)
    link = rows.link_topic(topic)
    own = GlossaryTerm(topic.id, topic.title, link.href, also, rows.prose(topic.definition), None)
    other = [name for name in also if not name.casefold().startswith(topic.title.casefold()[:4])]
    return [own, *(GlossaryTerm(topic.id, name, link.href, (), rows.line(""), link) for name in other)]


def _letter(title: str) -> str:
    first = title[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
