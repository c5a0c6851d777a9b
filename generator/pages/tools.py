"""The directory of tools and the page of each."""

from __future__ import annotations

from markupsafe import Markup

from generator.knowledge import Tool
from generator.pages.glossing import Gloss
from generator.pages.models import ToolPage, ToolsPage
from generator.pages.parts import LinkTo
from generator.pages.rows import Rows, host
from generator.terms import Terms


def directory(rows: Rows) -> ToolsPage:
    """Return the page of all tools, by name."""
    tools = sorted(rows.base.tools.values(), key=lambda tool: (tool.name.casefold(), tool.id))
    return ToolsPage(len(tools), tuple(rows.tool(tool) for tool in tools))


def tool_page(rows: Rows, terms: Terms, tool: Tool) -> ToolPage:
    """Return the page of a tool: what it is, what it is used for, what else there is."""
    base, links = rows.base, rows.links
    return ToolPage(
        tool=rows.tool(tool),
        summary=Markup(Gloss(rows, terms).prose(tool.summary)),
        also=tool.synonyms,
        note=rows.line(tool.note),
        host=host(tool.url),
        repository=tool.repository,
        repository_name=tool.repository.partition("://")[2].rstrip("/"),
        replaces=tuple(rows.link_tool(other) for other in links.replaces.get(tool.id, ())),
        topics=tuple(rows.topic(topic) for topic in links.topics_of_tool.get(tool.id, ())),
        alternatives=tuple(rows.tool(other) for other in links.alternatives.get(tool.id, ())),
        papers=tuple(rows.paper(base.papers_by_id[name]) for name in tool.papers),
        links=tuple(rows.link(link) for link in tool.links),
    )


def crumbs(rows: Rows, tool: Tool) -> tuple[LinkTo, ...]:
    """Return the way to the tool: the directory, then its category there."""
    group = rows.base.group_of[tool.id]
    return LinkTo("Tools", f"{rows.root}tools/"), LinkTo(group.title, f"{rows.root}tools/?for={group.id}")
