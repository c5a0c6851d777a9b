"""A mind map of FreeMind or Freeplane, whole: nodes with their attributes, and all else in them as XML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

FORMAT = "mlatlas map 1"


@dataclass(frozen=True, slots=True)
class MapNode:
    """An element `node`, or the whole `map`: its attributes, and in order its nodes and other elements (as XML).

    `entry` is kind and id of what an import made of it, `made` the values it then had.
    """

    attributes: tuple[tuple[str, str], ...]
    content: tuple[str | MapNode, ...]
    entry: tuple[str, str] = ("", "")
    made: tuple[tuple[str, str], ...] = ()

    @property
    def children(self) -> tuple[MapNode, ...]:
        """The nodes right below."""
        return tuple(part for part in self.content if isinstance(part, MapNode))

    def walk(self) -> Iterator[MapNode]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map that was imported, and the ids of all topics and checks that were made of it."""

    map: MapNode
    known: tuple[str, ...]


def map_text(drawn: MapNode) -> str:
    """Return the map as the text of a .mm file."""
    return "\n".join([*_lines(drawn, "map"), ""])


def to_json(drawing: Drawing) -> str:
    """Return the map as canonical JSON, to stand beside the YAML that was made of it."""
    held = {"format": FORMAT, "known": sorted(drawing.known), "map": _plain(drawing.map)}
    return json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str) -> Drawing:
    """Return the map that `to_json` wrote; raises ValueError for anything else."""
    try:
        read = json.loads(text)
        if read["format"] != FORMAT:
            raise ValueError(f"its format is {read['format']!r}, {FORMAT!r} is expected")
        return Drawing(_node(read["map"]), tuple(map(str, read["known"])))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("it is not what `mlatlas import` writes beside a map") from error


def attributes_text(attributes: tuple[tuple[str, str], ...]) -> str:
    """Return attributes as they stand in a tag, each with a space in front."""
    return "".join(f" {name}={quoteattr(value, _CONTROLS)}" for name, value in attributes)


_CONTROLS = {"\n": "&#xa;", "\r": "&#xd;", "\t": "&#x9;"}


def _lines(node: MapNode, tag: str) -> Iterator[str]:
    start = f"<{tag}{attributes_text(node.attributes)}"
    if not node.content:
        yield f"{start}/>"
        return
    yield f"{start}>"
    for part in node.content:
        if isinstance(part, MapNode):
            yield from _lines(part, "node")
        else:
            yield part
    yield f"</{tag}>"


def _plain(node: MapNode) -> dict[str, Any]:
    held = {
        "attributes": [list(pair) for pair in node.attributes],
        "content": [_plain(part) if isinstance(part, MapNode) else part for part in node.content],
        "entry": list(node.entry) if node.entry[0] else [],
        "made": dict(node.made),
    }
    return {key: value for key, value in held.items() if value}


def _node(held: dict[str, Any]) -> MapNode:
    kind, name = held.get("entry") or ("", "")
    return MapNode(
        tuple((str(key), str(value)) for key, value in held.get("attributes", ())),
        tuple(part if isinstance(part, str) else _node(part) for part in held.get("content", ())),
        (str(kind), str(name)),
        tuple(sorted((str(key), str(value)) for key, value in held.get("made", {}).items())),
    )
