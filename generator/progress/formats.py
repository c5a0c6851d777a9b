"""A selection of checks as Markdown, CSV, JSON or the body of an issue."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, assert_never

from generator.progress.selection import Chosen

Form = Literal["markdown", "csv", "json", "github-issue"]
LONGEST_ISSUE = 65_536
_COLUMNS = ("id", "state", "note", "evidence", "changed", "section", "topic", "check", "stage", "roles")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


class TooLong(Exception):
    """GitHub would refuse the issue."""


def written(checks: tuple[Chosen, ...], form: Form, title: str) -> str:
    """Return the checks in the form; raises TooLong for an issue with more than GitHub takes."""
    match form:
        case "markdown":
            return "\n".join([f"# {_escaped(title)}", *_sections(checks), ""])
        case "github-issue":
            return _issue(checks, title)
        case "csv":
            return _csv(checks)
        case "json":
            return json.dumps([_plain(chosen) for chosen in checks], indent=2, ensure_ascii=False) + "\n"
        case _:
            assert_never(form)


def _sections(checks: tuple[Chosen, ...]) -> Iterator[str]:
    for (number, title), members in groupby(checks, lambda chosen: (chosen.number, chosen.section.title)):
        yield f"\n## {number} {_escaped(title)}\n"
        yield from map(_task, members)


def _task(chosen: Chosen) -> str:
    """The id stands in a comment, so that the site can take ticks back from the list."""
    return f"- [ ] {_escaped(chosen.text)} <!-- {chosen.check.id} -->"


def _issue(checks: tuple[Chosen, ...], title: str) -> str:
    lines = [f"{_escaped(title)}, {len(checks)} {'check' if len(checks) == 1 else 'checks'}.", ""]
    for (number, name), members in groupby(checks, lambda chosen: (chosen.number, chosen.section.title)):
        tasks = [_task(chosen) for chosen in members]
        summary = f"{number} {_escaped(name)} ({len(tasks)})"
        lines += [f"<details><summary>{summary}</summary>", "", *tasks, "", "</details>", ""]
    body = "\n".join(lines)
    if len(body) > LONGEST_ISSUE:
        raise TooLong(
            f"{len(checks)} checks make {len(body)} characters, GitHub takes {LONGEST_ISSUE} an issue; "
            "choose fewer with --stage, --role or --section"
        )
    return body


def _csv(checks: tuple[Chosen, ...]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for chosen in checks:
        check = chosen.check
        places = (f"{chosen.number} {chosen.section.title}", chosen.topic.title, chosen.text)
        cells = (check.id, "todo", "", "", "", *places, check.stage, " ".join(check.roles))
        rows.writerow([_cell(cell) for cell in cells])
    return text.getvalue()


def _cell(text: str) -> str:
    """A spreadsheet would run a cell that begins like a formula; an apostrophe in front keeps it text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else text


def _plain(chosen: Chosen) -> dict[str, object]:
    check = chosen.check
    return {
        "id": check.id,
        "text": chosen.text,
        "why": chosen.why,
        "stage": check.stage,
        "roles": list(check.roles),
        "decision": check.decision,
        "topic": {"id": chosen.topic.id, "title": chosen.topic.title},
        "section": {"id": chosen.section.id, "number": chosen.number, "title": chosen.section.title},
    }


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
