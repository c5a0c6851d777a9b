"""New entries: their ids, the files that they change, and what is still to be done for them."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.authoring.placing import Splice, entry_splices, reference_splice, spliced
from generator.examine import examine
from generator.knowledge import KnowledgeBase
from generator.naming import slug, unused
from generator.problems import Problem
from generator.source import Source
from generator.writing import write_text


@dataclass(frozen=True, slots=True)
class Change:
    """Files to write, by path, with what they were; `places` are path, line and id of each new entry."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    places: tuple[tuple[str, int, str], ...]


class Changes:
    """Collects what is to be put where, over several files."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._splices: defaultdict[str, list[Splice]] = defaultdict(list)

    def entries(
        self, source: Source, model: type[BaseModel], key: str, values: list[dict[str, Any]], *, at: int | None = None
    ) -> None:
        """Put entries into the list `key`; `at` None keeps the order of ids."""
        self._add(source, entry_splices(source, model, key, values, at=at))

    def references(self, source: Source, model: type[BaseModel], key: str, names: list[str]) -> None:
        """Add ids to the list `key`."""
        self._add(source, reference_splice(source, model, key, names))

    def made(self) -> Change:
        """Return all of it as one change."""
        after, places = {}, []
        for path, splices in self._splices.items():
            after[path], found = spliced(self._files[path], splices)
            places += [(path, line, name) for name, line in found]
        return Change({path: self._files[path] for path in after}, after, tuple(places))

    def _add(self, source: Source, splices: list[Splice]) -> None:
        self._files[source.file.path] = source.file.text
        self._splices[source.file.path] += splices


def used_ids(base: KnowledgeBase) -> frozenset[str]:
    """Return every id that something has or ever had."""
    now = {*base.sections_by_id, *base.topics, *base.checks, *base.tools, *base.papers_by_id, *base.group_of}
    now |= {group.id for group in base.groups} | {template.id for template in base.templates}
    return frozenset(now | {entry.id for entry in base.published} | {entry.id for entry in base.retired})


def proposed_id(base: KnowledgeBase, text: str) -> str:
    """Return an id made of the words that nothing has or ever had."""
    return unused([slug(text)], used_ids(base))


def problems_of(change: Change, content: Path) -> tuple[Problem, ...]:
    """Return the problems that the knowledge base would have with the change and has not without, at their places."""
    before = {(problem.position.path, problem.code, problem.message) for problem in examine(content).problems}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        shutil.copytree(content, copy)
        for path, text in change.after.items():
            write_text(copy / Path(path).relative_to(content.as_posix()), text)
        after = examine(copy, content.as_posix()).problems
    return tuple(p for p in after if (p.position.path, p.code, p.message) not in before)
