"""The full build of the real content, beside MkDocs on the same pages already written as Markdown."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure, cpu_seconds, medians, wall_seconds

BIN = Path(sys.executable).parent


def figures() -> Iterator[Figure]:
    """Yield the CPU ratio of the two, and what the whole build takes on the clock."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run("mlatlas", "build", "-o", str(folder / "plain"))

        def ours() -> None:
            _run("mkdocs", "build", "-q", "-d", str(folder / "ours"))

        def plain() -> None:
            _run("mkdocs", "build", "-q", "-f", str(folder / "plain/mkdocs.yml"), "-d", str(folder / "site"))

        ours()
        mine, floor = medians((ours, plain), cpu_seconds)
        (clock,) = medians((ours,), wall_seconds)
    beside = f"{mine:.2f} s against {floor:.2f} s"
    yield Figure("full build against MkDocs on the same Markdown", mine / floor, "x CPU", "under 1.15", beside)
    yield Figure("full build of the atlas", clock, "s")


def _run(program: str, *arguments: str) -> None:
    subprocess.run([str(BIN / program), *arguments], check=True, capture_output=True)
