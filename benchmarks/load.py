"""Loading and validating 10,000 made-up entries with every position, beside PyYAML's fastest loader without."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.measure import Figure, cpu_seconds, medians
from generator.examine import examine
from generator.load import load
from generator.synth import synthetic

ENTRIES = 10_000


def figures() -> Iterator[Figure]:
    """Yield CPU time of load, of load with all rules, and of CSafeLoader on the same files."""
    atlas = Path("content/atlas.yml").read_text("utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in synthetic(ENTRIES, atlas):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text)
        texts = [path.read_text() for path in sorted(folder.rglob("*.yml"))]
        size = sum(map(len, texts)) / 1e6
        works = (lambda: load(folder), lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
        ours, plain = medians(works, cpu_seconds)
        checked, _ = medians((lambda: examine(folder), lambda: None), cpu_seconds)
    beside = f"yaml.CSafeLoader without positions {plain:.2f} s"
    yield Figure(f"load and validate {ENTRIES:,} entries ({size:.1f} MB)", ours, "s of CPU", "under 1", beside)
    yield Figure(f"check {ENTRIES:,} entries ({size:.1f} MB) with every rule", checked, "s of CPU", "", "")
