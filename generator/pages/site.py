"""Every page of the site as Markdown, with the place in the knowledge base that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator import addresses
from generator.backlinks import Backlinks
from generator.knowledge import KnowledgeBase, Section, Tool, Topic
from generator.pages import companions, linked_data, overviews, retired, tools, topics
from generator.pages.checklist import checklist
from generator.pages.downloads import Offer, downloads
from generator.pages.map import map_page
from generator.pages.models import Maps
from generator.pages.parts import LinkTo
from generator.pages.render import render, with_front_matter
from generator.pages.rows import Rows
from generator.source import Source
from generator.terms import Terms, terms_of

_WIDE, _NO_CONTENTS = ["navigation", "toc"], ["toc"]
_NOT_SEARCHED = {"exclude": True}
_META: dict[str, dict[str, Any]] = {
    "home": {"hide": _WIDE, "search": _NOT_SEARCHED},
    "checklist": {"search": _NOT_SEARCHED},
    "map": {"hide": _WIDE, "search": _NOT_SEARCHED},
    "tools": {"hide": _WIDE, "search": _NOT_SEARCHED},
    "glossary": {"hide": _NO_CONTENTS, "search": _NOT_SEARCHED},
    "papers": {"hide": _NO_CONTENTS, "search": {"boost": 0.5}},
    "section": {"hide": _NO_CONTENTS},
    "topic": {"hide": _NO_CONTENTS, "search": {"boost": 2}},
    "tool": {"hide": _NO_CONTENTS},
    "retired": {"search": _NOT_SEARCHED},
    "stack": {"hide": _NO_CONTENTS},
    "gaps": {"search": _NOT_SEARCHED},
    "changes": {"search": _NOT_SEARCHED},
    "downloads": {"search": _NOT_SEARCHED},
}
"""What MkDocs and its search are told of each sort of page; what stands on another page is searched there only."""


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its address, title, Markdown, and the entry that it shows (None for overviews)."""

    address: str
    title: str
    markdown: str
    source: Source | None


@dataclass(frozen=True)
class Desk:
    """What the makers of pages share: the knowledge base, its backlinks, its maps, rows by depth of page."""

    base: KnowledgeBase
    links: Backlinks
    maps: Maps
    edit_base: str
    offers: tuple[Offer, ...] = ()

    @cached_property
    def terms(self) -> Terms:
        """The glossary's terms, to be found in prose."""
        return terms_of(self.base)

    @cached_property
    def _rows(self) -> tuple[Rows, ...]:
        return tuple(Rows(self.base, self.links, "../" * depth) for depth in range(3))

    def rows(self, address: str) -> Rows:
        """Return the rows for a page at `address`."""
        return self._rows[address.count("/")]


def pages(
    base: KnowledgeBase, links: Backlinks, maps: Maps, edit_base: str = "", offers: tuple[Offer, ...] = ()
) -> Iterator[Page]:
    """Yield every page of the site, the overviews first, then sections, topics and tools in order.

    `edit_base` is what the address of an edit link begins with; empty where the source is nowhere to be edited.
    `offers` are the files on the page of downloads.
    """
    desk = Desk(base, links, maps, edit_base, offers)
    yield from _overviews(desk)
    for number, section in enumerate(base.sections):
        yield _section(desk, number, section)
    for number, section in enumerate(base.sections):
        for topic in section.walk():
            yield _topic(desk, number, topic)
    for tool in base.tools.values():
        yield _tool(desk, tool)
    for entry in base.retired:
        if not entry.replaced_by and (address := retired.address(entry)):
            yield _page("retired", address, "No longer in the atlas", retired.page(entry), entry.source)


def _overviews(desk: Desk) -> Iterator[Page]:
    atlas, maps, rows = desk.base.atlas, desk.maps, desk.rows("x/")
    home = overviews.home(desk.rows(""), maps)
    yield _page("home", "", atlas.title, home, None, description=atlas.tagline)
    yield _page("checklist", "checklist/", "Checklist", checklist(rows), None)
    yield _page("map", "map/", "Map", map_page(rows, maps), None)
    yield _page("tools", "tools/", "Tools", tools.directory(rows), None, data=linked_data.tools_data(rows))
    yield _page("papers", "papers/", "Papers", overviews.papers(rows), None, data=linked_data.papers_data(rows))
    glossary = overviews.glossary(rows)
    yield _page("glossary", "glossary/", "Glossary", glossary, None, data=linked_data.glossary_data(rows))
    if desk.base.templates:
        yield _page("template", "template/", "Project templates", companions.templates(rows), None)
    if desk.base.stack:
        yield _page("stack", "stack/", "Infrastructure stack", companions.stack(rows), None)
    yield _page("gaps", "gaps/", "Gaps", companions.gaps(rows, desk.edit_base), None)
    yield _page("changes", "changes/", "What is new", companions.changes(rows), None)
    yield _page("downloads", "downloads/", "Downloads", downloads(desk.offers), None)


def _section(desk: Desk, number: int, section: Section) -> Page:
    address = addresses.section(section.id)
    rows = desk.rows(address)
    return _page(
        "section",
        address,
        section.title,
        topics.section_page(rows, desk.maps, desk.terms, section),
        section.source,
        description=rows.plain(section.summary),
        data=linked_data.section_data(rows, section),
        hue=number,
        number=f"{number + 1:02d}",
        picture=section.id,
    )


def _topic(desk: Desk, number: int, topic: Topic) -> Page:
    address = addresses.topic(topic.id)
    rows = desk.rows(address)
    return _page(
        "topic",
        address,
        topic.title,
        topics.topic_page(rows, desk.maps, desk.terms, topic),
        topic.source,
        description=rows.plain(topic.definition),
        data=linked_data.topic_data(rows, topic),
        hue=number,
        crumbs=topics.crumbs(desk.rows(""), topic),
        picture=desk.base.section_of[topic.id].id,
        tags=(*topic.abbreviations, *topic.synonyms),
    )


def _tool(desk: Desk, tool: Tool) -> Page:
    address = addresses.tool(tool.id)
    rows = desk.rows(address)
    return _page(
        "tool",
        address,
        tool.name,
        tools.tool_page(rows, desk.terms, tool),
        tool.source,
        description=rows.plain(tool.summary),
        data=linked_data.tool_data(rows, tool),
        crumbs=tools.crumbs(desk.rows(""), tool),
        tags=tool.synonyms,
    )


def _page(
    template: str,
    address: str,
    title: str,
    model: object,
    source: Source | None,
    *,
    description: str = "",
    data: linked_data.Data | None = None,
    hue: int | None = None,
    number: str = "",
    picture: str = "",
    crumbs: tuple[LinkTo, ...] = (),
    tags: tuple[str, ...] = (),
) -> Page:
    body = render(f"{template}.md.jinja", model, addresses.root_of(address))
    markdown = with_front_matter(
        f"{body}\n\n{linked_data.script(data)}\n",
        title=title,
        description=description[:300],
        kind=template,
        hue=None if hue is None else hue % 13,
        number=number,
        picture=picture,
        crumbs=[{"title": to.title, "url": to.href} for to in crumbs] or None,
        tags=list(tags) or None,
        **_META.get(template, {}),
    )
    return Page(address, title, markdown, source)
