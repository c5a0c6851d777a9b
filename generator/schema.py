"""The JSON Schema of all YAML files, for editors: one schema that tells the files apart by a key only they have."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from generator import entries
from generator.entries import PaperType
from generator.knowledge import Atlas

_TOLD_BY: tuple[tuple[str, type[BaseModel]], ...] = (
    ("topics", entries.SectionFile),
    ("tools", entries.ToolsFile),
    ("papers", entries.PapersFile),
    ("stages", entries.AtlasFile),
    ("templates", entries.TemplatesFile),
    ("stack", entries.StackFile),
    ("retired", entries.RetiredFile),
)
_PAPER_TYPES: dict[PaperType, str] = {
    PaperType.ARTICLE: "Article in a journal or magazine; the venue is the journal.",
    PaperType.INPROCEEDINGS: "Paper at a conference or workshop; the venue is the proceedings.",
    PaperType.BOOK: "Book; the venue is the publisher.",
    PaperType.INCOLLECTION: "Chapter of a book; the venue is the book.",
    PaperType.TECHREPORT: "Report or standard; the venue is the institution.",
    PaperType.THESIS: "Thesis; the venue is the university.",
    PaperType.MISC: "Anything else, such as a preprint; the venue is where it stands, such as arXiv.",
}
_RETIRED_KINDS: dict[str, str] = {
    "section": "A section and its page.",
    "topic": "A topic and its page.",
    "check": "A check that readers ticked.",
    "tool": "A tool and its page.",
    "paper": "A paper that was cited.",
    "template": "A project template.",
    "role": "A role of the infrastructure stack.",
}


def schema(atlas: Atlas) -> str:
    """Return the schema as JSON text; stages and roles are those of the atlas."""
    references, definitions = models_json_schema(
        [(model, "validation") for _, model in _TOLD_BY], title="ML Atlas", ref_template="#/$defs/{model}"
    )
    root = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "ML Atlas",
        "description": "A file of the knowledge base.",
        "type": "object",
        "anyOf": [{"required": [key]} for key, _ in _TOLD_BY],
        "allOf": [{"if": {"required": [key]}, "then": references[(model, "validation")]} for key, model in _TOLD_BY],
        "$defs": _with_lists(definitions["$defs"], atlas),
    }
    return json.dumps(_tidy(root), indent=2, ensure_ascii=False) + "\n"


def _with_lists(definitions: dict[str, Any], atlas: Atlas) -> dict[str, Any]:
    """Give stages and roles their closed lists, and each value of a list its meaning as hover text."""
    stages = _values([(term.id, term.summary) for term in atlas.stages])
    roles = _values([(term.id, term.summary) for term in atlas.roles])
    for model in ("TopicEntry", "CheckEntry"):
        definitions[model]["properties"]["stage"] |= stages
    definitions["CheckEntry"]["properties"]["roles"]["items"] = roles | {"type": "string"}
    meanings = {
        "Kind": atlas.kinds,
        "LinkKind": atlas.link_kinds,
        "Status": atlas.statuses,
        "Availability": atlas.availabilities,
        "Hosting": atlas.hostings,
    }
    for name, terms in meanings.items():
        definitions[name] |= _values([(term.id, term.summary) for term in terms])
    definitions["PaperType"] |= _values([(str(kind), text) for kind, text in _PAPER_TYPES.items()])
    definitions["RetiredEntry"]["properties"]["kind"] |= _values(list(_RETIRED_KINDS.items()))
    return definitions


def _values(terms: list[tuple[str, str]]) -> dict[str, Any]:
    """Return a closed list with what each value means, under both of the names that editors know."""
    texts = [text for _, text in terms]
    return {"enum": [name for name, _ in terms], "markdownEnumDescriptions": texts, "enumDescriptions": texts}


def _tidy(node: Any) -> Any:
    """Drop what editors do not need: generated titles, empty defaults, the null that marks an optional key."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: value for key, value in node.items() if key != "default"}
    if isinstance(node.get("title"), str) and ("type" in node or "anyOf" in node) and "description" in node:
        node.pop("title")
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1 and len(node["anyOf"]) == 2:
        node = {key: value for key, value in node.items() if key != "anyOf"} | options[0] | _described(node)
    return {key: _tidy(value) for key, value in node.items()}


def _described(node: dict[str, Any]) -> dict[str, Any]:
    return {"description": node["description"]} if "description" in node else {}
