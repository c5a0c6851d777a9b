"""The files of a site that is being served, each written again only when it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.commands import build as stock
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page

from generator.mkdocs_plugin.inputs import Changes
from generator.mkdocs_plugin.making import Made, Nav
from generator.mkdocs_plugin.plugin import AtlasPlugin, Built, write_search_script
from generator.mkdocs_plugin.rendering import NAME, Renderer, search_plugin, write_search_index
from generator.writing import write_bytes

if TYPE_CHECKING:
    from generator.build import PagePlan, Site

Content = str | bytes


class NeedsFullBuild(Exception):
    """The change is one that only a full build follows."""


class Kept(NamedTuple):
    """A file of ours as it was handed over last."""

    content: Content
    file: File


class ServedSite:
    """What the last full build left, and what has been changed in it since."""

    def __init__(self, plugin: AtlasPlugin, built: Built, renderer: Renderer, nav: Nav) -> None:
        self.built = built
        self._plugin, self._renderer, self._nav = plugin, renderer, nav
        self._files = built.files
        self._edits = {name: plugin.edit_address(name) for name in plugin.places}
        self._kept = {f.src_uri: Kept(f._content or "", f) for f in built.files if f.generated_by == NAME}
        self._index_is_old = False

    def follow(self, changes: Changes) -> set[str]:
        """Take over what changed besides the knowledge base; raises NeedsFullBuild for what changes every page."""
        if changes.configuration or changes.theme or changes.come_or_gone:
            raise NeedsFullBuild("the configuration, the theme, or which files there are has changed")
        files = {file.abs_src_path: file for file in self._files if file.abs_src_path}
        found = [file for path in (*changes.assets, *changes.pages) if (file := files.get(str(path)))]
        for file in found:
            if file.is_documentation_page():
                self._render(file)
            else:
                _write(file, Path(file.abs_src_path or "").read_bytes())
        return {file.dest_uri for file in found}

    def arrange(self, plan: Site) -> None:
        """Let the pages be those of the plan, in its order: remove what is gone, add what is new unrendered."""
        if plan.nav != self._nav:
            raise NeedsFullBuild("the navigation has changed")
        self._plugin.places = dict(self._plugin.places_of(plan))
        wanted = [page.path for page in plan.pages]
        ours = [name for name, kept in self._kept.items() if kept.file.is_documentation_page()]
        if wanted == ours:
            return
        for name in set(ours) - set(wanted):
            self._remove(name)
        others = [kept for kept in self._kept.values() if not kept.file.is_documentation_page()]
        pages = [self._kept.get(name) or Kept("", self._new(name)) for name in wanted]
        self._kept = {kept.file.src_uri: kept for kept in (*pages, *others)}
        foreign = [file for file in self._files if file.generated_by != NAME]
        self._files = Files([*foreign, *(kept.file for kept in self._kept.values())])
        self._render_around(foreign)

    def address_of(self, name: str) -> str:
        """Return the file, below the site's folder, of the page that is made from `name`."""
        return self._kept[name].file.dest_uri

    def made(self) -> Made:
        """Return what has been handed over so far, for a full build that cannot make anything newer."""
        files = ((name, kept.content, self._plugin.places.get(name, "")) for name, kept in self._kept.items())
        return Made(tuple(files), self._nav)

    def render(self, plans: Iterable[PagePlan], pause: Callable[[], None]) -> set[str]:
        """Make and render those of the pages that are not the same as before; return the files that changed."""
        changed = set()
        for plan in plans:
            pause()
            kept, content = self._kept[plan.path], plan.make()
            if content != kept.content:
                kept.file._content = content
                self._render(kept.file)
                self._kept[plan.path] = Kept(content, kept.file)
                changed.add(kept.file.dest_uri)
            else:
                self._move_edit_link(kept.file)
        return changed

    def write(self, plan: Site, pause: Callable[[], None]) -> set[str]:
        """Make and write those of the other files that are not the same as before; return the files that changed."""
        changed, there = set(), {page.path for page in plan.pages}
        for group in plan.groups:
            pause()
            for name, content in group.make():
                there.add(name)
                kept = self._kept.get(name)
                if kept is None or content != kept.content:
                    file = kept.file if kept else self._new(name)
                    _write(file, content if isinstance(content, bytes) else content.encode())
                    self._kept[name] = Kept(content, file)
                    changed.add(file.dest_uri)
        for name in self._kept.keys() - there:
            self._remove(name)
        return changed

    def finish(self) -> None:
        """Write the search index, and keep what was rendered."""
        if self._index_is_old and search_plugin(self.built.config):
            names = (file.src_uri for file in self._files.documentation_pages(inclusion=_SERVED))
            entries = self._renderer.entries
            write_search_index(self.built.config, (entry for name in names for entry in entries.get(name, ())))
            write_search_script(Path(self.built.config.site_dir))
            self._index_is_old = False
        self._renderer.store.save()

    def _render(self, file: File) -> None:
        """Render one page through MkDocs, as a full build does."""
        config, files = self.built.config, self._files
        page = file.page
        assert page is not None
        if search := search_plugin(config):
            search.search_index.entries.clear()
        before = self._renderer.entries.get(file.src_uri)
        self._renderer.populate(page, config, files)
        self._renderer.build(page, config, files.documentation_pages(inclusion=_SERVED), self.built.nav, self.built.env)
        self._index_is_old |= self._renderer.entries.get(file.src_uri) != before
        self._edits[file.src_uri] = self._plugin.edit_address(file.src_uri)

    def _move_edit_link(self, file: File) -> None:
        """Let the page's edit link lead to where its entry is now; nothing else on the page says so."""
        old, new = self._edits.get(file.src_uri, ""), self._plugin.edit_address(file.src_uri)
        if old == new:
            return
        path = Path(file.abs_dest_path)
        html = path.read_bytes()
        was, is_now = f'{old}"'.encode(), f'{new}"'.encode()
        if old and html.count(was) == 1:
            write_bytes(path, html.replace(was, is_now))
            self._edits[file.src_uri] = new
        else:
            self._render(file)

    def _render_around(self, foreign: list[File]) -> None:
        """Render what says which pages there are: the sitemap, and hand-written pages with links to others."""
        built = self.built
        for template in built.config.theme.static_templates:
            stock._build_theme_template(template, built.env, self._files, built.config, built.nav)
        for file in foreign:
            if file.is_documentation_page() and _served(file):
                self._render(file)

    def _new(self, name: str) -> File:
        file = File(name, None, self.built.config.site_dir, self.built.config.use_directory_urls)
        file.generated_by = NAME
        set_exclusions([file], self.built.config)
        if file.is_documentation_page():
            Page(None, file, self.built.config)
        return file

    def _remove(self, name: str) -> None:
        """Remove a file that is gone, unless another one stands at its place by now."""
        kept = self._kept.pop(name)
        self._index_is_old |= bool(self._renderer.entries.pop(name, None))
        if all(kept.file.dest_uri != other.file.dest_uri for other in self._kept.values()):
            path, root = Path(kept.file.abs_dest_path), Path(self.built.config.site_dir)
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, root)


_SERVED = InclusionLevel.is_in_serve


def _served(file: File) -> bool:
    return bool(_SERVED(file.inclusion))  # type: ignore[no-untyped-call]


def _write(file: File, content: bytes) -> None:
    if _served(file):
        write_bytes(Path(file.abs_dest_path), content)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and root in folder.parents and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
