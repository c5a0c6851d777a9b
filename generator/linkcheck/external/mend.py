"""Applies moves to the YAML files as edits of text, so that comments, order and quotes stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.source import Mapping, Sequence, SourceFile, mappings


class Edit(NamedTuple):
    """Replace what stands from `start` to `end` (offsets) by `text`."""

    start: int
    end: int
    text: str


def moved(file: SourceFile, root: Mapping, moves: dict[str, str]) -> str:
    """Return the file's text with each `url` in `moves` replaced and its old address put under `formerly`."""
    lines = [0, *(offset + 1 for offset, letter in enumerate(file.text) if letter == "\n")]
    edits = [edit for mapping in mappings(root) for edit in _edits(file.text, lines, mapping, moves)]
    return _applied(file.text, edits)


def _edits(text: str, lines: list[int], mapping: Mapping, moves: dict[str, str]) -> Iterator[Edit]:
    old = mapping.get("url")
    if not isinstance(old, str) or old not in moves:
        return
    line, column = mapping.values_at["url"]
    start = lines[line] + column
    quote = text[start] if text[start] in "\"'" else ""
    written = f"{quote}{old}{quote}"
    if not text.startswith(written, start):
        return  # Written with escapes or over several lines: left for a person.
    end = start + len(written)
    yield Edit(start, end, _scalar(moves[old], quote))
    yield _formerly(text, lines, mapping, old, end)


def _formerly(text: str, lines: list[int], mapping: Mapping, old: str, end: int) -> Edit:
    """Return the edit that adds `old` to the former addresses, in the style that the entry is written in."""
    before = mapping.get("formerly")
    if isinstance(before, Sequence) and before:
        line, column = mapping.values_at["formerly"]
        start = lines[line] + column
        if text[start] == "[":
            return Edit(start + 1, start + 1, f"{_scalar(old, chr(34))}, ")
        dash = text.rindex("-", 0, lines[before.items_at[0][0]] + before.items_at[0][1])
        indent = dash - text.rindex("\n", 0, dash) - 1
        return Edit(dash, dash, f"- {_scalar(old, chr(34))}\n{' ' * indent}")
    if text[lines[mapping.start[0]] + mapping.start[1]] == "{":
        return Edit(end, end, f", formerly: [{_scalar(old, chr(34))}]")
    newline = text.find("\n", end)
    at = len(text) if newline < 0 else newline
    indent = mapping.keys_at["url"][1]
    return Edit(at, at, f"\n{' ' * indent}formerly: [{_scalar(old, chr(34))}]")


def _scalar(text: str, quote: str) -> str:
    """Return `text` as a YAML scalar, plain where it was plain and may stay so."""
    if quote == "'" and "'" not in text:
        return f"'{text}'"
    plain = not quote and not any(mark in text for mark in (" #", ": ", ",", "[", "]", "{", "}", '"', "'", "\\"))
    return text if plain else json.dumps(text, ensure_ascii=False)


def _applied(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
