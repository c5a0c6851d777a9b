"""Content files in their canonical form: same values, same comments, one layout."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePosixPath

from pydantic import BaseModel

from generator.canonical import comments_of, written
from generator.load.base import model_of
from generator.load.yaml_tree import decode, parse
from generator.problems import Problem
from generator.source import Mapping, Position, SourceFile


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file as it is and as it should be; with problems it is left as it is."""

    path: str
    before: str
    after: str
    problems: tuple[Problem, ...] = ()

    def difference(self) -> Problem | None:
        """Return the first line that is not as it should be, None where all are."""
        if self.before == self.after:
            return None
        lines = zip_longest(self.before.split("\n"), self.after.split("\n"))
        number, (old, new) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
        what = f"not in canonical form: here stands {_shown(old)}, it should be {_shown(new)}"
        return Problem(Position(self.path, number, 1), "not-canonical", what, "run `mlatlas format`")


def formatted(path: str, raw: bytes) -> Formatted:
    """Return the file at `path` in canonical form; nothing is raised for what an author wrote."""
    file, problems = decode(path, raw)
    if problems:
        return Formatted(path, file.text, file.text, tuple(problems))
    text = file.text.replace("\r\n", "\n").replace("\r", "\n")
    tree, problems = parse(SourceFile(path, text))
    model, schema = _kind(path)
    if not problems and not (isinstance(tree, Mapping) and tree):
        problems = [Problem(Position(path, 1, 1), "empty-file", "the file holds no keys", "see the field reference")]
    if not problems and model is None:
        remedy = "name a file of the content folder, such as content/papers/data.yml"
        problems = [Problem(Position(path, 1, 1), "unknown-file", "no content file has this name", remedy)]
    if problems or model is None:
        return Formatted(path, file.text, file.text, tuple(problems))
    comments = comments_of(text)
    after = written(model, tree, schema=schema, comments=comments)
    again, problems = parse(SourceFile(path, after))
    if problems or again != tree or comments_of(after).texts() != comments.texts():
        what = "the canonical form would not hold the same values and comments"
        lost = Problem(Position(path, 1, 1), "not-kept", what, "left as it is: please report it with the file")
        return Formatted(path, file.text, file.text, (lost,))
    before = raw.decode("utf-8")
    return Formatted(path, before, after)


def in_same_form(path: str, before: str, after: str) -> str:
    """Return a changed text in canonical form where it was so before: a longer word may move line breaks."""
    if formatted(path, before.encode()).difference() is None:
        return formatted(path, after.encode()).after
    return after


def _kind(path: str) -> tuple[type[BaseModel] | None, str]:
    """Return the model of the file and the address of its schema, from the last parts of its path."""
    parts = PurePosixPath(path).parts
    for depth in (2, 1):
        model = model_of("/".join(parts[-depth:]))
        if model is not None:
            return model, f"{'../' * (depth - 1)}schema.json"
    return None, ""


def _shown(line: str | None) -> str:
    if line is None:
        return "nothing"
    return f'"{line}"' if len(line) <= 80 else f'"{line[:79]}…"'
