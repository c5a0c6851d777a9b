"""From the content folder to what MkDocs is given: checked, made, and kept for the next time that nothing changed."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.mkdocs_plugin.fingerprint import hashed
from generator.mkdocs_plugin.store import Store
from generator.problems import Problem, ProblemsFound
from generator.source import Position, Source

if TYPE_CHECKING:
    from generator.build import Site, Workshop
    from generator.load.base import FileMemo

Content = str | bytes
Nav = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Made:
    """A site that is made: path, content and, for a page of an entry, file and line of the entry; the navigation."""

    files: tuple[tuple[str, Content, str], ...]
    nav: Nav


class Maker:
    """Makes the site of one content folder, and again only what has changed in it.

    `shown` is the folder's name in messages, `theme` the folder of scripts and styles, `edit_base` what edit links
    begin with.
    """

    def __init__(self, content: Path, shown: str, cache: Path, theme: Path, edit_base: str) -> None:
        self.content, self.shown, self.theme, self.edit_base = content, shown, theme, edit_base
        self._cache = cache
        self._memo: FileMemo | None = None
        self._workshop: Workshop | None = None

    def plan(self) -> Site:
        """Return the site of the content as it is now; raises ProblemsFound with all that is wrong with it."""
        # A build that finds everything in the store does not wait for what makes it.
        from generator.build import Workshop  # noqa: PLC0415
        from generator.examine import examine  # noqa: PLC0415
        from generator.load.base import FileMemo  # noqa: PLC0415

        self._memo = self._memo or FileMemo()
        base = examine(self.content, self.shown, self._memo).sound()
        self._workshop = self._workshop or Workshop(self._cache, self.edit_base, self.theme)
        return self._workshop.site(base)

    def made(self) -> Made:
        """Return the site with everything made; raises ProblemsFound."""
        from generator.mindmap import MapError  # noqa: PLC0415
        from generator.scripts import ScriptError  # noqa: PLC0415

        try:
            site = self.plan()
            files = ((made.path, made.content, self.place(made.source)) for made in site.artifacts)
            return Made(tuple(files), site.nav)
        except (MapError, ScriptError) as error:
            raise ProblemsFound((Problem(Position(self.shown, 1, 1), "build", str(error)),)) from error

    def place(self, source: Source | None) -> str:
        """Return file and line of an entry below the content folder; empty for what shows no entry."""
        return f"{source.file.path.removeprefix(f'{self.shown}/')}#L{source.line}" if source else ""

    def forget(self) -> None:
        """Make everything anew next time: what pages are made by has changed."""
        if self._workshop:
            self._workshop.forget()


def kept_site(store: Store, digest: bytes) -> Made | None:
    """Return the site that was made of the very same content; None where there is none."""
    packed = store.get(hashed("site", digest))
    if packed is None:
        return None
    held = json.loads(packed)
    files = ((path, text if data is None else base64.b64decode(data), at) for path, text, data, at in held["files"])
    return Made(tuple(files), held["nav"])


def keep_site(store: Store, digest: bytes, made: Made) -> None:
    """Keep the site for the next build of the same content."""
    files = [
        (path, None, base64.b64encode(content).decode(), at)
        if isinstance(content, bytes)
        else (path, content, None, at)
        for path, content, at in made.files
    ]
    store.put(hashed("site", digest), json.dumps({"files": files, "nav": made.nav}).encode())
