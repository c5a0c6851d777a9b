"""Where an authored value stands: file, line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

# Characters that do not show, or that YAML does not allow: they stand in no authored file as they are.
UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class Position(NamedTuple):
    """A place in a file; line and column count from 1, in characters."""

    path: str
    line: int
    column: int


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it, its keys and its values start (line, column from 0)."""

    __slots__ = ("keys_at", "start", "values_at")
    start: tuple[int, int]
    keys_at: dict[str, tuple[int, int]]
    values_at: dict[str, tuple[int, int]]


class Sequence(list[Any]):
    """A YAML sequence that knows where it and its items start (line, column from 0)."""

    __slots__ = ("items_at", "start")
    start: tuple[int, int]
    items_at: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read; `path` is relative to the project, with forward slashes."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The mapping from which a value was made, so that messages and edit links can point into it."""

    file: SourceFile
    node: Mapping

    @property
    def position(self) -> Position:
        """Where the mapping starts."""
        return self._position(self.node.start)

    @property
    def line(self) -> int:
        """Line of the mapping's start, from 1."""
        return self.node.start[0] + 1

    def at(self, *location: str | int) -> Position:
        """Return where the value at `location` starts; where it is absent, the nearest thing around it."""
        return self._position(locate(self.node, location))

    def key(self, *location: str | int) -> Position:
        """Return where the last key of `location` starts."""
        return self._position(locate(self.node, location, key=True))

    def find(self, words: str, *location: str | int) -> Position:
        """Return where `words` stand literally inside the text at `location`, or that text's start."""
        line, column = locate(self.node, location)
        start = _offset(self.file.text, line, column)
        found = self.file.text.find(words, start)
        if found < 0:
            return self._position((line, column))
        before = self.file.text[:found]
        return Position(self.file.path, before.count("\n") + 1, found - before.rfind("\n"))

    def _position(self, mark: tuple[int, int]) -> Position:
        return Position(self.file.path, mark[0] + 1, mark[1] + 1)


def locate(node: object, location: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
    """Return line and column, from 0, of the value (or its key) at `location` below `node`."""
    mark: tuple[int, int] = getattr(node, "start", (0, 0))
    for depth, step in enumerate(location):
        last = depth == len(location) - 1
        if isinstance(node, Mapping) and isinstance(step, str) and step in node:
            mark = node.keys_at[step] if key and last else node.values_at[step]
            node = node[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            mark = node.items_at[step]
            node = node[step]
        else:
            break
    return mark


def mappings(node: object) -> Iterator[Mapping]:
    """Yield every mapping of a tree, each before those below it."""
    if isinstance(node, Mapping):
        yield node
    children = node.values() if isinstance(node, Mapping) else node if isinstance(node, Sequence) else ()
    for child in children:
        yield from mappings(child)


def _offset(text: str, line: int, column: int) -> int:
    offset = 0
    for _ in range(line):
        offset = text.find("\n", offset) + 1
    return offset + column
