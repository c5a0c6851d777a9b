"""The MkDocs plugin: hands what `build` makes to MkDocs as generated files. All that we know of MkDocs is here."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.build import Artifact, Site, build
from generator.examine import examine
from generator.load.base import FileMemo
from generator.mindmap import MapError
from generator.pages.render import TEMPLATES
from generator.pages.trouble import trouble_page
from generator.problems import Problem, summary
from generator.scripts import ScriptError
from generator.source import Position, Source

FIXED_DATE = "315532800"  # 1980-01-01, the earliest that archives know
log = logging.getLogger("mkdocs.plugins.mlatlas")


class AtlasPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Checks the knowledge base before MkDocs touches the old site, then adds the pages made from it.

    In `mkdocs serve` nothing is ever raised: the last good version stays, and each page shows the problems.
    """

    def __init__(self) -> None:
        self._serving = False
        self._memo = FileMemo()
        self._site: Site | None = None
        self._sources: dict[str, Source] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a person is watching; fix the date, so that the bytes are the same every day."""
        self._serving = command == "serve"
        os.environ.setdefault("SOURCE_DATE_EPOCH", FIXED_DATE)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and build everything; raises PluginError with all problems at once, unless serving."""
        _check_writable(Path(config.site_dir))
        site, problems = self._made(config)
        if problems and not self._serving:
            raise PluginError(summary(problems))
        if problems:
            log.error("%s", summary(problems))
        self._site = site or self._site or Site((Artifact("index.md", trouble_page()),), [{"Home": "index.md"}])
        config.nav = list(self._site.nav)
        config.extra["problems"] = [str(problem) for problem in problems]
        self._sources = {artifact.path: artifact.source for artifact in self._site.artifacts if artifact.source}
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; the modules of scripts and the parts of style sheets are joined, not published."""
        assert self._site is not None
        for file in [file for file in files if file.src_uri.startswith(("scripts/", "styles/"))]:
            files.remove(file)
        there = set(files.src_uris)
        for artifact in self._site.artifacts:
            if artifact.path not in there:
                files.append(File.generated(config, artifact.path, content=artifact.content))
        return files

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Let "edit this page" open the YAML file at the entry's line."""
        source = self._sources.get(page.file.src_uri)
        if source and config.repo_url and config.edit_uri:
            name = Path(source.file.path).relative_to(_shown(config)).as_posix()
            page.edit_url = f"{_edit_base(config)}{name}#L{source.line}"
        return page

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index as a script too: that is where the theme looks for it on pages opened from disk."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.is_file():
            index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')};\n", "utf-8")

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Watch what pages are made from besides the knowledge base."""
        server.watch(str(TEMPLATES))
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        return server

    def _made(self, config: MkDocsConfig) -> tuple[Site | None, tuple[Problem, ...]]:
        project = Path(config.config_file_path).parent
        examined = examine(Path(config.docs_dir), _shown(config).as_posix(), self._memo)
        if examined.problems:
            return None, examined.problems
        try:
            return build(examined.base, project / ".cache" / "mlatlas", _edit_base(config)), ()
        except (MapError, ScriptError) as error:
            where = Position(_shown(config).as_posix(), 1, 1)
            return None, (Problem(where, "build", str(error)),)


def _check_writable(site: Path) -> None:
    """Raise PluginError where the site cannot be written, before MkDocs empties the folder."""
    nearest = next(folder for folder in (site, *site.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise PluginError(f"the site cannot be written to {site}: {nearest} is no folder, or may not be written to")


def _edit_base(config: MkDocsConfig) -> str:
    """Return what the address begins with where a content file is edited; empty without a repository."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)


def _shown(config: MkDocsConfig) -> Path:
    """Return the content folder as messages name it: relative to the project."""
    return Path(config.docs_dir).relative_to(Path(config.config_file_path).parent)
