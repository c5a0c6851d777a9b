"""Brings a served site up to date: only what changed is read, made, rendered and written, what is looked at first.

What it leaves is what a full build would leave, byte for byte. Whatever it does not know how to follow is left to a
full build.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.build import Site
from generator.mindmap import MapError
from generator.mkdocs_plugin.inputs import Inputs
from generator.mkdocs_plugin.plugin import AtlasPlugin
from generator.mkdocs_plugin.preview import Preview
from generator.mkdocs_plugin.served import NeedsFullBuild, ServedSite
from generator.problems import Problem, ProblemsFound, summary
from generator.scripts import ScriptError
from generator.source import Position

log = logging.getLogger("mkdocs.plugins.mlatlas")
_MISTAKES = (MapError, ScriptError, TemplateError, MkDocsException, OSError)


class Superseded(Exception):
    """Another change has come: what is left is done together with it."""


class IncrementalBuilder:
    """Takes the place of MkDocs' builder while serving; `full` is that builder."""

    def __init__(
        self, plugin: AtlasPlugin, server: LiveReloadServer, preview: Preview, full: Callable[[], object]
    ) -> None:
        self._plugin, self._server, self._preview, self._full = plugin, server, preview, full
        self._inputs = Inputs()
        self._site: ServedSite | None = None
        if plugin.built:
            self._inputs.look(plugin.built.config)
        self._settle()

    def __call__(self, config: Any = None) -> None:  # noqa: ARG002 - MkDocs hands over what its own builder takes
        """Bring the site up to date, by a full build where there is no other way; nothing is raised."""
        start = time.perf_counter()
        try:
            self._update()
        except Superseded:
            return
        except NeedsFullBuild as reason:
            log.info("Building everything: %s", reason)
            self._build_all()
        except _MISTAKES as error:
            self._tell(_problem(error, self._plugin))
        log.info("Up to date after %.2f s", time.perf_counter() - start)

    def _update(self) -> None:
        site, maker = self._site, self._plugin.maker
        if site is None or maker is None:
            raise NeedsFullBuild("the last full build did not end")
        changes = self._inputs.look(site.built.config)
        if changes.templates:
            maker.forget()
        changed = site.follow(changes)
        try:
            plan = maker.plan()
        except ProblemsFound as found:
            self._tell(*found.problems)
            return
        self._bring_up_to_date(site, plan, changed)

    def _bring_up_to_date(self, site: ServedSite, plan: Site, changed: set[str]) -> None:
        """Pages that are open are done first and shown; then the rest, unless the next change comes before."""
        site.arrange(plan)
        opened = self._preview.open_pages
        first = [page for page in plan.pages if site.address_of(page.path) in opened]
        site.render(first, pause=_go_on)
        self._plugin.problems = ()
        self._show()
        changed |= site.render((page for page in plan.pages if page not in first), pause=self._stop_when_superseded)
        changed |= site.write(plan, pause=self._stop_when_superseded)
        site.finish()
        if changed.intersection(self._preview.open_pages):
            self._show(again=True)

    def _show(self, *, again: bool = False) -> None:
        """Let the server answer with what is there by now."""
        server = self._server
        with server._epoch_cond:
            if again:
                server._wanted_epoch = max(server._wanted_epoch + 1, round(time.monotonic() * 1000))
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def _stop_when_superseded(self) -> None:
        if self._server._want_rebuild:
            raise Superseded

    def _build_all(self) -> None:
        if self._site:
            self._plugin.made = self._site.made()
        self._site = None
        try:
            self._full()
        except _MISTAKES as error:
            self._tell(_problem(error, self._plugin))
            return
        self._settle()

    def _settle(self) -> None:
        """Take what a full build left as what there is; it is never garbage, so nobody need look for some in it."""
        plugin = self._plugin
        if plugin.built and plugin.renderer and plugin.made:
            self._site = ServedSite(plugin, plugin.built, plugin.renderer, plugin.made.nav)
        gc.collect()
        gc.freeze()

    def _tell(self, *problems: Problem) -> None:
        if problems != self._plugin.problems:
            log.error("%s", summary(problems))
        self._plugin.problems = problems


def _problem(error: Exception, plugin: AtlasPlugin) -> Problem:
    """Return a mistake outside the knowledge base as a problem at the place that is known of it."""
    where = Position(plugin.maker.shown if plugin.maker else "mkdocs.yml", 1, 1)
    if isinstance(error, TemplateSyntaxError):
        where = Position(error.filename or error.name or "template", error.lineno, 1)
    return Problem(where, "build", str(error).strip() or type(error).__name__, "mend it and save")


def _go_on() -> None:
    """Do not stop."""
