"""One row of a table, by the names of its columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Where it stands, and its cells that are not empty."""

    place: str
    values: dict[str, str]
