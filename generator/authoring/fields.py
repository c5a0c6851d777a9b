"""What one field of an entry takes: the model's own rules, one value at a time."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.wording import reason
from generator.problems import did_you_mean

_MOST = 12


@cache
def _adapter(model: type[BaseModel], key: str) -> TypeAdapter[Any]:
    field = model.model_fields[key]
    annotation: Any = field.annotation
    for rule in field.metadata:
        annotation = Annotated[annotation, rule]
    return TypeAdapter(annotation)


def fault(model: type[BaseModel], key: str, value: object) -> str:
    """Return why the field does not take the value, with how to mend it; nothing where it takes it."""
    try:
        _adapter(model, key).validate_python(value)
    except ValidationError as error:
        return reason(model, key, error.errors(include_url=False)[0])
    return ""


def unknown(what: str, value: str, known: list[str]) -> str:
    """Return that there is no such value, with the closest or with all of few; nothing where it is known."""
    if value in known:
        return ""
    alike = [name for name in sorted(known) if value and value in name]
    names = known if len(known) <= _MOST else alike[:_MOST]
    hint = did_you_mean(value, known) or (f"one of: {', '.join(names)}" if names else "see the site for what there is")
    return f'there is no {what} "{value}"; {hint}'


def described(model: type[BaseModel], key: str) -> str:
    """Return what the field means, as one short line."""
    text = model.model_fields[key].description or ""
    return text.split(": ")[0].rstrip(".").split("\n")[0] if len(text) > 80 else text.rstrip(".")
