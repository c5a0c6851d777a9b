"""One line on standard error that says how far the run is: redrawn in a terminal, now and then in a log."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TextIO

from generator.linkcheck.external.verdict import Outcome, Verdict

_WIDTH = 24


class Progress:
    """Counts outcomes and shows them."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._step = max(1, total // 10)
        self._counts: Counter[Verdict] = Counter()

    def tell(self, outcome: Outcome) -> None:
        """Count an outcome; in a log, say something after each tenth of all."""
        self._counts[outcome.verdict] += 1
        done = self._counts.total()
        if self._live:
            bar = "#" * (_WIDTH * done // max(1, self._total))
            self._stream.write(f"\r\x1b[K[{bar:.<{_WIDTH}}] {self._said(done)}")
        elif done % self._step == 0:
            self._stream.write(f"{self._said(done)}\n")
        self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._live and self._counts:
            self._stream.write("\n")
            self._stream.flush()

    def _said(self, done: int) -> str:
        numbers = (f"{self._counts[verdict]} {verdict.value}" for verdict in Verdict if self._counts[verdict])
        return f"{done}/{self._total} {', '.join(numbers)}"
