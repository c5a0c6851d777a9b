"""Changes to authored files that touch nothing but the words they mean: comments, order and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks import Subject
from generator.knowledge import KnowledgeBase
from generator.markup import references
from generator.problems import did_you_mean
from generator.source import Mapping, Sequence, mappings

KINDS = ("section", "topic", "check", "tool", "category", "paper", "template")
# For each kind: the keys that hold its ids, beside `id` of the entry itself.
_HELD_BY: dict[str, frozenset[str]] = {
    "topic": frozenset({"topic", "decision"}),
    "tool": frozenset({"tools", "provider", "replaced_by"}),
    "paper": frozenset({"papers"}),
}


class EditError(Exception):
    """The change cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word to replace: line and column from 0, what stands there, what is to stand there."""

    line: int
    column: int
    old: str
    new: str


def kind_of(base: KnowledgeBase, name: str, asked: str = "") -> str:
    """Return which kind of entry `name` is, of the kind `asked` where one is.

    Raises EditError where there is none such, or more than one.
    """
    declared = [each for each in Subject(base).declared if each.kind in KINDS and asked in {"", each.kind}]
    kinds = [each.kind for each in declared if each.id == name]
    if not kinds:
        guess = did_you_mean(name, {each.id for each in declared})
        raise EditError(f'there is no {asked or "entry"} "{name}"{guess and f"; {guess}"}')
    if len(kinds) > 1:
        raise EditError(f'"{name}" is a {" and a ".join(kinds)}: say which with --kind')
    return kinds[0]


def with_references(text: str, tree: Mapping, kind: str, old: str, new: str, *, declared: bool = False) -> str:
    """Return the file's text with every reference to `old` leading to `new`; `declared` changes its own id too."""
    spots = list(_spots(tree, text.splitlines(keepends=True), kind, old, new))
    if declared:
        spots += [Spot(*node.values_at["id"], old, new) for node in mappings(tree) if node.get("id") == old]
    return _in_prose(_replaced(text, spots), kind, old, new)


def _spots(tree: Mapping, lines: list[str], kind: str, old: str, new: str) -> Iterator[Spot]:
    held_by = _HELD_BY.get(kind, frozenset())
    for node in mappings(tree):
        for key in held_by & node.keys():
            held = node[key]
            if held == old:
                yield Spot(*node.values_at[key], old, new)
            elif isinstance(held, Sequence):
                places = (at for at, item in zip(held.items_at, held, strict=True) if item == old)
                yield from (_item(lines[at[0]], at, old, new, twice=new in held) for at in places)


def _item(line: str, at: tuple[int, int], old: str, new: str, *, twice: bool) -> Spot:
    """Return what puts `new` in the place of an item of a list, or takes the item away where it would stand `twice`."""
    number, column = at
    before, block = line[:column], line[:column].strip() == "-"
    if not twice or not line.startswith(old, column) or (block and "#" in line):
        return Spot(number, column, old, new)
    if block:
        return Spot(number, 0, line, "")
    if followed := re.compile(rf"{re.escape(old)} *, *").match(line, column):
        return Spot(number, column, followed[0], "")
    start = len(before.rstrip(" ,")) if before.strip() else column
    return Spot(number, start, line[start : column + len(old)], "")


def _replaced(text: str, spots: list[Spot]) -> str:
    lines = text.splitlines(keepends=True)
    for spot in sorted(set(spots), key=lambda spot: (spot.line, -spot.column)):
        line = lines[spot.line]
        start = line.index(spot.old, spot.column)
        lines[spot.line] = line[:start] + spot.new + line[start + len(spot.old) :]
    return "".join(lines)


def _in_prose(text: str, kind: str, old: str, new: str) -> str:
    prefix = {"topic": r"(?:topic:)?", "section": "", "tool": "tool:", "paper": "paper:"}.get(kind)
    if prefix is None or not any(found.id == old for found in references(text.replace("`", ""))):
        return text
    return re.sub(rf"(\[\[{prefix}){re.escape(old)}(?=[\]|])", rf"\g<1>{new}", text)
