"""Benchmarks still run, and what they find is told rightly; how fast anything is, is nobody's test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.compare import Change
from benchmarks.compare import markdown as compared
from benchmarks.measure import QUICK, Figure, run_child
from benchmarks.report import BEGIN, END, plain, read, row, write_readme
from tests.conftest import PROJECT


@pytest.mark.parametrize(
    ("value", "target", "met"),
    [
        (0.9, "under 1", True),
        (1.2, "under 1", False),
        (96, "at least 95", True),
        (94, "at least 95", False),
        (11.5, "12 KB", True),
        (1300, "under 1,250", False),
        (5, "", None),
        (5, "as fast as lychee", None),
    ],
)
def test_a_figure_knows_whether_its_target_is_met(value: float, target: str, met: bool | None) -> None:
    assert Figure("x", value, "s", target).met is met


def test_a_row_says_what_was_missed() -> None:
    assert row(Figure("load", 1.234, "s", "under 1", "2 s")) == "| load | 1.23 s | under 1: missed | 2 s |"
    assert row(Figure("build", 12345.6, "s")) == "| build | 12,346 s |  |  |"


def test_the_readme_keeps_what_stands_around_the_table(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    write_readme(readme, "new\n")
    assert readme.read_text() == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_readme_without_marks_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("nothing here\n")
    with pytest.raises(ValueError, match="lacks the lines"):
        write_readme(readme, "new\n")
    assert readme.read_text() == "nothing here\n"


def test_the_readme_has_the_marks() -> None:
    text = (PROJECT / "README.md").read_text("utf-8")
    assert text.index(BEGIN) < text.index(END)


def test_a_comparison_shows_the_ratio() -> None:
    assert compared("main", [Change("load", "s", 2.0, 1.0)]).splitlines()[-1] == "| load | 2 s | 1 s | 0.50 |"


def test_memory_and_failure_of_a_child_are_seen() -> None:
    _, small = run_child([sys.executable, "-c", "pass"])
    _, large = run_child([sys.executable, "-c", "len(bytearray(80_000_000))"])
    assert 60 < large - small < 120
    with pytest.raises(subprocess.CalledProcessError):
        run_child([sys.executable, "-c", "raise SystemExit(3)"])


def test_quick_runs_give_figures_as_json_and_markdown(tmp_path: Path) -> None:
    result = tmp_path / "figures.json"
    command = [sys.executable, "-m", "benchmarks", "load", "--quick", "--json", str(result)]
    subprocess.run(command, check=True, cwd=PROJECT, env={**os.environ}, capture_output=True, timeout=120)
    written = json.loads(result.read_text("utf-8"))
    assert written["quick"]
    assert [figure["unit"] for figure in written["figures"]] == ["s of CPU", "s of CPU"]
    assert result.with_suffix(".md").read_text("utf-8").count("\n|") == 4


def test_what_is_not_measured_again_is_kept(tmp_path: Path) -> None:
    result = tmp_path / "figures.json"
    measured = {"build": [Figure("x", 1.5, "s", "2", "beside")], "load": [Figure("y", 1, "s")]}
    result.write_text(json.dumps(plain(measured)))
    assert read(result) == measured
    assert read(tmp_path / "none.json") == {}
    result.write_text(json.dumps({**plain(measured), "quick": not QUICK}))
    assert read(result) == {}


def test_an_unknown_benchmark_is_named() -> None:
    command = [sys.executable, "-m", "benchmarks", "laod"]
    done = subprocess.run(command, check=False, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "no benchmark is called laod; there are build," in done.stderr
