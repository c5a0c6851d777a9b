"""The page of everything to take along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

GROUPS: tuple[tuple[str, str], ...] = (
    ("data", "Data"),
    ("text", "Text"),
    ("maps", "Maps"),
    ("papers", "Papers"),
    ("templates", "Project templates"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to take along, before anybody wrote its size in words; `loses` is what it leaves out, in words."""

    group: str
    path: str
    what: str
    size: int
    loses: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """`download` is false for what a browser shows."""

    path: str
    name: str
    what: str
    loses: str
    size: str
    download: bool


@dataclass(frozen=True, slots=True)
class FileGroup:
    id: str
    title: str
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class DownloadsPage:
    groups: tuple[FileGroup, ...]


def downloads(offers: Iterable[Offer]) -> DownloadsPage:
    """Return the page: the groups that have files, each in the order of the offers."""
    rows = [(offer.group, _row(offer)) for offer in offers]
    groups = (FileGroup(name, title, tuple(row for group, row in rows if group == name)) for name, title in GROUPS)
    return DownloadsPage(tuple(group for group in groups if group.files))


def in_words(size: int) -> str:
    """Return a size as people read it: 812 B, 41 KB, 1.3 MB."""
    if size < 1000:
        return f"{size} B"
    return f"{round(size / 1000)} KB" if size < 999_500 else f"{size / 1e6:.1f} MB"


def _row(offer: Offer) -> FileRow:
    name = offer.path.rsplit("/", 1)[-1]
    return FileRow(offer.path, name, offer.what, offer.loses, in_words(offer.size), not name.endswith(".svg"))
