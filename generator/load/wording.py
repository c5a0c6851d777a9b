"""Says of one mistake that pydantic found where it is, what it is and how to mend it, in the words of the atlas."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator import entries
from generator.problems import Problem, did_you_mean
from generator.source import Mapping, Sequence, Source

Location = tuple[str | int, ...]
ENTRIES: dict[str, tuple[str, type[BaseModel]]] = {
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


def explain(model: type[BaseModel], source: Source, error: ErrorDetails) -> Problem:
    location: Location = error["loc"]
    name = str(location[-1]) if location else ""
    owner, owner_model = owner_of(model, source.node, location)
    code, message, remedy = _words(error, name, owner, owner_model)
    if error["type"] == "extra_forbidden":
        position = source.key(*location)
    elif error["type"] == "missing":
        position = source.at(*location[:-1])
    else:
        position = source.at(*location)
    return Problem(position, code, message, remedy)


def reason(model: type[BaseModel], key: str, error: ErrorDetails) -> str:
    """Return what is wrong with a value for the field `key`, and how to mend it, without a place."""
    located: ErrorDetails = {**error, "loc": (key, *error["loc"])}
    name = str(located["loc"][-1])
    _, message, remedy = _words(located, name, model_name(model), model)
    return f"{message}; {remedy}" if remedy else message


def _words(error: ErrorDetails, name: str, owner: str, model: type[BaseModel]) -> tuple[str, str, str]:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    what = f'item {int(name) + 1} of "{error["loc"][-2]}"' if name.isdigit() else f'"{name}"'
    match kind:
        case "extra_forbidden" if value is None and " " in name:
            remedy = "between { } a comma ends a text: put quotes around the whole of it"
            return "unknown-key", f'unknown key "{name}" without a value in {owner}', remedy
        case "extra_forbidden":
            known = [field for field in model.model_fields if field not in (value if name == "" else ())]
            guess = did_you_mean(name, known) or f"{model_name(model)} has: {', '.join(known)}"
            return "unknown-key", f'unknown key "{name}" in {owner}', guess
        case "missing":
            return "missing-key", f'{owner} lacks "{name}"', f"add it: {_describe(model, name)}"
        case "enum" | "literal_error":
            choices = allowed(model, str(error["loc"][-2]) if name.isdigit() else name)
            guess = did_you_mean(str(value), choices) or f"one of: {', '.join(choices)}"
            return "unknown-value", f'"{value}" is no value for {what} of {owner}', guess
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
    return next((name for name, entry in ENTRIES.values() if entry is model), "the file")


def owner_of(model: type[BaseModel], tree: Any, location: Location) -> tuple[str, type[BaseModel]]:
    """Return how to call the innermost entry around `location`, and its model."""
    name, node, key = "the file", tree, ""
    for step in location[:-1]:
        if isinstance(step, str):
            key = step
        if isinstance(node, Mapping | Sequence):
            node = _step(node, step)
        if isinstance(step, int) and key in ENTRIES and isinstance(node, Mapping):
            kind, model = ENTRIES[key]
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


def allowed(model: type[BaseModel], name: str) -> list[str]:
    """Return the closed list of a field's values, or of its items' values; empty where there is none."""
    field = model.model_fields.get(name)
    for candidate in (field.annotation, *get_args(field.annotation)) if field else ():
        if isinstance(candidate, type) and issubclass(candidate, StrEnum):
            return [str(member) for member in candidate]
        if isinstance(candidate, str):
            return [str(member) for member in get_args(field.annotation)] if field else []
    return []


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
