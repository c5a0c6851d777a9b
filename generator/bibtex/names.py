"""Names of people and organisations: from BibTeX's forms to "Family, Given" and "{Organisation}"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pybtex import errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.exceptions import PybtexError

from generator.bibtex.latex import plain

_ONE_LETTER = re.compile(r"\{\\[^_%&#$].{0,6}\}")


def authors(text: str) -> tuple[list[str], list[str]]:
    """Return the names in authored form, and what was wrong with some."""
    names: list[str] = []
    wrong: list[str] = []
    for written in split_name_list(text):
        if not written.strip():
            wrong.append("an author has no name")
            continue
        try:
            name, unknown = _name(written.strip())
        except PybtexError as error:
            wrong.append(f"{error}")
            name, unknown = plain(written)
        wrong += [f"LaTeX command \\{command} in an author is not known" for command in unknown]
        names += [name] if name else []
    return names, wrong


def _name(written: str) -> tuple[str, list[str]]:
    if _is_organisation(written):
        name, unknown = plain(written[1:-1])
        return f"{{{name}}}", unknown
    if written.lower() == "others":
        return "others", []
    with errors.capture() as found:
        person = Person(written)
    if found:
        raise found[0]
    parts = [" ".join(person.prelast_names + person.last_names), " ".join(person.lineage_names)]
    parts.append(" ".join(person.first_names + person.middle_names))
    shown = [plain(part) for part in parts]
    return ", ".join(text for text, _ in shown if text), [command for _, lost in shown for command in lost]


def _is_organisation(written: str) -> bool:
    """Return whether one pair of braces holds the whole name, and not just an accent."""
    if not written.startswith("{") or _ONE_LETTER.fullmatch(written):
        return False
    return next((end for end, depth in _depths(written) if depth == 0), -1) == len(written) - 1


def _depths(written: str) -> Iterator[tuple[int, int]]:
    depth = 0
    for place, character in enumerate(written):
        depth += (character == "{") - (character == "}")
        yield place, depth
