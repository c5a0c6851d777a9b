"""Finds the authored file, line and column that a link on a page came from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator.source import Position

# .../edit/main/content/x.yml#L12 (GitHub), .../-/edit/main/x.yml (GitLab), .../_edit/main/x.yml (Gitea)
_EDIT = re.compile(r"https?://[^/]+/.+?/_?(?:edit|blob|tree|raw|src)/(?:branch/)?[^/]+/([^#?]+)[^#]*(?:#L(\d+).*)?")


class Sources:
    """The project's files, as edit links name them."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lines = cache(self._read)

    def fault(self, edit: str) -> str:
        """Return what is wrong with an edit link; nothing where it names an existing file and line."""
        if self._folder is None:
            return ""
        match = _EDIT.fullmatch(edit)
        if match is None:
            return "is not the address of a file in a repository"
        lines = self._lines(match[1])
        if lines is None:
            return f"there is no file {match[1]} in the project"
        if match[2] and not 1 <= int(match[2]) <= len(lines):
            return f"{match[1]} has {len(lines)} lines"
        return ""

    def position(self, edit: str, href: str) -> Position | None:
        """Return where `href` is written at or after the line of the edit link; that line where it is not."""
        match = _EDIT.fullmatch(edit)
        lines = self._lines(match[1]) if match and self._folder else None
        if match is None or lines is None:
            return None
        first = min(int(match[2] or 1), len(lines) or 1)
        for number, line in enumerate(lines[first - 1 :], first):
            if href and (column := line.find(href)) >= 0:
                return Position(match[1], number, column + 1)
        return Position(match[1], first, 1)

    def _read(self, path: str) -> list[str] | None:
        assert self._folder is not None
        file = self._folder / path
        try:
            exact = file.resolve(strict=True).as_posix().endswith(path)
            inside = file.resolve().is_relative_to(self._folder.resolve())
            return file.read_text("utf-8").splitlines() if exact and inside else None
        except (OSError, ValueError):
            return None
