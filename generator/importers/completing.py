"""What a file cannot hold is taken from the knowledge base that it came from, as far as it belongs to what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.authored import Whole
from generator.importers.imported import Imported, Remark
from generator.importers.minimal import minimal_atlas

Entry = dict[str, Any]
_PARTS = ("sections", "categories", "papers", "templates", "stack", "retired")


def completed(read: Imported, origin: Mapping[str, Any], where: str) -> tuple[Whole, tuple[Remark, ...]]:
    """Return the whole knowledge base, and what of it was taken from `origin`, which stands in the folder `where`."""
    held = dict(read.whole)
    remarks = [] if "stages" in held.get("atlas", {}) else [Remark("", f"the closed lists were taken from {where}")]
    whole: Whole = {"atlas": {**(origin.get("atlas") or minimal_atlas()), **held.pop("atlas", {})}}
    if not read.complete:
        return {**whole, **held}, tuple(remarks)
    for key in ("sections", "categories"):
        if key in held:
            held[key] = [_titled(entry, origin.get(key, ())) for entry in held[key]]
    taken = {key: origin[key] for key in _PARTS if key in origin and key not in held}
    if "sections" in held and _ids(held["sections"]) != _ids(origin.get("sections", ())):
        taken = _belonging(taken, held["sections"])
    if taken:
        remarks.append(Remark("", f"what the file cannot hold was taken from {where}: {_counted(taken)}"))
    whole |= {key: value for key in _PARTS if (value := held.get(key) or taken.get(key))}
    return whole, tuple(remarks)


def _titled(entry: Entry, originals: Iterable[Entry]) -> Entry:
    """Return a section or category with the title and summary of the one with its id, where it has none."""
    original = next((other for other in originals if other["id"] == entry.get("id")), {})
    own: Entry = {key: original[key] for key in ("title", "summary") if key in original}
    return {"id": entry.get("id", ""), **own, **entry}


def _belonging(taken: Entry, sections: Iterable[Entry]) -> Entry:
    """Return of the tools and papers those that the sections name, and nothing that names other sections."""
    topics = [topic for section in sections for topic in _deep(section)]
    tools = {
        name for topic in topics for entry in (topic, *topic.get("answers", ())) for name in entry.get("tools", ())
    }
    known = {tool["id"]: tool for category in taken.get("categories", ()) for tool in category["tools"]}
    for name in list(tools):
        while (replaced := known.get(name, {}).get("replaced_by")) and replaced not in tools:
            tools.add(replaced)
            name = replaced  # noqa: PLW2901 - follow the chain to its end
    papers = {name for topic in topics for name in topic.get("papers", ())}
    papers |= {name for tool in tools for name in known.get(tool, {}).get("papers", ())}
    kept: Entry = {key: value for key, value in taken.items() if key == "templates"}
    kept["categories"] = [own for category in taken.get("categories", ()) if (own := _only(category, tools))]
    kept["papers"] = [paper for paper in taken.get("papers", ()) if paper["id"] in papers]
    return {key: value for key, value in kept.items() if value}


def _only(category: Entry, names: set[str]) -> Entry:
    tools = [tool for tool in category["tools"] if tool["id"] in names]
    return {**category, "tools": tools} if tools else {}


def _deep(entry: Entry) -> Iterator[Entry]:
    for topic in entry.get("topics", ()):
        yield topic
        yield from _deep(topic)


def _ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.get("id", "") for entry in entries]


def _counted(taken: Entry) -> str:
    return ", ".join(f"{len(value)} {key}" if isinstance(value, list) else f"the {key}" for key, value in taken.items())
