"""Writes a whole folder at once, and never over what somebody else wrote or changed."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

MARK = ".mlatlas-import"
_SAYS = "Written by `mlatlas import`; the next call replaces this folder, unless a file of it was changed."


class FolderProblem(Exception):
    """The folder cannot be written, or holds something that is not ours; the text says which."""


def write_folder(output: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write the files below `output`; the whole folder appears at once. Raises FolderProblem.

    A folder that an earlier call wrote is replaced, as long as nobody changed anything in it.
    """
    contents = sorted((name, text.encode()) for name, text in files)
    try:
        _refuse_what_is_not_ours(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as beside:
            fresh = Path(beside) / "fresh"
            for name, content in contents:
                path = fresh / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            (fresh / MARK).write_text(f"{_SAYS}\n{_digest(contents)}\n", "utf-8")
            if output.exists():
                shutil.move(output, Path(beside) / "old")
            fresh.rename(output)
    except OSError as error:
        raise FolderProblem(f"{error.filename or output}: {error.strerror}") from error


def _refuse_what_is_not_ours(output: Path) -> None:
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    if not output.is_dir():
        raise FolderProblem(f"{output} is a file: name a folder")
    mark = output / MARK
    if not mark.is_file():
        raise FolderProblem(f"{output} is not empty and was not written by mlatlas import: name another folder")
    paths = sorted(path for path in output.rglob("*") if path.is_file() and path != mark)
    found = sorted((path.relative_to(output).as_posix(), path.read_bytes()) for path in paths)
    if mark.read_text("utf-8").split()[-1:] != [_digest(found)]:
        raise FolderProblem(f"{output} was changed since it was imported: name another folder, or take it away first")


def _digest(contents: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
