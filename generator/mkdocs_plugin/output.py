"""Writes a site over the one before: files that are the same stay, what is left over goes.

MkDocs empties the folder and writes every file anew; making files takes longer than anything else of a build that finds
all of its pages in the store. Like `rendering`, for the versions of MkDocs that we know only.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mkdocs import utils
from mkdocs.structure.files import File

_STOCK = (utils.clean_directory, utils.write_file, File.copy_file)


class Output:
    """Takes the place of MkDocs' functions that write below `site`, from `install` to `finish` or `remove`."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._written: set[str] = set()
        self._start = 0

    def install(self) -> None:
        """Take the place of MkDocs' functions."""
        self._start = _now(self._site)
        utils.clean_directory = self._clean
        utils.write_file = self.write
        File.copy_file = lambda file, dirty=False: self._copy(file)  # type: ignore[method-assign, assignment] # noqa: ARG005

    @staticmethod
    def remove() -> None:
        """Give MkDocs its own functions back."""
        utils.clean_directory, utils.write_file, File.copy_file = _STOCK  # type: ignore[method-assign]

    def finish(self) -> None:
        """Remove what an earlier build left and this one did not write, then `remove`."""
        self.remove()
        for path in _old(self._site, self._start):
            if str(path) not in self._written:
                path.unlink()
        _remove_empty(self._site)

    def write(self, content: bytes, output_path: str) -> None:
        """Write the file unless it is there with the same content."""
        self._written.add(output_path)
        try:
            with Path(output_path).open("rb") as there:
                if os.fstat(there.fileno()).st_size == len(content) and there.read() == content:
                    return
        except OSError:
            _make_room(Path(output_path), self._site)
        Path(output_path).write_bytes(content)

    def _copy(self, file: File) -> None:
        self.write(file.content_bytes, file.abs_dest_path)

    def _clean(self, directory: str) -> None:
        if Path(directory) != self._site:
            _STOCK[0](directory)


def _now(site: Path) -> int:
    """Return the time as the file system of the site tells it, in nanoseconds."""
    nearest = next(folder for folder in (site, *site.parents) if folder.is_dir())
    with tempfile.NamedTemporaryFile(dir=nearest) as file:
        return os.fstat(file.fileno()).st_mtime_ns


def _old(site: Path, start: int) -> Iterator[Path]:
    """Yield files from before; like MkDocs, what is hidden at the top (a repository, say) is left alone."""
    for entry in os.scandir(site):
        if not entry.name.startswith("."):
            below = os.walk(entry.path) if entry.is_dir(follow_symlinks=False) else [(str(site), [], [entry.name])]
            for folder, _, names in below:
                for path in (Path(folder, name) for name in names):
                    if path.lstat().st_mtime_ns < start:
                        yield path


def _make_room(path: Path, site: Path) -> None:
    """Make the folders of a file, and remove what stands in the way of one."""
    for folder in reversed([above for above in path.parents if site in above.parents]):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)


def _remove_empty(site: Path) -> None:
    for folder, _, _ in os.walk(site, topdown=False):
        path = Path(folder)
        if path != site and not any(part.startswith(".") for part in path.relative_to(site).parts[:1]):
            with os.scandir(path) as entries:
                empty = next(entries, None) is None
            if empty:
                path.rmdir()
