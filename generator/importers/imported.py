"""What an importer gives back: authored values, and a remark for everything that has no place among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.freemind import Drawing

MAX_BYTES = 32 * 1024 * 1024


class ImportProblem(Exception):
    """The file cannot be read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the author has to know: where it is in the file, what became of it, what to do."""

    place: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what}{f'; {self.remedy}' if self.remedy else ''}"


@dataclass(frozen=True, slots=True)
class Imported:
    """The knowledge base as far as the file holds it (see `authored.Whole`), the remarks, the map it was drawn as.

    `complete` is true of a file that we wrote: what it cannot hold is to be taken from where it came from.
    """

    whole: Mapping[str, Any]
    remarks: tuple[Remark, ...] = ()
    complete: bool = False
    drawn: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an entry gets where its file does not say."""

    stage: str
    kind: str
    role: str
    name: str = "imported"
    """Name of the file without its ending, for a section that has no heading."""
    columns: tuple[tuple[str, str], ...] = ()
    """Columns of a table: key and value."""


@dataclass(slots=True)
class Notes:
    """Remarks while they are collected: those with a place, and counts of what happens often."""

    remarks: list[Remark] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def say(self, place: str, what: str, remedy: str = "") -> None:
        """Remember one remark."""
        self.remarks.append(Remark(place, what, remedy))

    def count(self, what: str, remedy: str = "") -> None:
        """Count one more of something that is said once, at the end."""
        self.counts[what, remedy] += 1

    def all(self) -> tuple[Remark, ...]:
        """Return every remark, those with a place first."""
        return (*self.remarks, *_counted(sorted(self.counts.items())))


def bounded(raw: bytes, most: int = MAX_BYTES) -> bytes:
    """Return the bytes; raises ImportProblem where there are too many."""
    if len(raw) > most:
        raise ImportProblem(f"the file has more than {most >> 20} MiB: split it")
    return raw


def text_of(raw: bytes, most: int = MAX_BYTES) -> str:
    """Return the text of a file in UTF-8, with Unix line ends; raises ImportProblem."""
    try:
        text = bounded(raw, most).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"line {line}: byte 0x{raw[error.start]:02x} is not UTF-8: save the file with the encoding UTF-8"
        raise ImportProblem(what) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ImportProblem(f"line {line}: a NUL character: the file is no text, or is damaged")
    return text


def _counted(counts: Iterable[tuple[tuple[str, str], int]]) -> Iterator[Remark]:
    return (Remark("", f"{what} ({number} times)" if number > 1 else what, remedy) for (what, remedy), number in counts)
