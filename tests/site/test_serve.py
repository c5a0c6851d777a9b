"""`mkdocs serve` while an author breaks and mends the knowledge base: the site never goes down."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import SMALL
from tests.site.conftest import ENVIRONMENT

SECTION = SMALL["sections/01-data.yml"]
PATIENCE = 30


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).parent / "mkdocs"), "serve", "-a", f"127.0.0.1:{port}"]
    log = (folder / "serve.log").open("w")
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def until(address: str, pattern: str) -> str:
    deadline = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < deadline:
        text = read(address)
        if re.search(pattern, text, re.DOTALL):
            return text
        time.sleep(0.1)
    raise AssertionError(f"{address} never showed {pattern!r}; last: {text[:300]!r}")


def test_an_error_shows_a_banner_over_the_last_good_version_and_goes_when_mended(project) -> None:
    folder = project({})
    with served(folder) as site:
        topic = f"{site}topics/data-versioning/"
        assert "class=problems" not in until(topic, "Each state of the data").replace('"', "")
        project({"sections/01-data.yml": SECTION.replace("kind: practice", "kin: practice")})
        broken = until(topic, "unknown key")
        assert "Each state of the data" in broken
        assert "sections/01-data.yml:7:5" in broken
        project({"sections/01-data.yml": SECTION.replace("Each state of the data", "Every state")})
        mended = until(topic, "Every state")
        assert "unknown key" not in mended


def test_a_knowledge_base_that_is_broken_from_the_start_is_served_as_its_problems(project) -> None:
    folder = project({"sections/01-data.yml": SECTION.replace("kind: practice", "kin: practice")})
    with served(folder) as site:
        assert "unknown key" in until(site, "The knowledge base has problems")
        project({})
        until(f"{site}topics/data-versioning/", "Each state of the data")


def temporary() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).glob("mkdocs_*")}


def test_the_server_ends_without_leaving_its_folder_behind(project) -> None:
    folder = project({})
    before = temporary()
    with served(folder) as site:
        until(site, "Thirteen sections|sections, in order")
    assert (folder / "serve.log").read_text().count("Traceback") == 0
    assert len(temporary() - before) <= 1
