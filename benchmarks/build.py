"""The full build of the real content, beside MkDocs on the same pages already written as Markdown."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import QUICK, RUNS, Figure, cpu_seconds, medians, run_child, turns, wall_seconds

BIN = Path(sys.executable).parent
_RUNS = RUNS if QUICK else 9
"""The two are so close that five turns leave the second digit to chance."""


def figures() -> Iterator[Figure]:
    """Yield the CPU ratio of the two, our share, what the whole build takes on the clock, and its memory."""
    with tempfile.TemporaryDirectory() as name, _nothing_kept():
        folder = Path(name)
        _run("mlatlas", "build", "-o", str(folder / "plain"))

        def ours() -> None:
            _run("mkdocs", "build", "-q", "-d", str(folder / "ours"))

        def plain() -> None:
            _run("mkdocs", "build", "-q", "-f", str(folder / "plain/mkdocs.yml"), "-d", str(folder / "site"))

        ours()
        taken = turns((ours, plain), cpu_seconds, _RUNS)
        (clock,) = medians((ours,), wall_seconds)
        build = (str(BIN / "mkdocs"), "build", "-q", "-d", str(folder / "ours"))
        memory = statistics.median(run_child(build)[1] for _ in range(RUNS))
    # A shared machine is not equally fast for a minute: only what ran one after the other is compared.
    ratio = statistics.median(mine / floor for mine, floor in taken)
    mine, floor = (statistics.median(times) for times in zip(*taken, strict=True))
    beside = f"{mine:.2f} s against {floor:.2f} s"
    yield Figure("full build against MkDocs on the same Markdown", ratio, "x CPU", "under 1.15", beside)
    yield Figure("the generator's share of the full build", 100 * (1 - 1 / ratio), "% of CPU", "under 15")
    yield Figure("full build of the atlas, nothing kept", clock, "s")
    yield Figure("peak memory of the full build", memory, "MB", "under 250")


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Let every build render every page."""
    os.environ["MLATLAS_NO_CACHE"] = "1"
    try:
        yield
    finally:
        del os.environ["MLATLAS_NO_CACHE"]


def _run(program: str, *arguments: str) -> None:
    subprocess.run([str(BIN / program), *arguments], check=True, capture_output=True)
