"""`make bench-compare BASE=commit`: the same benchmarks at another commit and here, in turns within one run.

The other commit is checked out into a throwaway worktree with the benchmarks of this one, so that both are measured
alike. It uses this environment, or one of its own where it locks other packages.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
DEFAULT = ("load", "build", "weight", "map")
RESULT = Path(".cache/bench-compare.json")


@dataclass(frozen=True, slots=True)
class Change:
    """Medians of one figure at the other commit and here."""

    name: str
    unit: str
    old: float
    new: float

    @property
    def ratio(self) -> float:
        """How much of the old value is left: below 1 it became less."""
        return self.new / self.old if self.old else float("inf") if self.new else 1.0


def main() -> None:
    """Print the table of old, new and ratio; write it as JSON and Markdown too."""
    asked = _arguments()
    with _checked_out(asked.base) as (folder, python):
        changes = list(_compared(folder, python, asked.names, asked.rounds))
    table = markdown(asked.base, changes)
    print(table)
    RESULT.parent.mkdir(exist_ok=True)
    rows = [{"name": c.name, "unit": c.unit, "old": c.old, "new": c.new, "ratio": c.ratio} for c in changes]
    RESULT.write_text(json.dumps({"base": asked.base, "figures": rows}, indent=1) + "\n", "utf-8")
    RESULT.with_suffix(".md").write_text(table, "utf-8")


def markdown(base: str, changes: list[Change]) -> str:
    """Return the table; figures that only one side has are left out of it."""
    rows = "".join(f"| {c.name} | {c.old:.3g} {c.unit} | {c.new:.3g} {c.unit} | {c.ratio:.2f} |\n" for c in changes)
    return f"| what | {base} | here | ratio |\n|---|---|---|---|\n{rows}"


def _compared(folder: Path, python: Path, names: list[str], rounds: int) -> Iterator[Change]:
    """Measure old, new, old, new ..., each time with one run a figure; yield the medians."""
    sides = ((folder, python), (PROJECT, Path(sys.executable)))
    values: list[dict[tuple[str, str], list[float]]] = [{}, {}]
    for turn in range(rounds):
        for found, (place, program) in zip(values, sides, strict=True):
            print(f"round {turn + 1} of {rounds}: {place}", file=sys.stderr, flush=True)
            for name, unit, value in _measured(place, program, names):
                found.setdefault((name, unit), []).append(value)
    old, new = values
    for name, unit in (key for key in new if key in old):
        yield Change(name, unit, statistics.median(old[name, unit]), statistics.median(new[name, unit]))


def _measured(folder: Path, python: Path, names: list[str]) -> Iterator[tuple[str, str, float]]:
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch) / "figures.json"
        command = [str(python), "-m", "benchmarks", "--quick", "--json", str(result), *names]
        # The package is installed from here: the path makes programs of the environment take the one of the folder.
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        for figure in json.loads(result.read_text("utf-8"))["figures"]:
            yield figure["name"], figure["unit"], figure["value"]


@contextmanager
def _checked_out(base: str) -> Iterator[tuple[Path, Path]]:
    """Yield the folder of the commit and the Python to run it with; nothing is left of either."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "base"
        _git("worktree", "add", "--quiet", "--detach", str(folder), base)
        try:
            shutil.rmtree(folder / "benchmarks", ignore_errors=True)
            shutil.copytree(PROJECT / "benchmarks", folder / "benchmarks")
            yield folder, _python(folder)
        finally:
            _git("worktree", "remove", "--force", str(folder))


def _python(folder: Path) -> Path:
    lock = "requirements-dev.txt"
    if (folder / lock).read_bytes() == (PROJECT / lock).read_bytes():
        return Path(sys.executable)
    print("the other commit locks other packages: an environment is made for it", file=sys.stderr)
    subprocess.run(["make", "--silent", ".venv/dev"], check=True, cwd=folder)
    return folder / ".venv" / "bin" / "python"


def _git(*arguments: str) -> None:
    done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.strip())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("base", help="commit, branch or tag to compare with")
    parser.add_argument("names", nargs="*", default=list(DEFAULT), help=f"benchmarks; {' '.join(DEFAULT)} unless named")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side is measured")
    return parser.parse_args()


if __name__ == "__main__":
    main()
