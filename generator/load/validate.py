"""Checks a file's tree against its model and says, for each mistake, where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator import entries
from generator.problems import Problem, did_you_mean
from generator.source import Mapping, Sequence, Source

_ROUNDS = 4
_ENTRIES: dict[str, tuple[str, type[BaseModel]]] = {
    "topics": ("topic", entries.TopicEntry),
    "checks": ("check", entries.CheckEntry),
    "answers": ("answer", entries.AnswerEntry),
    "links": ("link", entries.LinkEntry),
    "related": ("related topic", entries.RelatedEntry),
    "tools": ("tool", entries.ToolEntry),
    "papers": ("paper", entries.PaperEntry),
    "templates": ("template", entries.TemplateEntry),
    "entries": ("entry", entries.TreeEntry),
    "stack": ("role", entries.StackRoleEntry),
    "retired": ("retired id", entries.RetiredEntry),
    **dict.fromkeys(
        ("stages", "roles", "kinds", "link_kinds", "statuses", "availabilities", "hostings"), ("term", entries.Term)
    ),
}
_SHAPES = {
    "string_type": "text",
    "list_type": "a list",
    "model_type": "keys with values",
    "dict_type": "keys with values",
    "model_attributes_type": "keys with values",
}

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Validated:
    """An entry (None where nothing could be used), its source, its problems, the ids of what was left out."""

    entry: BaseModel | None
    source: Source | None
    problems: tuple[Problem, ...]
    declared: frozenset[str]


def validate(model: type[BaseModel], source: Source) -> Validated:
    """Return the file as an instance of `model`, with all of its problems.

    What is wrong is left out and the rest validated again, so that one slip does not hide what else is wrong nor
    make everything that refers to this file look dangling.
    """
    try:
        return Validated(model.model_validate(source.node), source, (), frozenset())
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True)
    problems = tuple(_explain(model, source, detail) for detail in errors)
    declared = frozenset(_declared(source.node))
    node = source.node
    for _ in range(_ROUNDS):
        node = _without(node, [_to_remove(model, detail) for detail in errors])
        try:
            return Validated(model.model_validate(node), Source(source.file, node), problems, declared)
        except ValidationError as error:
            errors = error.errors(include_url=False, include_context=True)
    return Validated(None, None, problems, declared)


def _explain(model: type[BaseModel], source: Source, error: ErrorDetails) -> Problem:
    location: Location = error["loc"]
    name = str(location[-1]) if location else ""
    owner, owner_model = _owner(model, source.node, location)
    code, message, remedy = _words(error, name, owner, owner_model, source)
    if error["type"] == "extra_forbidden":
        position = source.key(*location)
    elif error["type"] == "missing":
        position = source.at(*location[:-1])
    else:
        position = source.at(*location)
    return Problem(position, code, message, remedy)


def _words(error: ErrorDetails, name: str, owner: str, model: type[BaseModel], source: Source) -> tuple[str, str, str]:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    what = f'item {int(name) + 1} of "{error["loc"][-2]}"' if name.isdigit() else f'"{name}"'
    match kind:
        case "extra_forbidden":
            known = [field for field in model.model_fields if field not in (value if name == "" else ())]
            guess = did_you_mean(name, known) or f"{model_name(model)} has: {', '.join(known)}"
            return "unknown-key", f'unknown key "{name}" in {owner}', guess
        case "missing":
            return "missing-key", f'{owner} lacks "{name}"', f"add it: {_describe(model, name)}"
        case "enum" | "literal_error":
            allowed = _allowed(model, name, context)
            guess = did_you_mean(str(value), allowed) or f"one of: {', '.join(allowed)}"
            return "unknown-value", f'"{value}" is no {what} of {owner}'.replace('no "', 'no value for "'), guess
        case "string_pattern_mismatch":
            return "bad-form", f"{what} of {owner} has the wrong form: {_cut(value)}", _form(model, name)
        case "string_too_long":
            limit = context["max_length"]
            return "too-long", f"{what} of {owner} has {len(value)} characters, {limit} are the most", "shorten it"
        case "string_too_short" | "too_short":
            return "empty-value", f"{what} of {owner} is empty", "fill it in, or remove the key where it is optional"
    if value is None:
        return "empty-value", f"{what} of {owner} is empty", "fill it in, or remove the key where it is optional"
    kind = "list_type" if kind == "tuple_type" else kind
    wanted = _SHAPES.get(kind)
    if wanted:
        remedy = f"write it as {name}: [first, second]" if wanted == "a list" else "see the field reference"
        return "wrong-type", f"{what} of {owner} is {_shape(value)} where {wanted} is expected", remedy
    return "bad-value", f"{what} of {owner}: {error['msg']}", "see the field reference"


def model_name(model: type[BaseModel]) -> str:
    """Return how messages call an entry of this model."""
    return next((name for name, entry in _ENTRIES.values() if entry is model), "the file")


def _owner(model: type[BaseModel], tree: Any, location: Location) -> tuple[str, type[BaseModel]]:
    """Return how to call the innermost entry around `location`, and its model."""
    name, node, key = "the file", tree, ""
    for step in location[:-1]:
        if isinstance(step, str):
            key = step
        if isinstance(node, Mapping | Sequence):
            node = _step(node, step)
        if isinstance(step, int) and key in _ENTRIES and isinstance(node, Mapping):
            kind, model = _ENTRIES[key]
            label = node.get("id") or node.get("title") or node.get("topic") or node.get("name")
            name = f'{kind} "{_cut(label, 40)}"' if isinstance(label, str) else f"{kind} {step + 1}"
    return name, model


def _step(node: Any, step: str | int) -> Any:
    try:
        return node[step]
    except (KeyError, IndexError, TypeError):
        return None


def _describe(model: type[BaseModel], name: str) -> str:
    field = model.model_fields.get(name)
    text = field.description if field else None
    return (text or "it is required").rstrip(".").split("\n", maxsplit=1)[0]


def _allowed(model: type[BaseModel], name: str, context: dict[str, Any]) -> list[str]:
    field = model.model_fields.get(name) or model.model_fields.get("hosting")
    for candidate in (field.annotation, *get_args(field.annotation)) if field else ():
        if isinstance(candidate, type) and issubclass(candidate, StrEnum):
            return [str(member) for member in candidate]
    return [word.strip("' ") for word in str(context.get("expected", "")).replace(" or ", ",").split(",")]


def _form(model: type[BaseModel], name: str) -> str:
    forms = {
        "url": "write the whole address, with https:// in front",
        "repository": "write the whole address, with https:// in front",
        "year": "four digits",
        "doi": "10.NNNN/..., without https://doi.org/ in front",
        "arxiv": "NNNN.NNNNN, without a version",
        "key": "small letters and _",
    }
    field = model.model_fields.get(name)
    if name in forms:
        return forms[name]
    if name.isdigit() and model in {entries.LinkEntry, entries.ToolEntry, entries.PaperEntry}:
        return forms["url"] + ", or an id in small letters"
    return "small letters, digits and single hyphens" if field is not None or name.isdigit() else "see the reference"


def _shape(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "keys with values" if isinstance(value, dict) else f"the text {_cut(value)}"


def _cut(value: object, limit: int = 60) -> str:
    text = " ".join(str(value).split())
    shown = text if len(text) <= limit else text[: limit - 1] + "…"
    return shown if limit == 40 else f'"{shown}"'


def _declared(node: Any) -> Iterator[str]:
    stack = [node]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                yield value["id"]
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def _to_remove(model: type[BaseModel], error: ErrorDetails) -> Location:
    """Return what has to go so that the rest validates: the value where it is optional, else the item around it."""
    location: Location = error["loc"]
    if error["type"] == "extra_forbidden" or (location and isinstance(location[-1], int)):
        return location
    _, owner = _owner(model, None, location)
    owner = _model_at(model, location)
    field = owner.model_fields.get(str(location[-1])) if location else None
    if field is not None and not field.is_required():
        return location
    for depth in range(len(location) - 1, 0, -1):
        if isinstance(location[depth - 1], int):
            return location[:depth]
    return location


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    key = ""
    for step in location[:-1]:
        if isinstance(step, str):
            key = step
        elif key in _ENTRIES:
            model = _ENTRIES[key][1]
    return model


def _without(node: Any, locations: list[Location]) -> Any:
    """Return a copy of the tree without the values at `locations`; positions are kept."""
    here = {location[0] for location in locations if len(location) == 1}
    below: dict[str | int, list[Location]] = {}
    for location in locations:
        if len(location) > 1:
            below.setdefault(location[0], []).append(location[1:])
    if isinstance(node, Mapping):
        copy = Mapping((k, _without(v, below[k]) if k in below else v) for k, v in node.items() if k not in here)
        copy.start, copy.keys_at, copy.values_at = node.start, node.keys_at, node.values_at
        return copy
    if isinstance(node, Sequence):
        kept = [index for index in range(len(node)) if index not in here]
        items = Sequence(_without(node[i], below[i]) if i in below else node[i] for i in kept)
        items.start, items.items_at = node.start, [node.items_at[i] for i in kept]
        return items
    return node
