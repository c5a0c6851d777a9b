"""From saving a file to seeing it: `mkdocs serve`, asked as an open page asks: for the next version, then for it."""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import RUNS, Figure
from benchmarks.project import write_project

LARGE = 3_800
"""Entries that make about 2,000 pages."""
_SETTLES = 4.0
_SENT = 0.1
"""Seconds within which a question has certainly reached the server."""
_WORD = re.compile(r"^ *definition: (?:>-\n *)?['\"]?(?=\w)", re.MULTILINE)


def figures() -> Iterator[Figure]:
    """Yield the median time from a save to the page that shows it, at the real size and at 2,000 pages."""
    for name, target, entries in (("real size", "0.15", 0), ("2,000 pages", "0.3", LARGE)):
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder), entries)
            with _served(Path(folder)) as address:
                shown, everything = _measured(Path(folder), address)
        beside = f"everything up to date after {everything:.2f} s"
        yield Figure(f"save to served, {name}", shown, "s", target, beside)


def _measured(folder: Path, address: str) -> tuple[float, float]:
    file = sorted((folder / "content" / "sections").glob("*.yml"))[4]
    text = file.read_text("utf-8")
    place = _WORD.search(text)
    assert place is not None
    topic = re.findall(r"^ *- id: (\S+)", text[: place.start()], re.MULTILINE)[-1]
    shown, everything = [], []
    for number in range(RUNS + 1):
        word = f"Zebra{time.time_ns()}"
        with _waiting(address, f"{address}topics/{topic}/") as seen:
            file.write_text(text[: place.end()] + f"{word} " + text[place.end() :], "utf-8")
            start = time.perf_counter()
            assert word in seen(), f"{topic} was shown without what was saved"
        shown.append(time.perf_counter() - start)
        everything.append(_until(f"{address}llms-full.txt", word, start))
        time.sleep(_SETTLES if number == 0 else 1)
    return statistics.median(shown[1:]), statistics.median(everything[1:])


@contextmanager
def _waiting(address: str, page: str) -> Iterator[Callable[[], str]]:
    """Look at a page as a browser does that has it open; what is handed over waits for its next version."""
    script = re.search(r"livereload\((\d+), ", _get(page))
    assert script is not None
    poll = urllib.request.Request(f"{address}livereload/{script[1]}/1", headers={"Referer": page})
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(lambda: urllib.request.urlopen(poll, timeout=60).read())
        time.sleep(_SENT)
        yield lambda: _get(page) if answer.result() else ""


def _until(address: str, word: str, start: float) -> float:
    while word not in _get(address):
        time.sleep(0.002)
    return time.perf_counter() - start


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).parent / "mkdocs"), "serve", "-q", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        try:
            _get(address)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
