"""Projects to measure: mkdocs.yml and theme of this repository around other content."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.synth import synthetic

PROJECT = Path(__file__).parent.parent


def write_project(folder: Path, entries: int) -> Path:
    """Write a project around `entries` made-up entries, or for 0 around the real content; return its folder."""
    if entries:
        return around(folder, synthetic(entries, (PROJECT / "content" / "atlas.yml").read_text("utf-8")))
    shutil.copytree(PROJECT / "content", folder / "content")
    return around(folder, ())


def around(folder: Path, files: Iterable[tuple[str, str]]) -> Path:
    """Write a project around these content files and the page that every site needs; return its folder."""
    about = (PROJECT / "content" / "about.md").read_text("utf-8")
    for name, text in (("about.md", about), *files):
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "theme_overrides", folder / "theme_overrides")
    return folder
