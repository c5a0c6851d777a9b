"""Every file of the site that is no page, in groups that are made together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.build.maps import SiteMaps
from generator.build.site import Content, Group
from generator.build.views import Views
from generator.exports import EXPORTS, Export, bibliography_files
from generator.knowledge import KnowledgeBase, Template
from generator.machine import machine_files
from generator.mindmap import details_script
from generator.mindmap.files import published
from generator.pages.downloads import Offer
from generator.pages.names import names
from generator.pages.previews import previews
from generator.pages.retired import redirects
from generator.pages.rows import Rows
from generator.scripts import entries, link
from generator.starters import archive
from generator.styles import stylesheets
from generator.tracking import Tracker

Made = tuple[tuple[str, Content], ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Plans the files; each group is made once, and again when what it read has changed."""

    seen: Views
    maps: SiteMaps
    tracker: Tracker
    theme: Path

    def groups(self, base: KnowledgeBase) -> tuple[Group, ...]:
        """Return every group in the order in which it is published; `base` says which there are."""
        return (*self._small(), *self._taken(base), *self._behaviour_and_look())

    def offers(self) -> tuple[Offer, ...]:
        """Return what the page of downloads lists, with its sizes."""
        return tuple(self._offered(self.seen.base))

    def _small(self) -> Iterator[Group]:
        base, links = self.seen.base, self.seen.links
        rows = Rows(base, links, "", self.tracker)
        yield self._group("redirects", lambda: ((f"{address}index.html", html) for address, html in redirects(base)))
        yield self._group("machine", lambda: machine_files(base, links))
        yield self._group("previews", lambda: [("assets/scripts/previews-data.js", previews(rows))])
        yield self._group("names", lambda: [("assets/scripts/names-data.js", names(rows))])

    def _taken(self, base: KnowledgeBase) -> Iterator[Group]:
        yield self._group("bibliography", lambda: bibliography_files(self.seen.base))
        yield from (self._export(export) for export in EXPORTS if export.group != "papers")
        yield from (self._map(plan.name) for plan in self.maps.plans)
        yield from (self._template(entry) for entry in base.templates)

    def _behaviour_and_look(self) -> Iterator[Group]:
        yield self._group("details", lambda: [("assets/scripts/map-details.js", details_script(self.seen.base))])
        # Made each time: what they are made from is not in the knowledge base.
        yield Group("scripts", lambda: tuple(_linked(self.theme / "scripts")))
        yield Group("styles", lambda: tuple(stylesheets(self.theme / "styles")))

    def _export(self, export: Export) -> Group:
        return self._group(export.name, lambda: [(f"downloads/{export.file}", export.write(self._shape(export)))])

    def _shape(self, export: Export) -> Any:
        """Return what an export is written from; several are written from the same, which is made once."""
        if (shape := export.shape) is None:
            return self.seen.base
        return self.tracker.once(("shape", shape), lambda: shape(self.seen.base))

    def _map(self, name: str) -> Group:
        return self._group(f"map {name}", lambda: published(name, self.maps.drawing(name)))

    def _template(self, entry: Template) -> Group:
        path, base = f"downloads/template-{entry.id}.zip", self.seen.base

        def pack() -> Made:
            (today,) = (template for template in base.templates if template.id == entry.id)
            return ((path, archive(base, today)),)

        return self._group(f"template {entry.id}", pack)

    def _group(self, name: str, make: Callable[[], Iterable[tuple[str, Content]]]) -> Group:
        return Group(name, lambda: self.tracker.once(("files", name), lambda: tuple(make())))

    def _offered(self, base: KnowledgeBase) -> Iterator[Offer]:
        sizes = {path: _size(content) for group in self._taken(base) for path, content in group.make()}
        for export in EXPORTS:
            path = f"downloads/{export.file}"
            yield Offer(export.group, path, export.what, sizes[path], export.loses)
        for title, forms in self.maps.files:
            for label, path in forms:
                yield Offer("maps", path, f"{title} ({label})", sizes[path])
        for entry in base.templates:
            path = f"downloads/template-{entry.id}.zip"
            yield Offer("templates", path, f"{entry.title}: its folders, ready to fill", sizes[path])


def _linked(folder: Path) -> Iterator[tuple[str, str]]:
    for name in entries(folder):
        yield f"assets/scripts/{name}.js", link(folder, name)


def _size(content: Content) -> int:
    return len(content if isinstance(content, bytes) else content.encode())
