"""Lays values out as YAML: keys in the order of the model, what is short on one line, prose in folded lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator import entries
from generator.canonical.comments import SCHEMA_LINE, Comments, Slot
from generator.canonical.scalars import block, inline
from generator.source import Mapping, Sequence

WIDTH = 110
STEP = 2
# Entries that read as a row: on one line between braces where they fit.
_ROWS: frozenset[type[BaseModel]] = frozenset(
    {entries.LinkEntry, entries.RelatedEntry, entries.Term, entries.RetiredEntry}
)
Model = type[BaseModel] | None


def written(
    model: Model, value: dict[str, Any], *, schema: str = "", comments: Comments | None = None, indent: int = 0
) -> str:
    """Return an entry, or a whole file, of `model` as YAML in canonical form, ending with a line end.

    `value` holds texts, None, lists and dicts, as authors write them; with `schema` (an address relative to the file)
    the first line names it for editors. `indent` is where the keys start, for a part of a file. Reading the text gives
    the same value again.
    """
    layout = _Layout(comments or Comments())
    head = [f"{SCHEMA_LINE} $schema={schema}"] if schema else []
    lines = [*head, *layout.comments.head, *layout.pairs(model, value, indent)]
    return "\n".join(lines).rstrip("\n") + "\n"


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[int, Model]]:
    """Return of each key its place in the order, and the model of the entries that it holds."""
    return {
        name: (place, _model_in(field.annotation)) for place, (name, field) in enumerate(model.model_fields.items())
    }


def _model_in(annotation: Any) -> Model:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


class _Layout:
    """Writes values at an indentation; knows the comments that belong to them."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def pairs(self, model: Model, value: dict[str, Any], indent: int) -> list[str]:
        """Return the lines of a mapping."""
        fields = _fields(model) if model else {}
        last = len(fields)
        keys = sorted(value, key=lambda key: fields[key][0] if key in fields else last)
        lines: list[str] = []
        for key in keys:
            slot = Slot(*value.keys_at[key], key=True) if isinstance(value, Mapping) else None
            lines += self._above(slot, indent)
            child = fields[key][1] if key in fields else None
            lines += self._value(child, value[key], f"{' ' * indent}{inline(key)}:", indent, slot)
        return lines + self._tail(value, indent)

    def _value(self, model: Model, value: Any, head: str, indent: int, slot: Slot | None) -> list[str]:
        """Return the lines of what stands after `head`, which is a key with its colon, or a dash."""
        if value is None:
            return [self._beside(head if head.endswith(":") else f"{head} null", slot)]
        if isinstance(value, str):
            return self._text(value, head, indent, slot)
        row = self._row(model, value)
        if row is not None and (not value or len(head) + 1 + len(row) <= WIDTH):
            return [*(self._tail(value, indent) if not value else ()), self._beside(f"{head} {row}", slot)]
        if isinstance(value, list):
            items = self._items(model, value, indent + STEP)
            return [self._beside(head, slot), *items] if head.endswith(":") else self._dashed(items, indent, slot)
        lines = self.pairs(model, value, indent + STEP)
        return [self._beside(head, slot), *lines] if head.endswith(":") else self._dashed(lines, indent, slot)

    def _items(self, model: Model, value: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(value):
            slot = Slot(*value.items_at[number], key=False) if isinstance(value, Sequence) else None
            lines += self._above(slot, indent)
            lines += self._value(model, item, f"{' ' * indent}-", indent, slot)
        return lines + self._tail(value, indent)

    def _dashed(self, lines: list[str], indent: int, slot: Slot | None) -> list[str]:
        """Return lines with a dash before the first; comments that would stand before that go above the dash."""
        above = []
        if slot and slot in self.comments.beside:
            above.append(" " * indent + self.comments.beside[slot])
        first = next(number for number, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
        above += [line.strip() and " " * indent + line.strip() for line in lines[:first]]
        return [*above, f"{' ' * indent}- {lines[first][indent + STEP :]}", *lines[first + 1 :]]

    def _text(self, text: str, head: str, indent: int, slot: Slot | None) -> list[str]:
        line = inline(text, flow=head.endswith("-"))
        if len(head) + 1 + len(line) > WIDTH or "\n" in text:
            lines = block(text, WIDTH - indent - STEP)
            if lines is not None:
                body = [line and " " * (indent + STEP) + line for line in lines.lines]
                return [self._beside(f"{head} {lines.header}", slot), *body]
        return [self._beside(f"{head} {line}", slot)]

    def _row(self, model: Model, value: Any) -> str | None:
        """Return a short list or entry as one line, None where it has to be in block form."""
        if not value:
            return "[]" if isinstance(value, list) else "{}"
        if isinstance(value, dict) and model not in _ROWS:
            return None
        children = value.values() if isinstance(value, dict) else value
        if not all(_flat(child, nested=isinstance(value, dict)) for child in children) or self.comments.inside(value):
            return None
        if isinstance(value, list):
            return f"[{', '.join(_flow(child) for child in value)}]"
        order = _fields(model) if model else {}
        keys = sorted(value, key=lambda key: order[key][0] if key in order else len(order))
        return f"{{{', '.join(f'{inline(key, flow=True)}: {_flow(value[key])}' for key in keys)}}}"

    def _above(self, slot: Slot | None, indent: int) -> Iterator[str]:
        return _indented(self.comments.before.get(slot, ()) if slot else (), indent)

    def _tail(self, value: Any, indent: int) -> list[str]:
        start = getattr(value, "start", None)
        return list(_indented(self.comments.tail.get(start, ()) if start else (), indent))

    def _beside(self, line: str, slot: Slot | None) -> str:
        comment = self.comments.beside.get(slot) if slot else None
        return f"{line}  {comment}" if comment else line


def _flat(value: Any, *, nested: bool) -> bool:
    if isinstance(value, list) and nested:
        return all(_flat(child, nested=False) for child in value)
    return value is None or (isinstance(value, str) and "\n" not in value)


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_flow(child) for child in value)}]"
    return "null" if value is None else inline(value, flow=True)


def _indented(lines: Iterable[str], indent: int) -> Iterator[str]:
    for line in lines:
        yield line and " " * indent + line
