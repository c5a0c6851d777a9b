"""Time and memory at 1,000, 10,000 and 100,000 entries, and how each grows; SCALE.md says what follows from it.

The full build is measured to 10,000 entries: there MkDocs takes minutes (once, not in five runs).
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import QUICK, RUNS, Figure, run_child
from benchmarks.project import write_project

PROJECT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
SIZES = (1_000,) if QUICK else (1_000, 10_000, 100_000)
BUILT = 10_000  # the largest size of which maps and pages are made
EXPORTS = ("json", "opml", "bibtex")
TIME, MEMORY = "at most 12", "at most 10"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of CPU and MB of memory."""

    seconds: float
    megabytes: float


def figures() -> Iterator[Figure]:
    """Yield time, memory and growth of each command, then the weight of the largest site."""
    with tempfile.TemporaryDirectory() as name:
        projects = {entries: write_project(Path(name) / str(entries), entries) for entries in SIZES}
        for what in ("check", *EXPORTS, "maps", "build"):
            below: Cost | None = None
            for entries, project in projects.items():
                if what in {"maps", "build"} and entries > BUILT:
                    continue
                cost = _cost(what, project, entries)
                yield from _told(what, entries, cost, below)
                below = cost
        yield from _weight(projects[max(size for size in SIZES if size <= BUILT)] / "site")


def _cost(what: str, project: Path, entries: int) -> Cost:
    """Return the medians; what takes minutes is run once."""
    runs = 1 if entries > BUILT or (what == "build" and entries == BUILT) else RUNS
    taken = []
    for _ in range(runs):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        taken.append(run_child(_command(what, project), project))
    return Cost(*(statistics.median(values) for values in zip(*taken, strict=True)))


def _command(what: str, project: Path) -> list[str]:
    match what:
        case "check":
            return [str(BIN / "mlatlas"), "check"]
        case "maps":
            return [str(BIN / "mlatlas"), "maps", "-o", str(project / "maps")]
        case "build":
            return [str(BIN / "mkdocs"), "build", "-q"]
        case _:
            return [str(BIN / "mlatlas"), "export", what, "-o", str(project / f"out.{what}")]


def _told(what: str, entries: int, cost: Cost, below: Cost | None) -> Iterator[Figure]:
    name = f"{what} of {entries:,} entries"
    yield Figure(name, cost.seconds, "s of CPU", "", f"{cost.megabytes:.0f} MB")
    if below:
        yield Figure(f"{name}: times the CPU of a tenth", cost.seconds / below.seconds, "x", TIME)
        yield Figure(f"{name}: times the memory of a tenth", cost.megabytes / below.megabytes, "x", MEMORY)


def _weight(site: Path) -> Iterator[Figure]:
    files = [file for file in site.rglob("*") if file.is_file()]
    topics = sorted(file.stat().st_size for file in site.glob("topics/*/index.html"))
    yield Figure(
        f"site of {BUILT:,} entries",
        sum(file.stat().st_size for file in files) / 1e6,
        "MB",
        "",
        f"{len(files):,} files",
    )
    yield Figure("its largest topic page", topics[-1] / 1024, "KB of HTML", "under 40")
    for path in (
        "index.html",
        "section-0/index.html",
        "checklist/index.html",
        "tools/index.html",
        "map/index.html",
        "search/search_index.json",
    ):
        yield Figure(f"its {path}", (site / path).stat().st_size / 1024, "KB")
