"""New entries: their id, their text, and the line at which they belong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import yaml

from generator.authoring.edit import EditError
from generator.knowledge import KnowledgeBase
from generator.source import Source

_WORDS = re.compile(r"[a-z0-9]+")


def proposed_id(base: KnowledgeBase, words: str) -> str:
    """Return an id made of the words that nothing has or ever had."""
    ascii_only = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    name = "-".join(_WORDS.findall(ascii_only))[:56].strip("-") or "entry"
    used = {*base.sections_by_id, *base.topics, *base.checks, *base.tools, *base.papers_by_id, *base.group_of}
    used |= {entry.id for entry in base.published} | {entry.id for entry in base.retired}
    return next(
        f"{name}{end}" for end in ("", *(f"-{number}" for number in range(2, 999))) if f"{name}{end}" not in used
    )


def inserted(source: Source, key: str, entry: Mapping[str, str | list[str]], *, by_id: bool) -> tuple[str, int]:
    """Return the file's text with the entry in the list at `key`, and the entry's line.

    `by_id` keeps the list in the order of ids, otherwise the entry comes last. Raises EditError for an empty list.
    """
    node = source.node
    items = node.get(key)
    if not items:
        raise EditError(f"{source.file.path}: write the first of its {key} by hand")
    lines = source.file.text.splitlines()
    dash = items.items_at[0][1] - 2
    after = [at[0] for item, at in zip(items, items.items_at, strict=True) if by_id and item["id"] > entry["id"]]
    line = after[0] if after else _end(lines, items.items_at[-1][0], dash)
    lines[line:line] = _lines(entry.items(), " " * dash)
    return "\n".join([*lines, ""]), line + 1


def _end(lines: list[str], start: int, dash: int) -> int:
    """Return the line after the item that begins at `start`."""
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= dash:
            return number
    return len(lines)


def _lines(entry: Iterable[tuple[str, str | list[str]]], indent: str) -> list[str]:
    pairs = [f"{key}: {_written(value)}" for key, value in entry if value]
    return [f"{indent}{'- ' if number == 0 else '  '}{pair}" for number, pair in enumerate(pairs)]


def _written(value: str | list[str]) -> str:
    flow = isinstance(value, list)
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True, width=10_000)
    return text.removesuffix("...\n").strip()
