"""The files of a built site and what stands in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.linkcheck.internal import files, html
from generator.linkcheck.internal.document import Document

Reader = Callable[[bytes], Document]


@dataclass(frozen=True)
class Site:
    """The folder of a site and every file in it, by its path relative to the folder."""

    folder: Path
    paths: frozenset[str]

    @cached_property
    def by_folded(self) -> dict[str, str]:
        """The path of each file by its path in small letters."""
        return {path.casefold(): path for path in sorted(self.paths)}


def walk(folder: Path) -> Site:
    """Return the site in `folder`; raises OSError."""
    root = os.fspath(folder)
    found = []
    for where, _, names in os.walk(root, onerror=_raise):
        inside = Path(where).relative_to(folder).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        found += [prefix + name for name in names]
    return Site(folder, frozenset(found))


def reader_of(path: str) -> Reader | None:
    """Return what reads the file at `path`, None where a file of that sort holds no links to check."""
    name = path.rsplit("/", 1)[-1]
    match name.rsplit(".", 1)[-1].lower():
        case "html" | "htm":
            return html.read
        case "svg":
            return files.read_svg
        case "css":
            return files.read_css
        case "json" if name == "search_index.json":
            return files.read_search
        case "json" if path.startswith("api/") and not name.endswith(".schema.json"):
            return files.read_json
        case "txt" if name.startswith("llms"):
            return files.read_text
        case "xml" | "gz" if name in {"sitemap.xml", "sitemap.xml.gz"}:
            return files.read_sitemap
        case _:
            return None


def _raise(error: OSError) -> None:
    raise error
