"""Reads a content folder into a knowledge base and says everything that is wrong with its files."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from generator import entries
from generator.knowledge import KnowledgeBase
from generator.load.lock import LOCK, read_lock
from generator.load.validate import validate
from generator.load.values import Value, knowledge_base, values_of
from generator.load.yaml_tree import decode, parse
from generator.problems import Problem, did_you_mean
from generator.source import Mapping, Position, Source

LAYOUT: tuple[tuple[str, type[BaseModel]], ...] = (
    ("atlas.yml", entries.AtlasFile),
    ("sections/*.yml", entries.SectionFile),
    ("tools/*.yml", entries.ToolsFile),
    ("papers.yml", entries.PapersFile),
    ("papers/*.yml", entries.PapersFile),
    ("templates.yml", entries.TemplatesFile),
    ("stack.yml", entries.StackFile),
    ("retired.yml", entries.RetiredFile),
)
_ID = re.compile(rb"\bid: *[\"']?([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, the problems of reading, and the ids that broken entries declare."""

    base: KnowledgeBase
    problems: tuple[Problem, ...]
    declared: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file of the knowledge base after validation; there are no values when nothing of it can be used."""

    name: str
    values: tuple[Value, ...]
    declared: frozenset[str]
    problems: tuple[Problem, ...]


class FileMemo:
    """Files read before, by path; an unchanged file (same bytes) is not read again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, ReadFile]] = {}

    def read(self, shown: str, name: str, raw: bytes) -> ReadFile:
        """Return the file's values, from memory where its bytes are the same as before."""
        before = self._known.get(shown)
        if before and before[0] == raw:
            return before[1]
        file = read_file(shown, name, raw)
        self._known[shown] = (raw, file)
        return file


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing that loading makes is garbage before it ends; looking for some took a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@collector_paused()
def load(content: Path, shown_as: str | None = None, memo: FileMemo | None = None) -> Loaded:
    """Return the knowledge base below `content` with every problem of its files.

    `shown_as` is the folder's name in messages. Nothing is raised for what an author wrote; a folder that is
    missing or holds nothing is a problem too.
    """
    memo = memo or FileMemo()
    shown = (shown_as or content.as_posix()).rstrip("/")
    if not content.is_dir():
        where = Position(shown, 1, 1)
        missing = Problem(where, "no-content", "there is no such folder", "name the folder with --content")
        return Loaded(knowledge_base((), ()), (missing,), frozenset())
    published, lock_problems = read_lock(content / LOCK, f"{shown}/{LOCK}")
    problems: list[Problem] = [*lock_problems]
    files = []
    for name in yaml_files(content):
        path = f"{shown}/{name}"
        if model_of(name) is None:
            problems.append(_misplaced(path, name))
            continue
        try:
            raw = (content / name).read_bytes()
        except OSError as error:
            what = error.strerror or "cannot be read"
            problems.append(Problem(Position(path, 1, 1), "unreadable-file", what, "check the file and its rights"))
            continue
        files.append(memo.read(path, name, raw))
    problems += [problem for file in files for problem in file.problems]
    problems += _missing_files(shown, files)
    declared = frozenset(name for file in files for name in file.declared)
    base = knowledge_base((value for file in files for value in file.values), published)
    return Loaded(base, tuple(sorted(set(problems))), declared)


def yaml_files(content: Path) -> list[str]:
    """Return the YAML files below `content`, relative to it, sorted."""
    found = (path for path in content.rglob("*") if path.suffix.lower() in {".yml", ".yaml"})
    return sorted(path.relative_to(content).as_posix() for path in found)


@cache
def model_of(name: str) -> type[BaseModel] | None:
    """Return the model of the file called `name` (relative to the content folder), None where there is none."""
    return next((model for pattern, model in LAYOUT if _matches(name, pattern)), None)


def read_file(shown: str, name: str, raw: bytes) -> ReadFile:
    """Return one file's entry and its problems; `shown` is the path for messages."""
    model = model_of(name)
    assert model is not None
    file, problems = decode(shown, raw)
    if problems:
        return _unusable(name, raw, problems)
    tree, problems = parse(file)
    if not isinstance(tree, Mapping):
        if not problems:
            what = "the file is empty" if tree is None else "the file holds no keys"
            keys = ", ".join(key for key, info in model.model_fields.items() if info.is_required())
            problems = [Problem(Position(shown, 1, 1), "empty-file", what, f"it needs: {keys}")]
        return _unusable(name, raw, problems)
    validated = validate(model, Source(file, tree))
    values = values_of(validated.entry, validated.source) if validated.entry and validated.source else ()
    return ReadFile(name, values, validated.declared, (*problems, *validated.problems))


def _unusable(name: str, raw: bytes, problems: list[Problem]) -> ReadFile:
    """Return a file of which only the ids are known, so that what refers to them does not look dangling."""
    declared = frozenset(found.decode() for found in _ID.findall(raw))
    return ReadFile(name, (), declared, tuple(problems))


def _matches(name: str, pattern: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == len(PurePosixPath(pattern).parts) and path.match(pattern)


def _misplaced(path: str, name: str) -> Problem:
    known = [pattern.replace("*.yml", PurePosixPath(name).name) for pattern, _ in LAYOUT]
    guess = did_you_mean(name, known) or f"files are: {', '.join(pattern for pattern, _ in LAYOUT)}"
    return Problem(Position(path, 1, 1), "unknown-file", "no file of this name belongs here", guess)


def _missing_files(shown: str, files: list[ReadFile]) -> list[Problem]:
    names = [file.name for file in files]
    problems = []
    if "atlas.yml" not in names:
        where = Position(f"{shown}/atlas.yml", 1, 1)
        problems.append(Problem(where, "missing-file", "there is no atlas.yml", "it names the stages and roles"))
    if not any(_matches(name, "sections/*.yml") for name in names):
        where = Position(f"{shown}/sections", 1, 1)
        problems.append(Problem(where, "missing-file", "there are no sections", "add sections/01-name.yml"))
    return problems
