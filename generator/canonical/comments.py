"""Finds the comments of a YAML text and says to which key or item each belongs.

A comment on lines of its own belongs to the key or item that follows, or, where it is indented deeper than that, to the
end of the list or mapping before it; a comment at the end of a line belongs to what ends there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from generator import source
from generator.source import Sequence

SCHEMA_LINE = "# yaml-language-server:"
_Loader = getattr(yaml, "CLoader", yaml.SafeLoader)
Mark = tuple[int, int]


class Slot(NamedTuple):
    """A key or an item, by where it starts (line and column from 0)."""

    line: int
    column: int
    key: bool


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a file; "" among lines is an empty line that somebody put beside a comment.

    `head` stands at the top and stays there; `before` holds lines above a key or item, `beside` the one at the end of
    its line, `tail` the lines at the end of a list or mapping, by where that starts.
    """

    head: tuple[str, ...] = ()
    before: Mapping[Slot, list[str]] = field(default_factory=dict)
    beside: Mapping[Slot, str] = field(default_factory=dict)
    tail: Mapping[Mark, list[str]] = field(default_factory=dict)

    def inside(self, value: object) -> bool:
        """Return whether a comment belongs to something inside this list or mapping."""
        if isinstance(value, Sequence):
            slots = [Slot(*mark, key=False) for mark in value.items_at]
        elif isinstance(value, source.Mapping):
            slots = [Slot(*mark, key=True) for mark in value.keys_at.values()]
        else:
            return False
        if value.start in self.tail or any(slot in self.before or slot in self.beside for slot in slots):
            return True
        return any(self.inside(child) for child in (value.values() if isinstance(value, dict) else value))

    def texts(self) -> list[str]:
        """Return all comments, sorted, without the empty lines between them."""
        lines = [*self.head, *self.beside.values()]
        for group in (*self.before.values(), *self.tail.values()):
            lines += group
        return sorted(line for line in lines if line)


def comments_of(text: str) -> Comments:
    """Return the comments of a text that is sound YAML, without the line that names the schema."""
    if "#" not in text.partition("\n")[2] and text.startswith(SCHEMA_LINE):
        return Comments()
    finder = _Finder(text)
    for event in yaml.parse(text, Loader=_Loader):
        finder.take(event)
    return Comments(tuple(finder.head), finder.before, finder.beside, finder.tail)


class _Found(NamedTuple):
    column: int
    text: str


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open; `slot` is where it stands, `key` its key whose value is to come."""

    mark: Mark
    mapping: bool
    flow: bool
    slot: Slot | None
    key: Slot | None = None


class _Finder:
    """Walks the events and reads what stands between them; gone when `comments_of` returns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.head: list[str] = []
        self.before: dict[Slot, list[str]] = {}
        self.beside: dict[Slot, str] = {}
        self.tail: dict[Mark, list[str]] = {}
        self.stack: list[_Frame] = []
        self.pending: list[_Found] = []
        self.end = self.line = 0
        self.last: tuple[int, Slot] | None = None

    def take(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if start.index > self.end:
            self._gap(self.end, start.index)
        mark = (start.line, start.column)
        slot: Slot | None
        if isinstance(event, yaml.ScalarEvent):
            slot = self._slot(mark)
            if event.style in {"|", ">"}:
                self._header(slot, start.index, end.index)
            self.last = (end.line, slot)
        elif isinstance(event, yaml.CollectionStartEvent):
            slot = self._slot(mark, collection=not event.flow_style) if self.stack else None
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.stack.append(_Frame(mark, mapping, bool(event.flow_style), slot))
            if event.flow_style and slot:
                self.last = (end.line, slot)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(end.line)
        if end.index > self.end:
            self.end, self.line = end.index, end.line

    def _slot(self, mark: Mark, *, collection: bool = False) -> Slot:
        """Return the slot of what starts here; comments above a block list go on to its first item."""
        frame = self.stack[-1] if self.stack else None
        if frame is None or not frame.mapping:
            slot = Slot(*mark, key=False)
        elif frame.key is None:
            frame.key = slot = Slot(*mark, key=True)
        else:
            slot, frame.key = frame.key, None
            if collection:
                return slot
        self._claim(slot)
        return slot

    def _claim(self, slot: Slot) -> None:
        lines = [found.text for found in self.pending]
        self.pending = []
        if self.last is None:
            blank = len(lines) - lines[::-1].index("") if "" in lines else 0
            self.head, lines = lines[:blank], lines[blank:]
        if lines:
            self.before.setdefault(slot, []).extend(lines)

    def _close(self, line: int) -> None:
        frame = self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        if frame.flow:
            taken = len(self.pending)
            self.last = (line, frame.slot) if frame.slot else None
        else:
            level = parent is not None and parent.mapping and not frame.mapping and parent.mark[1] == frame.mark[1]
            outside = [n for n, found in enumerate(self.pending) if found.column < frame.mark[1] + level]
            taken = outside[0] if outside else len(self.pending)
        if taken:
            self.tail[frame.mark] = [found.text for found in self.pending[:taken]]
            del self.pending[:taken]

    def _header(self, slot: Slot, start: int, end: int) -> None:
        header = self.text[start:end].partition("\n")[0]
        if "#" in header:
            self.beside[slot] = header[header.index("#") :].rstrip()

    def _gap(self, start: int, end: int) -> None:
        empty = False
        for below, (line, offset) in enumerate(self._lines(start, end)):
            begin = self.text.rfind("\n", 0, offset) + 1
            at = line.find("#")
            if at < 0:
                empty = empty or (begin == offset and not line.strip() and offset + len(line) < end)
                continue
            own_line = not self.text[begin : offset + at].strip()
            comment = line[at:].rstrip()
            if not own_line and self.last and self.line + below == self.last[0]:
                self._put_beside(self.last[1], comment)
            elif not comment.startswith(SCHEMA_LINE):
                column = offset + at - begin
                self.pending += [_Found(column, "")] if empty else []
                self.pending.append(_Found(column, comment))
            empty = False
        if empty and self.pending:
            self.pending.append(_Found(self.pending[-1].column, ""))

    def _put_beside(self, slot: Slot, comment: str) -> None:
        if slot in self.beside:
            self.before.setdefault(slot, []).append(comment)
        else:
            self.beside[slot] = comment

    def _lines(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        offset = start
        for line in self.text[start:end].split("\n"):
            yield line, offset
            offset += len(line) + 1
