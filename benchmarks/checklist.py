"""Filtering and ticking on the page of 1,040 checks, each with the layout that it causes, in a real browser."""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import QUICK, Figure
from benchmarks.project import PROJECT, around
from tests.browser.large import ALL, large

ROUNDS = 4 if QUICK else 40
MEASURED = (("role", "filter by role", 16), ("words", "filter by words", 16), ("tick", "tick", 8))
RUN = """([kind, rounds]) => {
  const form = document.querySelector('form.controls')
  const choose = (name, value) => {
    form.elements[name].value = value
    form.elements[name].dispatchEvent(new Event('input', { bubbles: true }))
  }
  const roles = [...form.elements.role.options].map((option) => option.value)
  const acts = {
    role: (round) => choose('role', roles[round % roles.length]),
    words: (round) => choose('words', ['', 'number 1', 'down 2', 'topic 3'][round % 4]),
    tick: (round) => document.getElementById(`tick-check-${round * 20}`).click(),
  }
  const times = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    acts[kind](round)
    document.body.offsetHeight
    times.push(performance.now() - start)
  }
  form.reset()
  form.dispatchEvent(new Event('input'))
  return times
}"""


def figures() -> Iterator[Figure]:
    """Yield medians over forty rounds, also on a machine four times as slow."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _site(Path(folder))
        script = (site / "assets" / "scripts" / "page-checklist.js").read_bytes()
        yield Figure("checklist: own scripts, compressed", len(gzip.compress(script, 9)) / 1024, "KB", "15")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for rate in (1, 4):
            page = browser.new_page()
            _open(page, site)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
            for kind, name, target in MEASURED:
                times = page.evaluate(RUN, [kind, ROUNDS])
                slow = f"{sorted(times)[-min(3, len(times))]:.3g} ms in 95 of 100"
                what = f"checklist: {name}, {ALL} checks{', 4x slower' if rate == 4 else ''}"
                yield Figure(what, statistics.median(times), "ms", str(target) if rate == 1 else "", slow)
            page.close()
        browser.close()


def _site(folder: Path) -> Path:
    around(folder, {"atlas.yml": (PROJECT / "content" / "atlas.yml").read_text("utf-8"), **dict(large())}.items())
    subprocess.run([str(Path(sys.executable).parent / "mkdocs"), "build", "-q"], cwd=folder, check=True)
    return folder / "site"


def _open(page: Page, site: Path) -> None:
    """Open the page with an entry for every check, so that storage is as full as it gets."""
    address = (site / "checklist" / "index.html").as_uri()
    entry = {"note": "", "evidence": "", "at": "2026-01-01T00:00:00.000Z"}
    checks = {f"check-{number}": {**entry, "state": "done" if number % 3 else "doing"} for number in range(ALL)}
    project = {"name": "P", "created": "2026-01-01T00:00:00.000Z", "checks": checks}
    page.goto(address)
    record = json.dumps({"schema": 1, "current": "p", "projects": {"p": project}})
    page.evaluate("text => localStorage.setItem('mlatlas-progress', text)", record)
    page.reload()
