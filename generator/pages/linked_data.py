"""Pages for search engines: schema.org data as JSON-LD; addresses are relative to the page that holds them."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator import addresses
from generator.knowledge import Paper, Section, Tool, Topic
from generator.pages.rows import Rows

Data = dict[str, Any]
_CATEGORIES = "DeveloperApplication"


def script(data: Data | None) -> Markup:
    """Return the data as a script block; nothing in it can end the script."""
    if data is None:
        return Markup()
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text.replace("<", "\\u003c")))


def topic_data(rows: Rows, topic: Topic) -> Data:
    """Return a topic as a term of the glossary."""
    return _clean(
        {
            "@type": "DefinedTerm",
            "name": topic.title,
            "alternateName": [*topic.abbreviations, *topic.synonyms],
            "description": rows.plain(topic.definition),
            "url": rows.root + addresses.topic(topic.id),
            "inDefinedTermSet": f"{rows.root}glossary/",
        }
    )


def glossary_data(rows: Rows) -> Data:
    """Return the glossary as a set of terms."""
    terms = [
        {"@type": "DefinedTerm", "name": topic.title, "url": rows.root + addresses.topic(topic.id)}
        for topic in rows.base.topics.values()
        if topic.kind in {"concept", "method"}
    ]
    return {"@type": "DefinedTermSet", "name": "Glossary", "url": f"{rows.root}glossary/", "hasDefinedTerm": terms}


def section_data(rows: Rows, section: Section) -> Data:
    """Return a section as the list of its topics."""
    topics = [(topic.title, rows.root + addresses.topic(topic.id)) for topic in section.walk()]
    return _items(section.title, topics)


def tool_data(rows: Rows, tool: Tool) -> Data:
    """Return a tool as software."""
    return _clean(
        {
            "@type": "SoftwareApplication",
            "name": tool.name,
            "alternateName": list(tool.synonyms),
            "description": rows.plain(tool.summary),
            "applicationCategory": _CATEGORIES,
            "url": tool.url,
            "sameAs": tool.repository,
            "license": tool.licence,
        }
    )


def tools_data(rows: Rows) -> Data:
    """Return the directory as the list of tools."""
    return _items("Tools", [(tool.name, rows.root + addresses.tool(tool.id)) for tool in rows.base.tools.values()])


def papers_data(rows: Rows) -> Data:
    """Return the papers as scholarly articles."""
    articles = [_paper(paper) for paper in rows.base.papers]
    return {"@type": "ItemList", "name": "Papers", "numberOfItems": len(articles), "itemListElement": articles}


def _paper(paper: Paper) -> Data:
    return _clean(
        {
            "@type": "ScholarlyArticle",
            "name": paper.title,
            "author": [{"@type": "Person", "name": name.strip("{}")} for name in paper.authors if name != "others"],
            "datePublished": paper.year,
            "url": paper.url,
            "sameAs": f"https://doi.org/{paper.doi}" if paper.doi else "",
        }
    )


def _items(name: str, entries: list[tuple[str, str]]) -> Data:
    listed = [
        {"@type": "ListItem", "position": place, "name": title, "url": url}
        for place, (title, url) in enumerate(entries, 1)
    ]
    return {"@type": "ItemList", "name": name, "numberOfItems": len(listed), "itemListElement": listed}


def _clean(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in ("", [], None)}
