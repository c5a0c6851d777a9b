"""The tables of the knowledge base: which column holds what, for those that write them and those that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, assert_never

from generator.cells import joined, parted, parted_rows, rows


class Shape(Enum):
    """What the text of a cell stands for."""

    TEXT = "text"
    LIST = "list"
    ROWS = "rows"
    PLACE = "place"
    """Not a key of the entry: the id of what it stands in."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; rows have `fields`, and behind them as many values as `rest` (a key of a list) has."""

    key: str
    shape: Shape = Shape.TEXT
    fields: tuple[str, ...] = ()
    rest: str = ""

    def cell(self, entry: Mapping[str, Any]) -> str:
        """Return the text of the column's cell for an entry in its authored form."""
        value = entry.get(self.key)
        if not value:
            return ""
        match self.shape:
            case Shape.TEXT | Shape.PLACE:
                return str(value)
            case Shape.LIST:
                return joined(value)
            case Shape.ROWS:
                return rows([*(item.get(key, "") for key in self.fields), *item.get(self.rest, ())] for item in value)
            case _:
                assert_never(self.shape)

    def value(self, cell: str) -> str | list[str] | list[dict[str, Any]]:
        """Return what the text of a cell stands for."""
        match self.shape:
            case Shape.TEXT | Shape.PLACE:
                return cell
            case Shape.LIST:
                return parted(cell)
            case Shape.ROWS:
                return [self._item(fields) for fields in parted_rows(cell)]
            case _:
                assert_never(self.shape)

    def _item(self, values: list[str]) -> dict[str, Any]:
        item: dict[str, Any] = {key: value for key, value in zip(self.fields, values, strict=False) if value}
        if rest := values[len(self.fields) :]:
            item[self.rest or "more"] = rest
        return item


_LINKS = Column("links", Shape.ROWS, ("kind", "url", "title"), "formerly")


def _lists(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, Shape.LIST) for key in keys)


def _texts(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key) for key in keys)


def _places(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, Shape.PLACE) for key in keys)


TABLES: dict[str, tuple[Column, ...]] = {
    "topics": (
        *(*_texts("id"), *_places("section", "parent"), *_texts("title", "kind", "stage")),
        *(*_texts("definition", "why", "question"), *_lists("synonyms", "abbreviations", "tools", "papers")),
        *(*_texts("no_paper"), Column("answers", Shape.ROWS, ("id", "title", "fits", "follows"), "tools")),
        *(_LINKS, Column("related", Shape.ROWS, ("topic", "why"))),
    ),
    "checks": (
        *(*_texts("id"), *_places("section", "topic"), *_texts("text", "why", "stage")),
        *(*_lists("roles"), *_texts("decision")),
    ),
    "tools": (
        *(*_texts("id"), *_places("category"), *_texts("name", "summary", "url", "repository", "licence")),
        *(*_texts("availability"), *_lists("hosting"), *_texts("status", "replaced_by", "note")),
        *(*_lists("synonyms", "papers"), _LINKS, *_lists("formerly")),
    ),
    "papers": (
        *(*_texts("id", "type", "title"), *_lists("authors"), *_texts("year", "venue", "volume", "number", "pages")),
        *(*_texts("doi", "arxiv", "url"), *_lists("formerly")),
    ),
}

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe in front keeps it text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return the cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
