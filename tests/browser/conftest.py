"""A built site on loopback, and pages of a real browser that must stay silent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import ATLAS, PROJECT

from .large import large

BASE = "/some/where"
expect.set_options(timeout=20_000)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        """Serve the site below BASE and the modules of the scripts as they are written below /modules."""
        if path.startswith("/modules/"):
            return str(PROJECT / "theme_overrides" / "scripts" / path.removeprefix("/modules/"))
        return super().translate_path(path.removeprefix(BASE)) if path.startswith(BASE + "/") else "/nowhere"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of 1,040 checks once and return its folder."""
    project = tmp_path_factory.mktemp("large")
    files = {"atlas.yml": ATLAS, "about.md": (PROJECT / "content" / "about.md").read_text("utf-8"), **dict(large())}
    for name, text in files.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    shutil.copytree(PROJECT / "theme_overrides", project / "theme_overrides")
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "-q"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, cwd=project, env=environment, timeout=300)
    return project / "site"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[ThreadingHTTPServer]:
    """Serve the site from a subpath, as a project page is served."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield serving
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    """Serve the site of this repository and return the address of its home page."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(real_site)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}{BASE}/"
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="session")
def address(server: ThreadingHTTPServer) -> str:
    """Return the address of the home page."""
    return f"http://127.0.0.1:{server.server_port}{BASE}/"


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Return a fresh profile; what it says on the console or asks of other hosts is a failure."""
    yield from _silent(browser, address)


@pytest.fixture
def real(browser: Browser, real_address: str) -> Iterator[Page]:
    """Return an empty tab of a fresh profile for the site of this repository."""
    for fresh in _silent(browser, real_address):
        yield fresh.new_page()


def _silent(browser: Browser, address: str) -> Iterator[BrowserContext]:
    heard: list[str] = []
    fresh = browser.new_context(base_url=address, viewport={"width": 1200, "height": 900}, accept_downloads=True)
    fresh.on("console", lambda message: heard.append(message.text))
    fresh.on("weberror", lambda error: heard.append(str(error.error)))
    fresh.on("request", lambda request: heard.append(request.url) if _foreign(request.url, address) else None)
    yield fresh
    fresh.close()
    assert heard == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return an empty tab."""
    return context.new_page()


@pytest.fixture
def checklist(page: Page) -> Page:
    """Return a tab with the checklist."""
    page.goto("checklist/")
    return page


def _foreign(url: str, address: str) -> bool:
    return not url.startswith((address.removesuffix(f"{BASE}/"), "data:", "blob:", "file:"))
