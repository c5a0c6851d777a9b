"""`make bench`: every figure, as a table on standard output, in .cache/bench.md and as JSON in .cache/bench.json."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import benchmarks

if TYPE_CHECKING:
    from benchmarks.measure import Figure

RESULT = Path(".cache/bench.json")


def main() -> None:
    """Measure what every module of this folder, or each of those named, has to say."""
    asked = _arguments()
    if asked.quick:
        os.environ["BENCH_QUICK"] = "1"
    from benchmarks import report  # noqa: PLC0415 - the environment has to be set before

    # Those that are not asked for keep what they said last.
    measured = report.read(asked.json) if asked.names else {}
    print(report.HEAD, flush=True)
    for name in asked.names or names():
        measured[name] = []
        for figure in _figures(name):
            measured[name].append(figure)
            print(report.row(figure), flush=True)
    measured = {name: measured[name] for name in names() if measured.get(name)}
    every = [figure for figures in measured.values() for figure in figures]
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps(report.plain(measured), indent=1) + "\n", "utf-8")
    asked.json.with_suffix(".md").write_text(report.markdown(every), "utf-8")
    if asked.write_readme:
        report.write_readme(Path("README.md"), report.markdown(figure for figure in every if figure.target))


def names() -> list[str]:
    """Return the modules of this folder that may have figures, those that need the most last."""
    found = {module.name for module in pkgutil.iter_modules(benchmarks.__path__)}
    return [*sorted(found - {"__main__", "lighthouse", "scale"}), *sorted(found & {"lighthouse", "scale"})]


def _figures(name: str) -> Iterator[Figure]:
    module = importlib.import_module(f"benchmarks.{name}")
    yield from module.figures() if hasattr(module, "figures") else ()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure again: {', '.join(names())}; all unless named"
    )
    parser.add_argument("--quick", action="store_true", help="run each once, to see that it still runs")
    parser.add_argument("--json", type=Path, default=RESULT, help="where the figures go; Markdown stands beside it")
    parser.add_argument(
        "--write-readme",
        action="store_true",
        help="put the figures that have a target into README.md",
    )
    asked = parser.parse_args()
    if unknown := sorted(set(asked.names) - set(names())):
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(names())}")
    return asked


if __name__ == "__main__":
    main()
