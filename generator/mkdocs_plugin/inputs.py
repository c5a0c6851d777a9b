"""What pages are made from besides the knowledge base, and which of it changed since the last look."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.mkdocs_plugin.preview import TEMPLATES

_KNOWLEDGE = frozenset({".yml", ".yaml", ".lock"})
State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that were changed, and files that came or went, of one kind each."""

    configuration: bool
    templates: bool
    """Of the bodies of pages."""
    theme: bool
    """Templates around the bodies."""
    assets: frozenset[Path]
    """Files of the theme that are published as they are."""
    pages: frozenset[Path]
    """Hand-written pages and what lies beside them."""
    come_or_gone: frozenset[Path]
    """Of the last three kinds."""


class Inputs:
    """Remembers when each file was written and how long it was."""

    def __init__(self) -> None:
        self._seen: dict[Path, State] = {}

    def look(self, config: MkDocsConfig) -> Changes:
        """Return what changed since the last call."""
        before = self._seen
        now = self._seen = dict(_states(config))
        changed = {path for path in {*before, *now} if before.get(path) != now.get(path)}
        docs, theme = Path(config.docs_dir), Path(config.theme.custom_dir or os.devnull)
        joined = {theme / "scripts", theme / "styles"}
        of_theme = {path for path in changed if theme in path.parents and not joined.intersection(path.parents)}
        around = {path for path in of_theme if path.suffix in {".html", ".xml"}}
        pages = frozenset(path for path in changed if docs in path.parents)
        assets = frozenset(of_theme - around)
        return Changes(
            configuration=Path(config.config_file_path) in changed,
            templates=any(TEMPLATES in path.parents for path in changed),
            theme=bool(around),
            assets=assets,
            pages=pages,
            come_or_gone=frozenset(path for path in pages | assets if path not in before or path not in now),
        )


def _states(config: MkDocsConfig) -> Iterator[tuple[Path, State]]:
    yield from _state(Path(config.config_file_path))
    for folder in (TEMPLATES, Path(config.theme.custom_dir or os.devnull)):
        yield from (state for path in _files(folder) for state in _state(path))
    for path in _files(Path(config.docs_dir)):
        if path.suffix not in _KNOWLEDGE:
            yield from _state(path)


def _files(folder: Path) -> Iterator[Path]:
    for found, _, names in os.walk(folder):
        yield from (Path(found, name) for name in names)


def _state(path: Path) -> Iterator[tuple[Path, State]]:
    try:
        found = path.stat()
    except OSError:
        return
    yield path, (found.st_mtime_ns, found.st_size)
