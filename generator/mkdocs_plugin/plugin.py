"""The plugin: checks and makes the site before MkDocs touches the old one, then hands over what it made."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin

from jinja2 import FileSystemBytecodeCache
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_plugin import fingerprint
from generator.mkdocs_plugin.making import Made, Maker, keep_site, kept_site
from generator.mkdocs_plugin.output import Output
from generator.mkdocs_plugin.rendering import EDIT, Renderer, knows
from generator.mkdocs_plugin.store import Store
from generator.problems import Problem, ProblemsFound, summary
from generator.theme import theme_folder
from generator.writing import write_text

if TYPE_CHECKING:
    from generator.build import Site

FIXED_DATE = "315532800"  # 1980-01-01, the earliest that archives know
NO_CACHE = "MLATLAS_NO_CACHE"
_LAST = -100
log = logging.getLogger("mkdocs.plugins.mlatlas")


class Settings(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say of the plugin."""

    cache = config_options.Type(bool, default=True)


@dataclass(frozen=True, slots=True)
class Built:
    """What a full build of MkDocs leaves behind, for those that follow it."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any


class AtlasPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Checks the knowledge base before MkDocs touches the old site, then adds the pages made from it.

    In `mkdocs serve` nothing is ever raised: the last good version stays, and each page shows the problems.
    """

    def __init__(self) -> None:
        self.maker: Maker | None = None
        self.renderer: Renderer | None = None
        self.made: Made | None = None
        self.places: dict[str, str] = {}
        self.problems: tuple[Problem, ...] = ()
        self.built: Built | None = None
        self._serving = self._dirty = False
        self._output: Output | None = None
        self._compiled: Path | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching; fix the date, so that the bytes are the same every day."""
        self._serving = command == "serve" and not dirty
        self._dirty = dirty
        os.environ.setdefault("SOURCE_DATE_EPOCH", FIXED_DATE)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and make everything; raises PluginError with all problems at once, unless serving."""
        _check_writable(Path(config.site_dir))
        cache = Path(config.config_file_path).parent / ".cache" / "mlatlas"
        kept = self.config.cache and not os.environ.get(NO_CACHE)
        store = Store(cache / "pages.sqlite" if kept else None)
        self.built = None
        self.maker = _maker(config, cache, self.maker)
        made = self._made(self.maker, store)
        config.nav = list(made.nav)
        self.places = {path: place for path, _, place in made.files if place}
        # A dirty build leaves pages as they are that it does not render: that is for MkDocs alone.
        ours = knows(config) and not self._dirty
        self.renderer = Renderer(store, self.edit_address) if ours else None
        self._output = Output(Path(config.site_dir)) if ours else None
        if self._output:
            self._output.install()
        self._compiled = cache / "templates" if kept else None
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; the modules of scripts and the parts of style sheets are joined, not published."""
        assert self.made is not None
        for file in [file for file in files if file.src_uri.startswith(("scripts/", "styles/"))]:
            files.remove(file)
        there = set(files.src_uris)
        for path, content, _ in self.made.files:
            if path not in there:
                files.append(File.generated(config, path, content=content))
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take over the rendering of pages, now that it is known which there are."""
        if self.renderer:
            self.renderer.install(config, nav)
        self.built = Built(config, files, nav, None)
        return nav

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Let "edit this page" open the YAML file at the entry's line."""
        if address := self.edit_address(page.file.src_uri):
            page.edit_url = EDIT if self.renderer else address
        return page

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Keep what renders pages, for the preview; a template that is the same need not be compiled again."""
        if self._compiled:
            self._compiled.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = FileSystemBytecodeCache(str(self._compiled))
        if self.built:
            self.built = Built(config, files, self.built.nav, env)
        return env

    @event_priority(_LAST)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Hand the finished page to what keeps it."""
        return self.renderer.finished(page, output) if self.renderer else output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index as a script too; keep what was rendered for the next build."""
        write_search_script(Path(config.site_dir))
        if self.renderer:
            self.renderer.remove()
            self.renderer.store.save()
        if self._output:
            self._output.finish()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Give MkDocs its own functions back."""
        self.built = None
        Renderer.remove()
        Output.remove()

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Let the preview render only what changes, and watch what pages are made from."""
        # Building a site does not wait for what serves it.
        from generator.mkdocs_plugin.preview import attach  # noqa: PLC0415

        attach(self, server, config, builder if self._serving else None)
        return server

    @property
    def edit_base(self) -> str:
        """What the address of every edit link begins with; empty where there is no repository."""
        return self.maker.edit_base if self.maker else ""

    def places_of(self, site: Site) -> Iterator[tuple[str, str]]:
        """Yield each page that shows an entry, with the entry's file and line."""
        for page in site.pages:
            if self.maker and page.source:
                yield page.path, self.maker.place(page.source)

    def edit_address(self, path: str) -> str:
        """Return where the entry is edited that the page made from `path` shows; empty where there is none."""
        place = self.places.get(path)
        return f"{self.edit_base}{place}" if place and self.edit_base else ""

    def _made(self, maker: Maker, store: Store) -> Made:
        """Return what there is to publish: while serving, the last good version where there are problems."""
        if not self._serving:
            self.made = _kept_or_made(maker, store)
            return self.made
        try:
            self.made, self.problems = maker.made(), ()
        except ProblemsFound as found:
            self.problems = found.problems
            log.error("%s", summary(found.problems))  # noqa: TRY400 - a mistake of the author needs no traceback
            self.made = self.made or _trouble(found.problems)
        return self.made


def write_search_script(site: Path) -> None:
    """Write the search index as a script: that is where the theme looks for it on pages opened from disk."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        write_text(index.with_suffix(".js"), f"var __index = {index.read_text('utf-8')};\n")


def _kept_or_made(maker: Maker, store: Store) -> Made:
    """Return the site that an earlier build of the same content made, else make it."""
    if not store.keeps:
        return _made_or_refused(maker)
    digest = fingerprint.content(maker.content, maker.theme, maker.edit_base)
    made = kept_site(store, digest)
    if made is None:
        made = _made_or_refused(maker)
        keep_site(store, digest, made)
    return made


def _made_or_refused(maker: Maker) -> Made:
    from generator.load.base import collector_paused  # noqa: PLC0415

    # What is made here lives until the build ends: looking for garbage in it, again with each page that MkDocs renders,
    # took more than a tenth of the time.
    with collector_paused():
        try:
            return maker.made()
        except ProblemsFound as found:
            raise PluginError(summary(found.problems)) from None
        finally:
            gc.freeze()


def _trouble(problems: tuple[Problem, ...]) -> Made:
    """Return the only page of a site that could never be made."""
    from generator.pages.trouble import trouble_page  # noqa: PLC0415

    return Made((("index.md", trouble_page(problems), ""),), [{"Home": "index.md"}])


def _maker(config: MkDocsConfig, cache: Path, before: Maker | None) -> Maker:
    """Return the maker of this configuration's content; the one before where it is for the same."""
    folder = Path(config.docs_dir)
    shown = folder.relative_to(Path(config.config_file_path).parent).as_posix()
    edit_base = _edit_base(config)
    theme = Path(config.theme.custom_dir) if config.theme.custom_dir else theme_folder()
    if before and (before.content, before.theme, before.edit_base) == (folder, theme, edit_base):
        return before
    return Maker(folder, shown, cache, theme, edit_base)


def _edit_base(config: MkDocsConfig) -> str:
    """Return what the address begins with where a content file is edited; empty without a repository."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)


def _check_writable(site: Path) -> None:
    """Raise PluginError where the site cannot be written, before MkDocs empties the folder."""
    nearest = next(folder for folder in (site, *site.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise PluginError(f"the site cannot be written to {site}: {nearest} is no folder, or may not be written to")
