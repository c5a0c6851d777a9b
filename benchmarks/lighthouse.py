"""Lighthouse, mobile settings, on one page of each kind of the real site, served as GitHub Pages serves it.

Lighthouse is needed for nothing else: `npm ci --prefix benchmarks/node --ignore-scripts` installs it as it is locked.
`python -m benchmarks.lighthouse [SITE] [PAGE ...]` shows what costs, for a site that is built already.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import RUNS, Figure
from benchmarks.pages_server import served

PAGES = {
    "home": "",
    "section": "modelling/",
    "topic": "topics/data-versioning/",
    "checklist": "checklist/",
    "map": "map/",
    "tools": "tools/",
}
SCORES = ("performance", "accessibility", "best-practices", "seo")
DETAILS = {
    "first-contentful-paint": "ms",
    "largest-contentful-paint": "ms",
    "total-blocking-time": "ms",
    "cumulative-layout-shift": "",
    "total-byte-weight": "bytes",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
Report = dict[str, Any]


def program() -> str | None:
    """Return the Lighthouse to run, where there is one: the locked one, else one on PATH."""
    locked = Path(__file__).parent / "node" / "node_modules" / ".bin" / "lighthouse"
    return str(locked) if locked.exists() else shutil.which("lighthouse")


def figures() -> Iterator[Figure]:
    """Yield the median score of performance on each kind of page, with the other scores and what lies behind them."""
    if not program():
        print("lighthouse: not installed, see benchmarks/lighthouse.py", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        build = [str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "-d", str(site)]
        subprocess.run(build, check=True, capture_output=True)
        for kind, reports in reports_of(site, PAGES, RUNS):
            others = {category: _score(reports, category) for category in SCORES[1:]}
            beside = [f"{category.replace('-', ' ')} {score:.0f}" for category, score in others.items()]
            beside += [f"{label} {value}" for label, value in _behind(reports)]
            score = _score(reports, SCORES[0])
            yield Figure(f"Lighthouse, mobile: {kind}", score, "of 100", "at least 95", ", ".join(beside))


def _score(reports: list[Report], category: str) -> float:
    return 100 * float(statistics.median(report["categories"][category]["score"] for report in reports))


def reports_of(site: Path, pages: dict[str, str], runs: int) -> Iterator[tuple[str, list[Report]]]:
    """Yield each kind of page with the reports of its runs."""
    with served(site) as address:
        for kind, path in pages.items():
            yield kind, [_report(address + path) for _ in range(runs)]


def _report(url: str) -> Report:
    command = [str(program()), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(SCORES)}")
    environment = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH") or shutil.which("chromium") or ""}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    report: Report = json.loads(done.stdout)
    return report


def _behind(reports: list[Report]) -> Iterator[tuple[str, str]]:
    for audit, unit in DETAILS.items():
        value = statistics.median(report["audits"][audit]["numericValue"] for report in reports)
        label = "".join(word[0] for word in audit.split("-")).upper() if unit != "bytes" else "transferred"
        shown = f"{value:,.0f}" if unit == "ms" else f"{value:.3g}"
        yield label, f"{value / 1024:.0f} KB" if unit == "bytes" else f"{shown} {unit}".strip()


def main(arguments: list[str]) -> None:
    """Print scores, the figures behind them and every audit that is not perfect."""
    site, *kinds = arguments
    runs = int(os.environ.get("LIGHTHOUSE_RUNS", "1"))
    keep = Path(".cache/lighthouse")
    keep.mkdir(parents=True, exist_ok=True)
    for kind, reports in reports_of(Path(site), {kind: PAGES[kind] for kind in kinds or PAGES}, runs):
        (keep / f"{kind}.json").write_text(json.dumps(reports[-1]))
        scores = [_score(reports, name) for name in SCORES]
        print(kind, *(f"{score:.0f}" for score in scores), *(" ".join(pair) for pair in _behind(reports)), sep="  ")
        for name, audit in reports[-1]["audits"].items():
            if audit["score"] is not None and audit["score"] < 1:
                print(f"   {name} {audit['score']:.2f} {audit.get('displayValue', '')}")


if __name__ == "__main__":
    main(sys.argv[1:])
