"""What a reader of a foreign file has to be told: where, of which entry, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """Why something is told."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    NOT_HELD = "not held"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """One thing to know about the entry `key` that starts on `line` (from 1) of the file."""

    line: int
    key: str
    told: Told
    what: str

    def __str__(self) -> str:
        entry = f"{self.key}: " if self.key else ""
        return f"line {self.line}: {entry}{self.what}"
