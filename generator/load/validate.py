"""Checks a file's tree against its model, and mends the tree so that one slip does not hide what else is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.load.wording import ENTRIES, Location, allowed, explain
from generator.problems import Problem
from generator.source import Mapping, Sequence, Source

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Validated:
    """An entry (None where nothing could be used), its source, its problems, the ids of a file with problems."""

    entry: BaseModel | None
    source: Source | None
    problems: tuple[Problem, ...]
    declared: frozenset[str]


def validate(model: type[BaseModel], source: Source) -> Validated:
    """Return the file as an instance of `model`, with all of its problems.

    What is wrong is replaced or left out and the rest validated again: so that the rules can look at the rest, and
    what refers to this file does not look dangling.
    """
    try:
        return Validated(model.model_validate(source.node), source, (), frozenset())
    except ValidationError as error:
        errors = _told(error)
    problems = tuple(explain(model, source, detail) for detail in errors)
    declared = frozenset(_declared(source.node))
    node = source.node
    for _ in range(_ROUNDS):
        node = _mended(node, [_mend(model, detail) for detail in errors])
        try:
            return Validated(model.model_validate(node), Source(source.file, node), problems, declared)
        except ValidationError as error:
            errors = _told(error)
    return Validated(None, None, problems, declared)


class Mend(NamedTuple):
    """What to do at a place: put `value` there, or leave it out where `value` is None."""

    location: Location
    value: Any


def _told(error: ValidationError) -> list[ErrorDetails]:
    """Return the errors without those that only follow from another: a list is short because its items are wrong."""
    errors = error.errors(include_url=False, include_context=True)
    within = {tuple(e["loc"][:depth]) for e in errors for depth in range(len(e["loc"]))}
    return [e for e in errors if not (e["type"] == "too_short" and tuple(e["loc"]) in within)]


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


def _mend(model: type[BaseModel], error: ErrorDetails) -> Mend:
    """Return what lets the rest validate: a value that fits, or the wrong value or the entry around it left out."""
    location: Location = error["loc"]
    if not location or error["type"] == "extra_forbidden" or isinstance(location[-1], int):
        return Mend(location, None)
    name = str(location[-1])
    field = _model_at(model, location).model_fields[name]
    if not field.is_required():
        return Mend(location, None)
    if name != "id" and (value := _placeholder(_model_at(model, location), name, location)) is not None:
        return Mend(location, value)
    depth = max((d for d in range(1, len(location)) if isinstance(location[d - 1], int)), default=len(location))
    return Mend(location[:depth], None)


def _placeholder(model: type[BaseModel], name: str, location: Location) -> Any:
    """Return some value that the field takes and that nothing else has."""
    annotation = model.model_fields[name].annotation
    if get_origin(annotation) is tuple:
        values = Sequence()
        values.start, values.items_at = (0, 0), []
        return values
    if choices := allowed(model, name):
        return choices[0]
    if name in {"url", "repository"}:
        return f"https://placeholder.invalid/{'/'.join(map(str, location))}"
    return "2000" if name == "year" else f"\u2026{'.'.join(map(str, location))}"[-36:]


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    key = ""
    for step in location[:-1]:
        if isinstance(step, str):
            key = step
        elif key in ENTRIES:
            model = ENTRIES[key][1]
    return model


def _mended(node: Any, mends: list[Mend]) -> Any:
    """Return a copy of the tree with the mends made; positions are kept."""
    here = {mend.location[0]: mend.value for mend in mends if len(mend.location) == 1}
    below: dict[str | int, list[Mend]] = {}
    for mend in mends:
        if len(mend.location) > 1:
            below.setdefault(mend.location[0], []).append(Mend(mend.location[1:], mend.value))
    if isinstance(node, Mapping):
        kept = {key: _mended(value, below[key]) if key in below else value for key, value in node.items()}
        kept |= {str(key): value for key, value in here.items() if value is not None}
        copy = Mapping((key, value) for key, value in kept.items() if here.get(key, value) is not None)
        copy.start, copy.keys_at, copy.values_at = node.start, dict(node.keys_at), dict(node.values_at)
        for key in copy.keys() - node.keys():
            copy.keys_at[key] = copy.values_at[key] = node.start
        return copy
    if isinstance(node, Sequence):
        places = [index for index in range(len(node)) if index not in here]
        items = Sequence(_mended(node[i], below[i]) if i in below else node[i] for i in places)
        items.start, items.items_at = node.start, [node.items_at[i] for i in places]
        return items
    return node
