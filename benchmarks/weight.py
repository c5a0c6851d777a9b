"""What pages weigh: one of each kind, and all topics, as files and as sent."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure

KINDS = {"home": "", "section": "modelling/", "checklist": "checklist/", "map": "map/", "tools": "tools/"}


def figures() -> Iterator[Figure]:
    """Yield the weight of topics, then of the page of each other kind."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        build = [str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "-d", str(site)]
        subprocess.run(build, check=True, capture_output=True)
        topics = sorted(site.glob("topics/*/index.html"), key=lambda file: file.stat().st_size)
        yield _figure("topic page, median", topics[len(topics) // 2], "under 40")
        yield _figure(f"topic page, the largest of {len(topics)}", topics[-1], "under 40", topics[-1].parent.name)
        for kind, path in KINDS.items():
            yield _figure(f"{kind} page", site / path / "index.html", "")


def _figure(name: str, file: Path, target: str, beside: str = "") -> Figure:
    content = file.read_bytes()
    sent = f"{len(gzip.compress(content, 6)) / 1024:.1f} KB as sent"
    return Figure(name, len(content) / 1024, "KB of HTML", target, ", ".join(filter(None, (sent, beside))))
