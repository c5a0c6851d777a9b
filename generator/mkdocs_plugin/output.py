"""Writes a site over the one before: files that are the same stay, what is left over goes.

MkDocs empties the folder and writes every file anew; making files takes longer than anything else of a build that finds
all of its pages in the store. Like `rendering`, for the versions of MkDocs that we know only. Paths are text here:
there are thousands of them, and none is looked at twice.
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
        self._folders: set[str] = set()
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
        for path in _files(self._site):
            if path not in self._written and os.lstat(path).st_mtime_ns < self._start:
                os.unlink(path)
        _remove_empty(self._site)

    def write(self, content: bytes, output_path: str) -> None:
        """Write the file unless it is there with the same content."""
        self._written.add(output_path)
        try:
            with open(output_path, "rb") as there:
                if os.fstat(there.fileno()).st_size == len(content) and there.read() == content:
                    return
        except OSError:
            self._make_room(output_path)
        with open(output_path, "wb") as file:
            file.write(content)

    def _copy(self, file: File) -> None:
        self.write(file.content_bytes, file.abs_dest_path)

    def _make_room(self, path: str) -> None:
        """Make the folders of a file, and remove what stands in the way of one."""
        new = self._make_folder(os.path.dirname(path))
        if not new and os.path.isdir(path):
            shutil.rmtree(path)

    def _make_folder(self, folder: str) -> bool:
        """Make a folder of the site with all above it, where it is not there yet; return whether it is new."""
        if folder in self._folders:
            return False
        self._folders.add(folder)
        if not folder.startswith(f"{self._site}{os.sep}"):
            os.makedirs(folder, exist_ok=True)
            return False
        self._make_folder(os.path.dirname(folder))
        try:
            os.mkdir(folder)
        except FileExistsError:
            if os.path.isdir(folder) and not os.path.islink(folder):
                return False
            os.unlink(folder)
            os.mkdir(folder)
        return True

    def _clean(self, directory: str) -> None:
        if Path(directory) != self._site:
            _STOCK[0](directory)


def _now(site: Path) -> int:
    """Return the time as the file system of the site tells it, in nanoseconds."""
    nearest = next(folder for folder in (site, *site.parents) if folder.is_dir())
    with tempfile.NamedTemporaryFile(dir=nearest) as file:
        return os.fstat(file.fileno()).st_mtime_ns


def _files(site: Path) -> Iterator[str]:
    """Yield every file; like MkDocs, what is hidden at the top (a repository, say) is left alone."""
    for entry in os.scandir(site):
        if not entry.name.startswith("."):
            below = os.walk(entry.path) if entry.is_dir(follow_symlinks=False) else [(str(site), [], [entry.name])]
            for folder, _, names in below:
                yield from (f"{folder}{os.sep}{name}" for name in names)


def _remove_empty(site: Path) -> None:
    for folder, _, _ in os.walk(site, topdown=False):
        path = Path(folder)
        if path != site and not any(part.startswith(".") for part in path.relative_to(site).parts[:1]):
            with os.scandir(path) as entries:
                empty = next(entries, None) is None
            if empty:
                path.rmdir()
