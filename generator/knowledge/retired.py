"""Ids that were published, and those that are gone."""

from __future__ import annotations

from dataclasses import dataclass

from generator.knowledge.fields import placed
from generator.source import Position, Source


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that once existed."""

    id: str
    kind: str
    replaced_by: str | None
    why: str
    release: str
    source: Source = placed()


@dataclass(frozen=True, slots=True)
class Published:
    """An id of ids.lock: published in `release`, or waiting for the next one."""

    kind: str
    id: str
    release: str
    position: Position
