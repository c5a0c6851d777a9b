"""Joins the style sheets of theme_overrides/styles: each further file is a request that keeps a page from painting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

# What stands later wins: colours first, then what uses them.
_SHEETS = {
    "atlas": ("palette", "tokens", "map", "frame", "parts", "checklist"),
    "map-page": ("map-page",),
}


def stylesheets(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield path and text of every style sheet that pages load."""
    for name, parts in _SHEETS.items():
        yield f"assets/{name}.css", "".join((folder / f"{part}.css").read_text("utf-8") for part in parts)
