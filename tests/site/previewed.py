"""A preview without its network, and the clean build that it has to equal."""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

ADDRESS = "http://127.0.0.1:8000/"


class Previewed:
    """What `mkdocs serve` does in a project, step by step: each call of `update` is one round of its loop."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "served"
        self.full_builds = 0
        self.server = LiveReloadServer(builder=self._full, host="127.0.0.1", port=0, root=str(self.site))
        config = _config(folder, self.site)
        config.plugins.on_startup(command="serve", dirty=False)
        self._full(config)
        config.plugins.on_serve(self.server, config=config, builder=self._full)
        self.plugin = config.plugins["mlatlas"]

    def update(self) -> None:
        """Bring the site up to date, as after a change."""
        self.server.builder()

    def close(self) -> None:
        """Let go of the socket, and of MkDocs' plugins: it keeps them for the life of the process."""
        self.server.server_close()
        _forget_plugins()

    def _full(self, config: MkDocsConfig | None = None) -> None:
        self.full_builds += 1
        build(config or _config(self.folder, self.site), serve_url=ADDRESS)


def clean_build(folder: Path, site: Path) -> None:
    """Build the project into `site` in another process, with nothing kept from before."""
    process = multiprocessing.get_context("fork").Process(target=_clean, args=(folder, site))
    process.start()
    process.join(60)
    assert process.exitcode == 0


def _clean(folder: Path, site: Path) -> None:
    _forget_plugins()
    config = _config(folder, site)
    config.plugins["mlatlas"].config.cache = False
    config.plugins.on_startup(command="build", dirty=False)
    build(config, serve_url=ADDRESS)


def _config(folder: Path, site: Path) -> MkDocsConfig:
    config: Any = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.site_url = ADDRESS
    return config


def _forget_plugins() -> None:
    MkDocsConfig.__dict__["plugins"].plugin_cache.clear()
