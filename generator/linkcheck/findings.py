"""What a link checker has to say about one link, in the form that every report shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from generator.source import Position

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One link and what is wrong with it; `place` is the page or address, `position` where an author mends it."""

    level: Level
    code: str
    place: str
    message: str
    position: Position | None
    plain: dict[str, Any]

    def __str__(self) -> str:
        where = ":".join(map(str, self.position)) if self.position else self.place
        tail = f" (seen on {self.place})" if self.position and self.place not in self.message else ""
        return f"{where}: {self.message} [{self.code}]{tail}"
