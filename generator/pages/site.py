"""Every page of the site as Markdown, with the place in the knowledge base that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from generator import addresses
from generator.backlinks import Backlinks
from generator.knowledge import KnowledgeBase
from generator.pages import companions, linked_data, overviews, retired, tools, topics
from generator.pages.checklist import checklist
from generator.pages.downloads import Offer, downloads
from generator.pages.map import map_page
from generator.pages.models import Maps
from generator.pages.parts import LinkTo
from generator.pages.render import render, with_front_matter
from generator.pages.rows import Rows
from generator.source import Source
from generator.terms import Terms
from generator.tracking import Tracker

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
class Plan:
    """A page before it is made: its address, the entry that it shows (None for overviews), what makes its Markdown."""

    address: str
    source: Source | None
    make: Callable[[], str]


@dataclass(frozen=True)
class Desk:
    """What the makers of pages share: the knowledge base, its backlinks, its maps and terms, rows by depth of page.

    `edit_base` is what the address of an edit link begins with, empty where the source is nowhere to be edited;
    `offers` are the files on the page of downloads.
    """

    base: KnowledgeBase
    links: Backlinks
    maps: Maps
    terms: Terms
    tracker: Tracker
    edit_base: str
    offers: Callable[[], tuple[Offer, ...]]

    @cached_property
    def _rows(self) -> tuple[Rows, ...]:
        return tuple(Rows(self.base, self.links, "../" * depth, self.tracker) for depth in range(3))

    def rows(self, address: str) -> Rows:
        """Return the rows for a page at `address`."""
        return self._rows[address.count("/")]

    def plan(self, address: str, source: Source | None, make: Callable[[], str]) -> Plan:
        """Return the plan of a page that is made once, and again when what it read has changed."""
        return Plan(address, source, lambda: self.tracker.once(("page", address), make))


def page_plans(desk: Desk, base: KnowledgeBase) -> Iterator[Plan]:
    """Yield every page of the site, the overviews first, then sections, topics and tools in order.

    `base` says which pages there are and where they come from; what stands on them is read from the desk.
    """
    yield from _overviews(desk, base)
    for section in base.sections:
        yield desk.plan(addresses.section(section.id), section.source, partial(_section, desk, section.id))
    for topic in base.topics.values():
        yield desk.plan(addresses.topic(topic.id), topic.source, partial(_topic, desk, topic.id))
    for tool in base.tools.values():
        yield desk.plan(addresses.tool(tool.id), tool.source, partial(_tool, desk, tool.id))
    for entry in base.retired:
        if not entry.replaced_by and (address := retired.address(entry)):
            yield desk.plan(address, entry.source, partial(_retired, desk, entry.kind, entry.id))


def _overviews(desk: Desk, base: KnowledgeBase) -> Iterator[Plan]:
    rows = desk.rows("x/")
    makers: list[tuple[str, Callable[[], str]]] = [
        ("", lambda: _home(desk)),
        ("checklist/", lambda: _page("checklist", "checklist/", "Checklist", checklist(rows))),
        ("map/", lambda: _page("map", "map/", "Map", map_page(rows, desk.maps))),
        ("tools/", lambda: _listing("tools", "Tools", tools.directory(rows), linked_data.tools_data(rows))),
        ("papers/", lambda: _listing("papers", "Papers", overviews.papers(rows), linked_data.papers_data(rows))),
        (
            "glossary/",
            lambda: _listing("glossary", "Glossary", overviews.glossary(rows), linked_data.glossary_data(rows)),
        ),
    ]
    if base.templates:
        makers.append(
            ("template/", lambda: _page("template", "template/", "Project templates", companions.templates(rows)))
        )
    if base.stack:
        makers.append(("stack/", lambda: _page("stack", "stack/", "Infrastructure stack", companions.stack(rows))))
    for address, make in makers:
        yield desk.plan(address, None, make)
    # Made each time: it shows lines of files, which move while what stands in them stays the same.
    yield Plan("gaps/", None, lambda: _page("gaps", "gaps/", "Gaps", companions.gaps(rows, desk.edit_base)))
    yield desk.plan("changes/", None, lambda: _page("changes", "changes/", "What is new", companions.changes(rows)))
    yield desk.plan("downloads/", None, lambda: _page("downloads", "downloads/", "Downloads", downloads(desk.offers())))


def _home(desk: Desk) -> str:
    atlas = desk.base.atlas
    return _page("home", "", atlas.title, overviews.home(desk.rows(""), desk.maps), description=atlas.tagline)


def _listing(name: str, title: str, model: object, data: linked_data.Data) -> str:
    return _page(name, f"{name}/", title, model, data=data)


def _retired(desk: Desk, kind: str, name: str) -> str:
    entry = next(entry for entry in desk.base.retired if (entry.kind, entry.id) == (kind, name))
    return _page("retired", retired.address(entry), "No longer in the atlas", retired.page(entry))


def _section(desk: Desk, name: str) -> str:
    section, number = desk.base.sections_by_id[name], desk.base.place_of[name]
    address = addresses.section(section.id)
    rows = desk.rows(address)
    return _page(
        "section",
        address,
        section.title,
        topics.section_page(rows, desk.maps, desk.terms, section),
        description=rows.plain(section.summary),
        data=linked_data.section_data(rows, section),
        hue=number,
        number=f"{number + 1:02d}",
        picture=section.id,
    )


def _topic(desk: Desk, name: str) -> str:
    topic, section = desk.base.topics[name], desk.base.section_of[name]
    address = addresses.topic(topic.id)
    rows = desk.rows(address)
    return _page(
        "topic",
        address,
        topic.title,
        topics.topic_page(rows, desk.maps, desk.terms, topic),
        description=rows.plain(topic.definition),
        data=linked_data.topic_data(rows, topic),
        hue=desk.base.place_of[section.id],
        crumbs=topics.crumbs(desk.rows(""), topic),
        picture=section.id,
        tags=(*topic.abbreviations, *topic.synonyms),
    )


def _tool(desk: Desk, name: str) -> str:
    tool = desk.base.tools[name]
    address = addresses.tool(tool.id)
    rows = desk.rows(address)
    return _page(
        "tool",
        address,
        tool.name,
        tools.tool_page(rows, desk.terms, tool),
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
    *,
    description: str = "",
    data: linked_data.Data | None = None,
    hue: int | None = None,
    number: str = "",
    picture: str = "",
    crumbs: tuple[LinkTo, ...] = (),
    tags: tuple[str, ...] = (),
) -> str:
    body = render(f"{template}.md.jinja", model, addresses.root_of(address))
    return with_front_matter(
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
