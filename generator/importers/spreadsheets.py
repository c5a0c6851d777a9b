"""Tables (CSV): those that `mlatlas export` wrote, by their columns; those of others by a mapping of columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from generator.columns import TABLES, unguarded
from generator.importers.grouping import foreign_whole, own_whole
from generator.importers.imported import Defaults, ImportProblem, Notes, text_of
from generator.importers.rows import Row
from generator.problems import did_you_mean

MOST_COLUMNS = 500
_DELIMITERS = ",;\t|"
# A first line that Excel reads as its own: which delimiter follows.
_SEPARATOR = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which table a foreign one is, and the column that holds each key; for our own tables both are empty."""

    table: str = ""
    columns: tuple[tuple[str, str], ...] = ()


def read_tables(
    files: Sequence[tuple[str, bytes]], mapping: Mapping, defaults: Defaults, notes: Notes
) -> tuple[dict[str, Any], bool]:
    """Return what the tables hold together, and whether they are our own; raises ImportProblem."""
    read = [(PurePath(name).name, *_read(PurePath(name).name, raw, notes)) for name, raw in files]
    if mapping.table:
        if len(read) > 1:
            raise ImportProblem("one table at a time, where --as says which it is")
        name, head, rows = read[0]
        return foreign_whole(mapping.table, _mapped(name, head, rows, mapping, notes), defaults, notes), False
    tables: dict[str, list[Row]] = {}
    for name, head, rows in read:
        table = _table_of(name, head)
        if table in tables:
            raise ImportProblem(f'"{name}" is a second table of {table}: put both into one')
        tables[table] = rows
    return own_whole(tables, notes), True


def _read(name: str, raw: bytes, notes: Notes) -> tuple[list[str], list[Row]]:
    text = _SEPARATOR.sub("\n", text_of(raw))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        head = [cell.strip() for cell in next((line for line in lines if line), [])]
        if len(head) > MOST_COLUMNS:
            raise ImportProblem(f'"{name}" has {len(head):,} columns, {MOST_COLUMNS} are the most')
        return _heads(name, head), list(_rows(name, head, lines, notes))
    except csv.Error as error:
        raise ImportProblem(f'"{name}", line {lines.line_num}: {error}; check its quotes') from error


def _heads(name: str, head: list[str]) -> list[str]:
    if not any(head):
        raise ImportProblem(f'"{name}" is empty: its first line has to name the columns')
    twice = sorted({column for column in head if column and head.count(column) > 1})
    if twice:
        raise ImportProblem(f'"{name}" has two columns with the name "{twice[0]}"')
    return head


def _rows(name: str, head: list[str], lines: Any, notes: Notes) -> Iterator[Row]:
    for cells in lines:
        place = f"{name}, line {lines.line_num}"
        if not any(cell.strip() for cell in cells):
            continue
        if more := [cell for cell in cells[len(head) :] if cell.strip()]:
            notes.say(place, f"{len(cells)} cells under {len(head)} columns: left out: {more}", "check the quotes")
        if len(cells) < len(head):
            notes.say(place, f"{len(cells)} cells under {len(head)} columns: the others were taken for empty")
        values = zip(head, cells, strict=False)
        yield Row(
            place, {column: unguarded(cell.replace("\r\n", "\n")) for column, cell in values if column and cell.strip()}
        )


def _delimiter(text: str) -> str:
    """Return what parts the columns of the first line, outside quotes."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    bare = "".join(part for number, part in enumerate(first.split('"')) if number % 2 == 0)
    return max(_DELIMITERS, key=bare.count)


def _table_of(name: str, head: list[str]) -> str:
    for table, columns in TABLES.items():
        known = {column.key for column in columns}
        if set(head) <= known and set(head) >= {column.key for column in columns[:3]}:
            return table
    what = f'"{name}" is no table that `mlatlas export` wrote; its columns are: {", ".join(head[:30])}'
    raise ImportProblem(f"{what}; say which table it is: --as tools --map name=COLUMN --map url=COLUMN ...")


def _mapped(name: str, head: list[str], rows: list[Row], mapping: Mapping, notes: Notes) -> list[Row]:
    """Return the rows under the keys of the knowledge base instead of the columns of the file."""
    keys = [column.key for column in TABLES[mapping.table]]
    wanted = dict(mapping.columns)
    for key, column in wanted.items():
        if key not in keys:
            guess = did_you_mean(key, keys) or f"{mapping.table} have: {', '.join(keys)}"
            raise ImportProblem(f'{mapping.table} have no "{key}"; {guess}')
        if column not in head:
            guess = did_you_mean(column, head) or f"its columns are: {', '.join(head[:30])}"
            raise ImportProblem(f'"{name}" has no column "{column}"; {guess}')
    wanted = {key: key for key in keys if key in head and key not in wanted} | wanted
    if not wanted:
        what = f'"{name}" has no column that says a key of {mapping.table}; its columns are: {", ".join(head[:30])}'
        raise ImportProblem(f"{what}; map what you have: {_map(head[0])} ...; the keys are: {', '.join(keys)}")
    for column in head:
        filled = sum(column in row.values for row in rows)
        if column and filled and column not in wanted.values():
            notes.say(
                name, f'the column "{column}" ({filled} cells) has no place and was left out', f"map it: {_map(column)}"
            )
    for row in rows:
        for key, column in wanted.items():
            if column not in row.values and key in {"name", "title", "text", "url"}:
                notes.say(row.place, f'the cell of "{column}" is empty', f'fill in "{key}"')
    return [Row(row.place, {key: row.values[col] for key, col in wanted.items() if col in row.values}) for row in rows]


def _map(column: str) -> str:
    return f"--map 'KEY={column}'"
