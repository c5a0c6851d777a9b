"""A full build that finds its pages in the store, beside one that keeps nothing; the bytes are compared too."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure, medians, wall_seconds
from benchmarks.project import write_project
from benchmarks.serve import LARGE


def figures() -> Iterator[Figure]:
    """Yield the time of a warm build of 2,000 pages, and of one after a definition has changed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, LARGE)
        _build(folder, "site")
        (warm,) = medians((lambda: _build(folder, "site"),), wall_seconds)
        cold = wall_seconds(lambda: _build(folder, "cold", MLATLAS_NO_CACHE="1"))
        same = _files(folder / "site") == _files(folder / "cold")
        edits = iter(range(100))
        (edited,) = medians((lambda: _edited(folder, next(edits)),), wall_seconds)
    beside = f"{cold:.1f} s without the store, {'the same bytes' if same else 'OTHER BYTES'}"
    yield Figure("warm full build, 2,000 pages", warm, "s", "2", beside)
    yield Figure("the same after an edit", edited, "s", "", f"{cold:.1f} s without the store")


def _edited(folder: Path, number: int) -> None:
    file = min((folder / "content" / "sections").glob("*.yml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("definition: >-\n", f"definition: >-\n      Edit {number}.\n", 1), "utf-8")
    _build(folder, "site")


def _build(folder: Path, site: str, **environment: str) -> None:
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "-d", site]
    subprocess.run(command, check=True, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment})


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
