"""How figures are taken: medians of repeated runs, what is compared measured in turns within one run."""

from __future__ import annotations

import gc
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

# One run of each shows that everything still works; its figures mean little.
QUICK = bool(os.environ.get("BENCH_QUICK"))
RUNS = 1 if QUICK else 5
# Linux counts the memory of whoever starts a program as the program's own: a small launcher keeps that small.
_LAUNCHER = """
import os, resource, sys
answer = os.dup(1)
os.dup2(2, 1)
code = os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
os.write(answer, f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}".encode())
sys.exit(code)
"""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, its unit, the target in words, and what it was measured beside.

    The number in the target is what the value may be at most, or at least where the target says so.
    """

    name: str
    value: float
    unit: str
    target: str = ""
    beside: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if not (number := _NUMBER.search(self.target)):
            return None
        limit = float(number[0].replace(",", ""))
        return self.value >= limit if "at least" in self.target else self.value <= limit


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of one call, its child processes counted."""
    gc.collect()
    before = _cpu()
    work()
    return _cpu() - before


def wall_seconds(work: Callable[[], object]) -> float:
    """Return the time that one call takes on the clock."""
    gc.collect()
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def turns(
    works: Sequence[Callable[[], object]], clock: Callable[[Callable[[], object]], float], runs: int = RUNS
) -> list[tuple[float, ...]]:
    """Return what each run took; the works take turns, so that a busy machine is busy for all of them."""
    return [tuple(clock(work) for work in works) for _ in range(runs)]


def medians(
    works: Sequence[Callable[[], object]], clock: Callable[[Callable[[], object]], float], runs: int = RUNS
) -> list[float]:
    """Return the median of each work, taking turns."""
    return [statistics.median(taken) for taken in zip(*turns(works, clock, runs), strict=True)]


def run_child(command: Sequence[str], folder: Path | None = None) -> tuple[float, float]:
    """Run a program to its end; return its seconds of CPU and the most memory that it had, in MB."""
    launch = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    done = subprocess.run(launch, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, list(command), stderr=done.stderr)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
