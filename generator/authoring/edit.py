"""Changes to authored files that touch nothing but the words they mean: comments, order and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks import Subject
from generator.knowledge import KnowledgeBase
from generator.markup import references
from generator.source import Mapping, Sequence

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


def kind_of(base: KnowledgeBase, name: str) -> str:
    """Return which kind of entry `name` is; raises EditError where there is none, or more than one."""
    kinds = [declared.kind for declared in Subject(base).declared if declared.id == name and declared.kind in KINDS]
    if not kinds:
        raise EditError(f'there is no entry "{name}"')
    if len(kinds) > 1:
        raise EditError(f'"{name}" is a {" and a ".join(kinds)}: say which with --kind')
    return kinds[0]


def with_references(text: str, tree: Mapping, kind: str, old: str, new: str, *, declared: bool = False) -> str:
    """Return the file's text with every reference to `old` leading to `new`; `declared` changes its own id too."""
    spots = list(_spots(tree, kind, old, new))
    if declared:
        spots += [Spot(*node.values_at["id"], old, new) for node in _mappings(tree) if node.get("id") == old]
    return _in_prose(_replaced(text, spots), kind, old, new)


def _mappings(node: object) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
    children = node.values() if isinstance(node, Mapping) else node if isinstance(node, Sequence) else ()
    for child in children:
        yield from _mappings(child)


def _spots(tree: Mapping, kind: str, old: str, new: str) -> Iterator[Spot]:
    held_by = _HELD_BY.get(kind, frozenset())
    for node in _mappings(tree):
        for key in held_by & node.keys():
            held = node[key]
            if held == old:
                yield Spot(*node.values_at[key], old, new)
            elif isinstance(held, Sequence):
                yield from (Spot(*at, old, new) for at, item in zip(held.items_at, held, strict=True) if item == old)


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
