"""The page of the whole map."""

from __future__ import annotations

from generator.pages.models import Choice, MapFile, MapPage, Maps, OutlineSection
from generator.pages.parts import LinkTo
from generator.pages.rows import Rows
from generator.pages.topics import number_of


def map_page(rows: Rows, maps: Maps) -> MapPage:
    """Return the page of the whole map: sections and groups drawn, everything as a list that scripts unfold."""
    atlas = rows.base.atlas
    return MapPage(
        maps.whole(),
        maps.facts(),
        tuple(Choice(term.id, term.title) for term in atlas.stages),
        tuple(Choice(term.id, term.title) for term in atlas.roles),
        tuple(_file(rows, title, names) for title, names in maps.files),
        tuple(
            OutlineSection(
                number_of(rows, section),
                number % 13,
                section.title,
                rows.link_section(section).href,
                tuple(rows.topic(topic) for topic in section.topics),
            )
            for number, section in enumerate(rows.base.sections)
        ),
    )


def _file(rows: Rows, title: str, names: tuple[tuple[str, str], ...]) -> MapFile:
    return MapFile(title, tuple(LinkTo(label, rows.root + path) for label, path in names))
