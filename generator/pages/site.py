"""Every page of the site as Markdown, with the place in the knowledge base that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator import addresses
from generator.backlinks import Backlinks
from generator.knowledge import KnowledgeBase, Section
from generator.pages import overviews, retired, tools, topics
from generator.pages.models import Maps
from generator.pages.render import render, with_front_matter
from generator.pages.rows import Rows
from generator.source import Source

_HIDDEN = {
    "home": ["navigation", "toc"],
    "map": ["navigation", "toc"],
    "tools": ["navigation", "toc"],
    "section": ["toc"],
    "topic": ["toc"],
    "tool": ["toc"],
}


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

    @cached_property
    def _rows(self) -> tuple[Rows, ...]:
        return tuple(Rows(self.base, self.links, "../" * depth) for depth in range(3))

    def rows(self, address: str) -> Rows:
        """Return the rows for a page at `address`."""
        return self._rows[address.count("/")]


def pages(base: KnowledgeBase, links: Backlinks, maps: Maps) -> Iterator[Page]:
    """Yield every page of the site, the overviews first, then sections, topics and tools in order."""
    desk = Desk(base, links, maps)
    home = Rows(base, links, "")
    one = desk.rows("x/")
    title = base.atlas.title
    yield _page("home", "", title, overviews.home(home, maps), None, description=base.atlas.tagline)
    yield _page("checklist", "checklist/", "Checklist", overviews.checklist(one), None)
    yield _page("map", "map/", "Map", overviews.whole_map(one, maps), None)
    yield _page("tools", "tools/", "Tools", tools.directory(one), None)
    yield _page("papers", "papers/", "Papers", overviews.papers(one), None)
    yield _page("glossary", "glossary/", "Glossary", overviews.glossary(one), None)
    for number, section in enumerate(base.sections):
        yield _section(desk, number, section)
    for number, section in enumerate(base.sections):
        for topic in section.walk():
            address = addresses.topic(topic.id)
            rows = desk.rows(address)
            model = topics.topic_page(rows, maps, topic)
            about = rows.plain(topic.definition)
            yield _page("topic", address, topic.title, model, topic.source, description=about, hue=number)
    for tool in base.tools.values():
        address = addresses.tool(tool.id)
        tool_model = tools.tool_page(desk.rows(address), tool)
        yield _page("tool", address, tool.name, tool_model, tool.source, description=tool.summary)
    for entry in base.retired:
        if not entry.replaced_by and (address := retired.address(entry)):
            gone = retired.page(entry)
            yield _page("retired", address, "No longer in the atlas", gone, entry.source, exclude=True)


def _section(desk: Desk, number: int, section: Section) -> Page:
    address = addresses.section(section.id)
    rows = desk.rows(address)
    page = topics.section_page(rows, desk.maps, section)
    about = rows.plain(section.summary)
    return _page("section", address, section.title, page, section.source, description=about, hue=number)


def _page(
    template: str,
    address: str,
    title: str,
    model: object,
    source: Source | None,
    *,
    description: str = "",
    hue: int | None = None,
    exclude: bool = False,
) -> Page:
    body = render(f"{template}.md.jinja", model, addresses.root_of(address))
    markdown = with_front_matter(
        body,
        title=title,
        description=description[:300],
        kind=template,
        hue=None if hue is None else hue % 13,
        hide=_HIDDEN.get(template),
        search={"exclude": True} if exclude else None,
    )
    return Page(address, title, markdown, source)
