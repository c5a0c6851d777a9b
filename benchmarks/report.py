"""Figures as JSON, as Markdown, and between the marks of the README."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from benchmarks.measure import QUICK, RUNS, Figure

HEAD = "| what | measured | target | beside |\n|---|---|---|---|"
BEGIN, END = "<!-- figures: written by `make bench-readme` -->", "<!-- end of figures -->"
_VERDICTS = {True: "", False: ": missed", None: ""}


def row(figure: Figure) -> str:
    """Return a row of the table; a target that is not met says so."""
    unit = figure.unit if figure.unit.startswith("%") else f" {figure.unit}"
    value = f"{figure.value:,.0f}" if figure.value >= 1000 else f"{figure.value:.3g}"
    return f"| {figure.name} | {value}{unit} | {figure.target}{_VERDICTS[figure.met]} | {figure.beside} |"


def markdown(figures: Iterable[Figure]) -> str:
    """Return the table with what it was measured on."""
    table = "\n".join(row(figure) for figure in figures)
    return f"Measured with {machine()}; medians of {RUNS}.\n\n{HEAD}\n{table}\n"


def plain(measured: Mapping[str, Iterable[Figure]]) -> dict[str, Any]:
    """Return values for JSON, each figure with the module that gave it."""
    rows = [
        {"module": name, **asdict(figure), "met": figure.met}
        for name, figures in measured.items()
        for figure in figures
    ]
    return {"machine": machine(), "runs": RUNS, "quick": QUICK, "figures": rows}


def read(result: Path) -> dict[str, list[Figure]]:
    """Return what `plain` has written, by module; nothing where there is no such file or one of a quick run."""
    held = json.loads(result.read_text("utf-8")) if result.is_file() else {}
    found: dict[str, list[Figure]] = {}
    for row in held.get("figures", ()) if held.get("quick") is QUICK else ():
        values = {field.name: row[field.name] for field in fields(Figure)}
        found.setdefault(row["module"], []).append(Figure(**values))
    return found


def machine() -> str:
    """Return what the figures hang on."""
    return f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores of {platform.machine()}"


def write_readme(readme: Path, table: str) -> None:
    """Put the table between the marks; raises ValueError where they are missing."""
    text = readme.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme} lacks the lines {BEGIN} and {END}")
    readme.write_text(f"{before}{begin}\n{table}{end}{after}", "utf-8")
