"""What remains of an id that once had a page: a redirect to what replaced it, or a page that says why it went."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.knowledge import KnowledgeBase, Retired
from generator.pages.models import Redirect, RetiredPage
from generator.pages.render import render


def address(entry: Retired) -> str:
    """Return the address that the id's page had; empty for what has no page of its own."""
    return _address(entry.kind, entry.id)


def page(entry: Retired) -> RetiredPage:
    """Return the page of an id that nothing replaced."""
    return RetiredPage(entry.id, entry.kind, entry.why.rstrip("."))


def redirects(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield the address and the HTML of every redirect; a chain of replacements leads straight to its end."""
    replaced = {(entry.kind, entry.id): entry.replaced_by for entry in base.retired}
    titles = {
        **{("topic", name): topic.title for name, topic in base.topics.items()},
        **{("section", name): section.title for name, section in base.sections_by_id.items()},
        **{("tool", name): tool.name for name, tool in base.tools.items()},
    }
    for entry in base.retired:
        target = entry.replaced_by
        while target and (entry.kind, target) in replaced:
            target = replaced[entry.kind, target]
        here = address(entry)
        if here and target and (entry.kind, target) in titles:
            there = _address(entry.kind, target)
            model = Redirect(titles[entry.kind, target], addresses.root_of(here) + there)
            yield here, render("redirect.html.jinja", model, addresses.root_of(here))


def _address(kind: str, name: str) -> str:
    match kind:
        case "topic":
            return addresses.topic(name)
        case "section":
            return addresses.section(name)
        case "tool":
            return addresses.tool(name)
        case _:
            return ""
