"""The whole knowledge base in one file of JSON or YAML, as `mlatlas export` wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.importers.imported import ImportProblem, Notes, text_of
from generator.load.yaml_tree import decode, parse

PARTS: dict[str, type] = {
    **dict.fromkeys(("atlas", "stack"), dict),
    **dict.fromkeys(("sections", "categories", "papers", "templates", "retired"), list),
}
_MOST_DEEP = 64


def read_json(raw: bytes, notes: Notes) -> dict[str, Any]:
    """Return the whole that a JSON file holds; raises ImportProblem."""
    try:
        held = json.loads(text_of(raw), parse_constant=_refused)
    except RecursionError as error:
        raise ImportProblem(f"the file is nested more than {_MOST_DEEP} levels deep: flatten it") from error
    except ValueError as error:
        raise ImportProblem(f"the file is not JSON: {error}") from error
    return _whole(_texts(held, "the file", 0), notes)


def read_yaml(raw: bytes, notes: Notes) -> dict[str, Any]:
    """Return the whole that a YAML file holds; raises ImportProblem with everything that the file may not have."""
    file, problems = decode("the file", raw)
    held = None
    if not problems:
        held, problems = parse(file)
    if problems:
        raise ImportProblem("\n".join(map(str, problems[:20])))
    return _whole(_texts(held, "the file", 0), notes)


def _whole(held: Any, notes: Notes) -> dict[str, Any]:
    if not isinstance(held, dict) or not PARTS.keys() & held.keys():
        raise ImportProblem(f"the file holds none of: {', '.join(PARTS)}; `mlatlas export json` shows the form")
    for key in held.keys() - PARTS.keys():
        notes.say("", f'"{key}" has no place and was left out', f"the parts are: {', '.join(PARTS)}")
    whole = {key: held[key] for key in PARTS if held.get(key)}
    for key, value in whole.items():
        if not isinstance(value, PARTS[key]):
            raise ImportProblem(f'"{key}" has to be {"a list" if PARTS[key] is list else "keys with values"}')
        if isinstance(value, list) and not all(isinstance(entry, dict) for entry in value):
            raise ImportProblem(f'every entry of "{key}" has to be keys with values')
    for key in ("sections", "categories"):
        _named(whole.get(key, []), key)
    return whole


def _named(entries: list[dict[str, Any]], key: str) -> None:
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry.get("id"), str):
            raise ImportProblem(f'entry {number} of "{key}" has no id')


def _texts(value: Any, where: str, depth: int) -> Any:
    """Return the value with every scalar as text, as the loader reads it; nothing for null."""
    if depth > _MOST_DEEP:
        raise ImportProblem(f"the file is nested more than {_MOST_DEEP} levels deep: flatten it")
    if isinstance(value, dict):
        return {
            _sound(str(key)): held
            for key, entry in value.items()
            if (held := _texts(entry, where, depth + 1)) is not None
        }
    if isinstance(value, list):
        return list(_items(value, where, depth))
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else _sound(str(value))


def _sound(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ImportProblem(f"the file has half a character in {text[:60]!r}: correct the escape") from error
    return text


def _items(values: list[Any], where: str, depth: int) -> Iterator[Any]:
    return (_texts(value, where, depth + 1) for value in values)


def _refused(word: str) -> None:
    raise ValueError(f"{word} is no value")
