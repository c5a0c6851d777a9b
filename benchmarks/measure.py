"""How figures are taken: medians of repeated runs, what is compared measured in turns within one run."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, its unit, the target in words, and what it was measured beside."""

    name: str
    value: float
    unit: str
    target: str = ""
    beside: str = ""


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


def medians(
    works: Sequence[Callable[[], object]], clock: Callable[[Callable[[], object]], float], runs: int = RUNS
) -> list[float]:
    """Return the median of each work; they take turns, so that a busy machine is busy for all of them."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for taken, work in zip(times, works, strict=True):
            taken.append(clock(work))
    return [statistics.median(taken) for taken in times]


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
