"""Problems in authored files, and the three forms in which they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, assert_never

from generator.source import Position

Format = Literal["text", "json", "github"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, what it is, and how to mend it."""

    position: Position
    code: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        path, line, column = self.position
        tail = f"; {self.remedy}" if self.remedy else ""
        return f"{path}:{line}:{column}: {self.message} [{self.code}]{tail}"


class ProblemsFound(Exception):
    """The knowledge base cannot be used; `problems` says why, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(summary(self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean "..."?` with the closest known word, or nothing."""
    candidates = sorted(known)
    folded = {name.casefold(): name for name in candidates}
    close = folded.get(word.casefold()) or next(iter(get_close_matches(word, candidates, 1, 0.6)), None)
    return f'did you mean "{close}"?' if close and close != word else ""


def summary(problems: tuple[Problem, ...]) -> str:
    """Return the problems as text, one a line, with their number at the end."""
    files = len({problem.position.path for problem in problems})
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    return "\n".join([*map(str, problems), f"{count} in {files} {'file' if files == 1 else 'files'}"])


def report(problems: tuple[Problem, ...], form: Format) -> str:
    """Return the problems as text, as a JSON array or as workflow commands of GitHub Actions."""
    match form:
        case "text":
            return summary(problems) if problems else "no problems"
        case "json":
            return json.dumps([_plain(problem) for problem in problems], indent=2, ensure_ascii=False)
        case "github":
            return "\n".join(map(_annotation, problems))
        case _:
            assert_never(form)


def _plain(problem: Problem) -> dict[str, str | int]:
    return {
        **problem.position._asdict(),
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _annotation(problem: Problem) -> str:
    path, line, column = problem.position
    text = f"{problem.message}; {problem.remedy}" if problem.remedy else problem.message
    where = f"file={_property(path)},line={line},col={column},title={_property(problem.code)}"
    return f"::error {where}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
