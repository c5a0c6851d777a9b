"""Puts entries into files at the place where they belong; every other line stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.authoring.edit import EditError
from generator.canonical import written
from generator.load.yaml_tree import parse
from generator.source import Mapping, Sequence, Source, mappings

_REMEDY = "run `mlatlas format`, then try again"


@dataclass(frozen=True, slots=True)
class Splice:
    """Lines of a file (from `start` up to `end`, from 0) to replace, and the name of what comes there."""

    start: int
    end: int
    lines: tuple[str, ...]
    name: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> tuple[str, list[tuple[str, int]]]:
    """Return the text with all splices made, and of each that has a name the line (from 1) at which it stands then."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    ordered = sorted(splices, key=lambda splice: splice.start)
    places, moved = [], 0
    for splice in ordered:
        places.append((splice.name, splice.start + moved + 1))
        moved += len(splice.lines) - (splice.end - splice.start)
    for splice in reversed(ordered):
        lines[splice.start : splice.end] = splice.lines
    return newline.join([*lines, ""]), [place for place in places if place[0]]


def entry_splices(
    source: Source, model: type[BaseModel], key: str, values: list[dict[str, Any]], *, at: int | None = None
) -> list[Splice]:
    """Return what puts entries into the list `key` of an entry: at position `at`, or in the order of ids, or last.

    `at` None means by id where the list is ordered by id, as tools and papers are. Raises EditError where the list is
    not in canonical form.
    """
    node, lines = _raw(source)
    items = node.get(key)
    if not items:
        return [_first(source, model, key, values, node, lines)]
    dash = items.start[1]
    if lines[items.start[0]][dash] != "-" or dash != node.keys_at[key][1] + 2:
        raise EditError(f"{source.file.path}:{node.keys_at[key][0] + 1}: {key} is not in canonical form: {_REMEDY}")
    splices = []
    for value in sorted(values, key=lambda value: str(value["id"])) if at is None else values:
        after = at if at is not None else sum(1 for item in items if _id(item) < value["id"])
        line = _above(lines, items.items_at[after][0], dash) if after < len(items) else _end(lines, items, dash)
        made = written(model, {key: [value]}, indent=dash - 2).splitlines()[1:]
        splices.append(Splice(line, line, tuple(made), str(value["id"])))
    return splices


def reference_splice(source: Source, model: type[BaseModel], key: str, names: list[str]) -> list[Splice]:
    """Return what adds ids to a list of ids, such as the tools of a topic; nothing where all stand there already."""
    node, lines = _raw(source)
    items = list(node.get(key) or [])
    fresh = [name for name in names if name not in items]
    if not fresh:
        return []
    made = written(model, {key: [*items, *fresh]}, indent=_column(node)).splitlines()
    if key not in node:
        line = _line_of(node, model, key, lines)
        return [Splice(line, line, tuple(made))]
    line, column = node.keys_at[key]
    end = _after(lines, line, column)
    if any("#" in text for text in lines[line:end]):
        raise EditError(f"{source.file.path}:{line + 1}: {key} has comments: add {', '.join(fresh)} by hand")
    return [Splice(line, end, tuple(made))]


def _raw(source: Source) -> tuple[Mapping, list[str]]:
    """Return the entry as its file has it, even where it has problems, and the file's lines."""
    tree, _ = parse(source.file)
    node = next((node for node in mappings(tree) if node.start == source.node.start), None)
    if node is None:
        raise EditError(f"{source.file.path}: mend the file first: `mlatlas check` says what is wrong")
    return node, source.file.text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _first(
    source: Source, model: type[BaseModel], key: str, values: list[dict[str, Any]], node: Mapping, lines: list[str]
) -> Splice:
    """Return what writes the first entries of a list that is missing or empty."""
    made = written(model, {key: values}, indent=_column(node)).splitlines()
    if key in node:
        line, column = node.keys_at[key]
        if _after(lines, line, column) != line + 1 or "#" in lines[line]:
            raise EditError(f"{source.file.path}:{line + 1}: {key} is not in canonical form: {_REMEDY}")
        return Splice(line, line + 1, tuple(made), str(values[0]["id"]))
    if any(column != _column(node) for _, column in node.keys_at.values()):
        raise EditError(f"{source.file.path}:{node.start[0] + 1}: the entry is on one line: {_REMEDY}")
    line = _line_of(node, model, key, lines)
    return Splice(line, line, tuple(made), str(values[0]["id"]))


def _line_of(node: Mapping, model: type[BaseModel], key: str, lines: list[str]) -> int:
    """Return the line at which a key belongs that is not there: before the first that comes later in the model."""
    order = list(model.model_fields)
    later = [mark for name, mark in node.keys_at.items() if name in order and order.index(name) > order.index(key)]
    if later:
        return _above(lines, min(later)[0], _column(node))
    line, column = max(node.keys_at.values())
    return _after(lines, line, column)


def _column(node: Mapping) -> int:
    return next(iter(node.keys_at.values()))[1]


def _above(lines: list[str], line: int, column: int) -> int:
    """Return the line above the comments that belong to the one at `line`."""
    while line and lines[line - 1].startswith(" " * column + "#"):
        line -= 1
    return line


def _end(lines: list[str], items: Sequence, dash: int) -> int:
    return _after(lines, items.items_at[-1][0], dash)


def _after(lines: list[str], start: int, column: int) -> int:
    """Return the line after what begins on the line `start` at `column`."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip()) <= column:
            break
        end = number + 1 if text.strip() else end
    return end


def _id(item: object) -> str:
    return str(item.get("id", "")) if isinstance(item, dict) else ""
