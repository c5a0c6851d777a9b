"""Entries with texts that YAML likes to read as something else, for Hypothesis."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

NASTY = [
    *("no", "Yes", "on", "y", "~", "null", "true", "=", "<<", ".inf", "1.10", "12:30", "2024-01-02", "0x1f", "1_000"),
    *(
        "- x",
        "? x",
        ": x",
        "x: y",
        "x:",
        "x #y",
        "#x",
        "a, b",
        "[[data]]",
        "[[tool:dvc|DVC]] is",
        "{NIST}",
        "{a}",
        "&a",
    ),
    *("*a", "!t", "|", ">", ">-", "%x", "@x", "`x`", '"', "'", '"a" b', "it's", 'say "x": y', "\\", "a\\b", " x", "x "),
    *("a  b", "a\nb", "a\n\nb", "a\n", "\na", "a\n  b", "\t", "a\tb", "---", "...", "--- x", "-", "?", ":", "-1", "+1"),
    *("é", "日本語", "🙂", "a🙂: b", "\x85", "\u2028", "\xa0", "\ufeff", "\x00", "\x1b", "\ud7ff", "x" * 200),
    *(" ".join(["word"] * 60), " ".join(["x" * 130, "y" * 130]), "# " * 60 + "x", "a  " * 60 + "b", "- " * 70 + "z"),
    *(
        "p " * 80 + "q\n\n" + "r " * 80 + "s",
        "l\n" * 5 + "m",
        "https://x.org/a?b=c#d",
        "https://x.org/a,b",
        "a:b",
        "::",
    ),
]
_ALPHABET = st.characters(exclude_categories=["Cs"])
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(_ALPHABET, max_size=30),
    st.text("ab ,:#-'\"[]{}\n\\?!&*|>%@`~0.", max_size=40),
    st.lists(st.text("abc,:#'\"-", min_size=1, max_size=12), min_size=15, max_size=40).map(" ".join),
)


@st.composite
def values(draw: st.DrawFn, model: type[BaseModel], depth: int = 2) -> dict[str, Any]:
    """Return a dict with some keys of the model, in any order, whatever their values mean."""
    fields = {name: _value(field.annotation, depth) for name, field in model.model_fields.items()}
    names = [name for name, held in fields.items() if held is not None]
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=8, unique=True))
    return {name: draw(fields[name]) for name in chosen if fields[name] is not None}


def _value(annotation: Any, depth: int) -> st.SearchStrategy[Any] | None:
    if get_origin(annotation) is tuple:
        item = _value(get_args(annotation)[0], depth)
        return st.lists(item, max_size=3) if item is not None else None
    inner = [part for part in get_args(annotation) if part is not type(None)]
    for candidate in (annotation, *inner):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return values(candidate, depth - 1) if depth else None
        if get_origin(candidate) is tuple:
            return _value(candidate, depth)
    return texts
