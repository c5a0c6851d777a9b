"""Fixtures that several stages share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).parent.parent

ATLAS = (PROJECT / "content" / "atlas.yml").read_text("utf-8")
SMALL: dict[str, str] = {
    "atlas.yml": ATLAS,
    "sections/01-data.yml": """\
id: data
title: Data
summary: What data there is and how it is kept.
topics:
  - id: data-versioning
    title: Data versioning
    kind: practice
    stage: poc
    definition: Each state of the data has a name, as [[tool:dvc]] gives it.
    checks:
      - id: version-recorded
        text: Every run names its data.
        why: Nobody can repeat it otherwise.
        stage: mvp
        roles: [data-scientist]
        decision: how-much-data
    tools: [dvc]
    papers: [gebru-2021-datasheets]
    links:
      - {title: DVC guide, url: "https://dvc.org/doc", kind: documentation}
    related:
      - {topic: how-much-data, why: more data means more versions}
  - id: how-much-data
    title: How much data?
    kind: decision
    stage: poc
    question: How much data is enough?
    answers:
      - {id: few, title: Little, fits: A first trial., follows: Nothing final.}
      - {id: many, title: Much, fits: A product., follows: Work., tools: [dvc]}
""",
    "tools/data.yml": """\
id: data-tools
title: Data tools
summary: Tools for data.
tools:
  - id: dvc
    name: DVC
    summary: Versions data beside Git.
    url: https://dvc.org/
    licence: Apache-2.0
    availability: open
    hosting: [library]
    status: active
""",
    "papers/data.yml": """\
title: Data
papers:
  - id: gebru-2021-datasheets
    type: article
    title: Datasheets for Datasets
    authors: ["Gebru, Timnit", "Morgenstern, Jamie"]
    year: 2021
    venue: Communications of the ACM
    url: https://arxiv.org/abs/1803.09010
""",
}

Write = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def content(tmp_path: Path) -> Write:
    """Write a small sound knowledge base, changed as asked (None leaves a file out), and return its folder."""

    def write(changes: Mapping[str, str | bytes | None]) -> Path:
        folder = tmp_path / "content"
        for name, text in {**SMALL, **changes}.items():
            if text is None:
                continue
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium, else Playwright's own: one for all tests, because two cannot run at once."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository once, as strictly as it is published, and return its folder."""
    folder = tmp_path_factory.mktemp("real") / "site"
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict", "-q", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=PROJECT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, timeout=300)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let goldens be rewritten on purpose only."""
    parser.addoption("--update-goldens", action="store_true", help="write what the code says into the golden files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that drives the browser: it keeps an event loop running, so such tests run on their own."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Return whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-goldens"))
