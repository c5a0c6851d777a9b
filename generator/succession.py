"""What became of ids that are gone: each replaced one leads to the entry of today that took its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.knowledge import KnowledgeBase


def successors(base: KnowledgeBase, kind: str) -> dict[str, str]:
    """Return the end of each chain of replacements among retired ids of `kind`, by the retired id."""
    replaced = {entry.id: entry.replaced_by for entry in base.retired if entry.kind == kind and entry.replaced_by}
    return {name: _end(name, replaced) for name in replaced}


def former_checks(base: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """Return the retired ids that each check of today stands for, by the check's id."""
    former: dict[str, list[str]] = defaultdict(list)
    for name, target in sorted(successors(base, "check").items()):
        if target in base.checks:
            former[target].append(name)
    return {name: tuple(names) for name, names in former.items()}


def check_reference(name: str, former: Mapping[str, tuple[str, ...]]) -> str:
    """Return how scripts name a check: its id, then the ids whose progress it takes over, as `id|old|older`."""
    return "|".join((name, *former.get(name, ())))


def _end(name: str, replaced: dict[str, str]) -> str:
    seen = {name}
    while (following := replaced.get(name)) and following not in seen:
        seen.add(following)
        name = following
    return name
