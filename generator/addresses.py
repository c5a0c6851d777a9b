"""Where everything stands on the site; an address never depends on where a topic stands in the tree."""

from __future__ import annotations

from generator.knowledge import KnowledgeBase
from generator.markup import Reference, Resolve


def topic(name: str) -> str:
    """Return the address of a topic's page, relative to the site's root."""
    return f"topics/{name}/"


def section(name: str) -> str:
    """Return the address of a section's page."""
    return f"{name}/"


def tool(name: str) -> str:
    """Return the address of a tool's page."""
    return f"tools/{name}/"


def paper(name: str) -> str:
    """Return the address of a paper on the page of papers."""
    return f"papers/#{name}"


def check(name: str) -> str:
    """Return the address of a check on the checklist."""
    return f"checklist/#{name}"


def page_file(address: str) -> str:
    """Return the Markdown file of the page at `address`: `topics/x/` is made from `topics/x.md`."""
    return "index.md" if not address else f"{address.rstrip('/')}.md"


def root_of(address: str) -> str:
    """Return how a page at `address` reaches the site's root: `../../` from `topics/x/`."""
    return "../" * address.count("/")


def resolver(base: KnowledgeBase, root: str) -> Resolve:
    """Return what resolves references in prose on a page that reaches the site's root by `root`."""

    def resolve(reference: Reference) -> tuple[str, str] | None:
        name = reference.id
        match reference.kind:
            case "tool" if name in base.tools:
                return root + tool(name), base.tools[name].name
            case "paper" if name in base.papers_by_id:
                return root + paper(name), base.papers_by_id[name].title
            case "topic" if name in base.topics:
                return root + topic(name), base.topics[name].title
            case "topic" if name in base.sections_by_id:
                return root + section(name), base.sections_by_id[name].title
            case _:
                return None

    return resolve
