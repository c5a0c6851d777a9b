"""What each format cannot hold: shown to whoever takes it along, and held against what comes back by the tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a format loses, in words; for one that can be imported again also as paths of the authored form.

    In a path, `*` is every entry of a list.
    """

    loses: str
    paths: tuple[Path, ...] = ()


_LISTS = ("stages", "roles", "kinds", "link_kinds", "statuses", "availabilities", "hostings")
_ATLAS_LISTS: tuple[Path, ...] = tuple(("atlas", key) for key in _LISTS)
_TREE = Limit(
    "the closed lists, all of tools and papers but their ids, project templates, the stack, retired ids",
    (*_ATLAS_LISTS, ("categories",), ("papers",), ("templates",), ("stack",), ("retired",)),
)
_TABLES = Limit(
    "the four tables together leave out the atlas's title and closed lists, titles and summaries of sections and "
    "categories, project templates, the stack, retired ids",
    (
        *(("atlas",), ("templates",), ("stack",), ("retired",)),
        *((key, "*", name) for key in ("sections", "categories") for name in ("title", "summary")),
    ),
)
_FILES = "in which file each paper stands, comments in the YAML"

LIMITS: dict[str, Limit] = {
    "json": Limit(_FILES),
    "yaml": Limit(_FILES),
    **{
        f"csv-{name}": Limit(f"everything but the {name}; {_TABLES.loses}", _TABLES.paths)
        for name in ("topics", "checks", "tools", "papers")
    },
    "markdown": _TREE,
    "markmap": Limit("everything but the titles of sections and topics, their order and depth"),
    "mermaid": Limit("everything but the titles of sections and of the topics right below them"),
    "mm": Limit(f"{_TREE.loses}, control characters", _TREE.paths),
    "xmind": Limit("everything but texts, notes, links, order and depth"),
    "opml": Limit(f"{_TREE.loses}, control characters", _TREE.paths),
    "bibtex": Limit("everything but the papers, and their former addresses"),
    "csl": Limit("everything but the papers; of these the arXiv id, former addresses, that a list of authors is cut"),
}


def without(whole: Mapping[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """Return the whole (see `authored.Whole`) without what stands at the paths, and without what is empty then."""
    held: Any = dict(whole)
    for path in paths:
        held = _less(held, path)
    return {key: value for key, value in held.items() if value}


def _less(value: Any, path: Path) -> Any:
    step, *rest = path
    if step == "*":
        return [_less(item, tuple(rest)) for item in value]
    if step not in value:
        return value
    if not rest:
        return {key: held for key, held in value.items() if key != step}
    return {**value, step: _less(value[step], tuple(rest))}
