"""YAML text to plain values that know where they stand, straight from libyaml's events.

Every scalar stays text (`no`, dates and 12:30 too); an empty one is None. What has no place in a file that people
review is refused: duplicate keys, anchors, aliases, merge keys, tags, several documents, deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.problems import Problem
from generator.source import UNREADABLE, Mapping, Position, Sequence, SourceFile

MAX_DEPTH = 32
MAX_BYTES = 8 * 1024 * 1024
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LEAVES_HOLES = frozenset({"syntax", "too-deep", "alias"})
_Loader = getattr(yaml, "CLoader", yaml.SafeLoader)


def decode(path: str, raw: bytes) -> tuple[SourceFile, list[Problem]]:
    """Return the file's text and what makes it unreadable: its size, its encoding, control characters."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 2**20:.1f} MiB"
        problem = Problem(Position(path, 1, 1), "file-too-large", f"the file has {size}", "split it: 8 MiB is the most")
        return SourceFile(path, ""), [problem]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        return SourceFile(path, ""), [
            Problem(
                _position_after(path, before),
                "not-utf-8",
                f"byte 0x{raw[error.start]:02x} is not UTF-8",
                "save the file with the encoding UTF-8",
            )
        ]
    file = SourceFile(path, text)
    return file, [_unreadable(path, text, match) for match in UNREADABLE.finditer(text)][:20]


def parse(file: SourceFile) -> tuple[Any, list[Problem]]:
    """Return the document's value and every problem of its YAML; the value is None where it would be incomplete."""
    builder = _Builder(file.path)
    try:
        for event in _events(file.text):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax(file, error))
    incomplete = any(problem.code in _LEAVES_HOLES for problem in builder.problems)
    return None if incomplete else builder.root, builder.problems


class _Builder:
    """Collects events into values; the only mutable thing here, gone when `parse` returns."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Any = None
        self.problems: list[Problem] = []
        self.documents = 0
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[str | None] = []
        self.key_marks: list[tuple[int, int]] = []

    def take(self, event: Any) -> bool:
        """Take one event in; False when there is no use in reading on."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._open(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
            self.keys.pop()
            self.key_marks.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, "alias", f"alias *{event.anchor}", "write the value out")
            self._place(None, _mark(event), event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._refuse(
                    event, "several-documents", "a second document starts here", "put it into a file of its own"
                )
                return False
        return True

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "anchor", f"anchor &{event.anchor}", "write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            self._refuse(event, "tag", f"tag {event.tag}", "remove it: every value is text")
        value = event.value
        plain_null = value in _NULLS and event.implicit[0]
        self._place(None if plain_null else value, (event.start_mark.line, event.start_mark.column), event)

    def _open(self, event: Any) -> bool:
        if event.anchor is not None:
            self._refuse(event, "anchor", f"anchor &{event.anchor}", "write the value out where it is needed")
        if event.tag is not None:
            self._refuse(event, "tag", f"tag {event.tag}", "remove it")
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, "too-deep", f"nested more than {MAX_DEPTH} levels deep", "flatten it")
            return False
        mark = _mark(event)
        value: Mapping | Sequence
        if isinstance(event, yaml.MappingStartEvent):
            value = Mapping()
            value.keys_at, value.values_at = {}, {}
        else:
            value = Sequence()
            value.items_at = []
        value.start = mark
        self._place(value, mark, event)
        self.stack.append(value)
        self.keys.append(None)
        self.key_marks.append(mark)
        return True

    def _place(self, value: Any, mark: tuple[int, int], event: Any) -> None:
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.items_at.append(mark)
        elif self.keys[-1] is None:
            self._key(parent, value, mark, event)
        else:
            key = self.keys[-1]
            self.keys[-1] = None
            if key not in parent:
                parent[key] = value
                parent.keys_at[key] = self.key_marks[-1]
                parent.values_at[key] = mark

    def _key(self, parent: Mapping, value: Any, mark: tuple[int, int], event: Any) -> None:
        self.key_marks[-1] = mark
        if not isinstance(value, str):
            self._refuse(event, "bad-key", "a key has to be a word", "write it as `key: value`")
            self.keys[-1] = f"\0{len(parent)}"
            return
        if value == "<<":
            self._refuse(event, "merge-key", "merge key <<", "write the values out")
        elif value in parent:
            first = parent.keys_at[value]
            self._refuse(
                event,
                "duplicate-key",
                f'key "{value}" stands twice, first on line {first[0] + 1}',
                "remove one of the two",
            )
        self.keys[-1] = value

    def _refuse(self, event: Any, code: str, message: str, remedy: str) -> None:
        line, column = _mark(event)
        self.problems.append(Problem(Position(self.path, line + 1, column + 1), code, message, remedy))


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column


def _syntax(file: SourceFile, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    what = " ".join(part for part in (error.context, error.problem) if part) or "not YAML"
    lines = file.text.splitlines()
    here = lines[line] if line < len(lines) else ""
    remedy = "check the indentation and the quotes here and on the line above"
    if "\t" in here[: column + 1]:
        what, remedy = "a tab where YAML wants spaces", "indent with two spaces"
    elif "mapping values are not allowed" in what:
        remedy = 'a text with ": " in it needs quotes, or stand it on lines of its own after ">-"'
    return Problem(Position(file.path, line + 1, column + 1), "syntax", what, remedy)


def _unreadable(path: str, text: str, match: re.Match[str]) -> Problem:
    return Problem(
        _position_after(path, text[: match.start()]),
        "unreadable-character",
        f"character U+{ord(match.group()):04X} cannot be read or is not shown",
        "remove it",
    )


def _position_after(path: str, before: str) -> Position:
    return Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
