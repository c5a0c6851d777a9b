"""`make bench`: every figure, as a table on standard output and as JSON in .cache/bench.json."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from dataclasses import asdict
from pathlib import Path

import benchmarks
from benchmarks.measure import Figure

RESULT = Path(".cache/bench.json")


def main(wanted: list[str]) -> None:
    """Measure what every module of this folder, or each of those named, has to say."""
    names = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    measured: list[Figure] = []
    print("| what | measured | target | beside |\n|---|---|---|---|")
    for name in names:
        module = importlib.import_module(f"benchmarks.{name}") if name != "__main__" else None
        if module is None or not hasattr(module, "figures") or (wanted and name not in wanted):
            continue
        for figure in module.figures():
            measured.append(figure)
            print(
                f"| {figure.name} | {figure.value:.3g} {figure.unit} | {figure.target} | {figure.beside} |", flush=True
            )
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([asdict(figure) for figure in measured], indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
