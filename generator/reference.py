"""The fields of every entry as Markdown, from the models: the part of CONTRIBUTING.md that nobody writes by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator import entries

BEGIN = "<!-- fields: written from generator/entries, see tests/test_reference.py -->"
END = "<!-- end of fields -->"
MODELS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("Section", entries.SectionFile),
    ("Topic", entries.TopicEntry),
    ("Check", entries.CheckEntry),
    ("Answer to a decision", entries.AnswerEntry),
    ("Link", entries.LinkEntry),
    ("Related topic", entries.RelatedEntry),
    ("Category of tools", entries.ToolsFile),
    ("Tool", entries.ToolEntry),
    ("Paper", entries.PaperEntry),
    ("Project template", entries.TemplateEntry),
    ("Folder or file of a template", entries.TreeEntry),
    ("Stack", entries.StackFile),
    ("Role of the stack", entries.StackRoleEntry),
    ("Retired id", entries.RetiredEntry),
)


def reference() -> str:
    """Return a table of fields for each sort of entry."""
    return "\n\n".join("\n".join(_table(title, model)) for title, model in MODELS)


def with_reference(text: str) -> str:
    """Return `text` with today's tables between its two markers; raises ValueError where a marker is missing."""
    before, after = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:before]}\n\n{reference()}\n\n{text[after:]}"


def _table(title: str, model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema()
    body = schema if "properties" in schema else schema["$defs"][model.__name__]
    needed = body.get("required", ())
    yield f"### {title}"
    yield ""
    yield "| key | needed | holds | meaning |"
    yield "|---|---|---|---|"
    for key, node in body["properties"].items():
        yield f"| `{key}` | {'yes' if key in needed else ''} | {_form(node, schema)} | {_described(node)} |"


def _described(node: dict[str, Any]) -> str:
    text = node.get("description") or next(
        (option["description"] for option in node.get("anyOf", ()) if "description" in option), ""
    )
    return str(text).replace("|", "\\|").replace("\n", " ")


def _form(node: dict[str, Any], schema: dict[str, Any]) -> str:
    """Say what a value looks like: words, an id, one of a list, a list of these."""
    if "$ref" in node:
        target = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        return (
            f"one of {', '.join(f'`{value}`' for value in target['enum'])}" if "enum" in target else "keys, see below"
        )
    if options := [option for option in node.get("anyOf", ()) if option.get("type") != "null"]:
        return _form(options[0], schema)
    if "enum" in node:
        return f"one of {', '.join(f'`{value}`' for value in node['enum'])}"
    if node.get("type") == "array":
        return f"list: {_form(node['items'], schema)}"
    if "pattern" in node:
        return _PATTERNS.get(node["pattern"], f"`{node['pattern']}`".replace("|", "\\|"))
    longest = node.get("maxLength", 0)
    return f"up to {longest:,} characters" if longest else "words"


_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^(https?|mailto):": "address",
    r"^(1[5-9]|20)\d\d$": "year",
    r"^10\.\d{4,9}/\S+$": "DOI",
    r"^[a-z_]+$": "key in snake_case",
    r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$": "arXiv id",
}
