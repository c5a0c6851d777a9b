"""The whole site from a knowledge base, as finished artifacts; the stages meet here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator import addresses
from generator.backlinks import backlinks
from generator.exports import EXPORTS, bibliography_files, exports
from generator.knowledge import KnowledgeBase
from generator.machine import machine_files
from generator.mindmap import Layouts, choose_engine, details_script, groups_map, live_data, neighbourhood
from generator.mindmap.files import MapFile, listed, map_files, published
from generator.outline import Node, outline
from generator.pages import pages
from generator.pages.downloads import Offer
from generator.pages.models import Maps
from generator.pages.names import names
from generator.pages.previews import previews
from generator.pages.retired import redirects
from generator.pages.rows import Rows
from generator.scripts import entries, link
from generator.source import Source
from generator.starters import archive
from generator.styles import stylesheets
from generator.theme import theme_folder

SCRIPTS = theme_folder() / "scripts"
STYLES = theme_folder() / "styles"

Nav = list[dict[str, "str | Nav"]]


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file of the site: its path below the folder of pages, its content, the entry that it shows."""

    path: str
    content: str | bytes
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the generator makes, and the navigation over it."""

    artifacts: tuple[Artifact, ...]
    nav: Nav


def build(base: KnowledgeBase, cache: Path | None, edit_base: str = "") -> Site:
    """Return every page and file of the site; `cache` keeps layouts between builds, edit links begin with `edit_base`.

    Raises MapError when a map cannot be laid out.
    """
    tree = outline(base)
    layouts = Layouts(cache, choose_engine("auto", cache))
    links = backlinks(base)
    files = tuple(map_files(tree, layouts))
    taken = tuple(_downloads(base, files))
    offers = tuple(offered(base, files, {artifact.path: artifact.content for artifact in taken}))
    made = pages(base, links, draw(base, tree, layouts, files), edit_base, offers)
    artifacts = [Artifact(addresses.page_file(page.address), page.markdown, page.source) for page in made]
    artifacts += [Artifact(f"{address}index.html", html) for address, html in redirects(base)]
    artifacts += [Artifact(path, text) for path, text in machine_files(base, links)]
    rows = Rows(base, links, "")
    artifacts.append(Artifact("assets/scripts/previews-data.js", previews(rows)))
    artifacts.append(Artifact("assets/scripts/names-data.js", names(rows)))
    artifacts += taken
    artifacts.append(Artifact("assets/scripts/map-details.js", details_script(base)))
    artifacts += [Artifact(f"assets/scripts/{name}.js", link(SCRIPTS, name)) for name in entries(SCRIPTS)]
    artifacts += [Artifact(path, text) for path, text in stylesheets(STYLES)]
    return Site(tuple(artifacts), navigation(base))


def _downloads(base: KnowledgeBase, files: tuple[MapFile, ...]) -> Iterator[Artifact]:
    for made in (bibliography_files(base), exports(base), published(files)):
        for path, content in made:
            yield Artifact(path, content)
    for entry in base.templates:
        yield Artifact(f"downloads/template-{entry.id}.zip", archive(base, entry))


def offered(base: KnowledgeBase, files: tuple[MapFile, ...], made: dict[str, str | bytes]) -> Iterator[Offer]:
    """Yield what the page of downloads lists, out of the files `made`."""

    def offer(group: str, path: str, what: str) -> Offer:
        content = made[path]
        return Offer(group, path, what, len(content if isinstance(content, bytes) else content.encode()))

    for export in EXPORTS:
        yield offer(export.group, f"downloads/{export.file}", export.what)
    for title, forms in listed(files):
        for label, path in forms:
            yield offer("maps", path, f"{title} ({label})")
    for entry in base.templates:
        yield offer("templates", f"downloads/template-{entry.id}.zip", f"{entry.title}: its folders, ready to fill")


def navigation(base: KnowledgeBase) -> Nav:
    """Return the navigation: sections and special pages only; the rest is reached from them."""
    sections: Nav = [{section.title: addresses.page_file(addresses.section(section.id))} for section in base.sections]
    special = [("Checklist", "checklist/"), ("Map", "map/"), ("Tools", "tools/")]
    special += [("Stack", "stack/")] if base.stack else []
    special += [("Templates", "template/")] if base.templates else []
    special += [("Papers", "papers/"), ("Glossary", "glossary/"), ("About", "about/")]
    more = [("What is new", "changes/"), ("Gaps", "gaps/"), ("Downloads", "downloads/")]
    return [{"Home": "index.md"}, {"Sections": sections}, *_entries(special), {"More": _entries(more)}]


def _entries(pages: list[tuple[str, str]]) -> Nav:
    return [{title: addresses.page_file(address)} for title, address in pages]


def draw(base: KnowledgeBase, tree: Node, layouts: Layouts, files: tuple[MapFile, ...]) -> Maps:
    """Return all maps, each with its links made for the page on which it stands; `files` are drawn already."""
    drawings = {file.name: file.drawing for file in files}
    nodes = {node.id: node for node in tree.walk()}
    above = {child.id: node for node in tree.walk() for child in node.children}
    return Maps(
        overview=Markup(drawings["overview"].inline("")),
        whole=Markup(groups_map(tree, layouts).inline("../")),
        facts=Markup(live_data(tree, base)),
        files=listed(files),
        sections={node.id: Markup(drawings[f"section-{node.id}"].inline("../")) for node in tree.children},
        neighbourhoods={
            topic.id: Markup(
                neighbourhood(
                    nodes[topic.id],
                    above[topic.id],
                    nodes[topic.id].children,
                    tuple(nodes[related.topic] for related in topic.related),
                ).inline("../../")
            )
            for topic in base.topics.values()
        },
    )
