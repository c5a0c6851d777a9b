"""Raw entries to papers in authored form, and all that a person has to look at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.bibtex.entries import RawEntry, raw_entries
from generator.bibtex.fields import VENUES, Placed, placed, type_of
from generator.bibtex.remarks import Remark, Told
from generator.entries import PaperEntry, PaperType
from generator.naming import paper_ids, unused

_OWN_ID = re.compile(r"(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*-\d{4}(?:-[a-z0-9]+)+")
_ORDER = list(PaperEntry.model_fields)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Papers in authored form (keys in the order of the model), `lines` where each entry starts, and remarks."""

    papers: tuple[dict[str, Any], ...]
    lines: tuple[int, ...]
    remarks: tuple[Remark, ...]


def papers_of(raw: bytes | str, used: Collection[str] = ()) -> Bibliography:
    """Return the papers of a BibTeX or biblatex file; their ids are none of `used`.

    A paper that lacks something is there without it, and a remark says so. Raises BibTeXError where the file as a
    whole cannot be read.
    """
    entries, remarks = raw_entries(raw)
    by_key = {entry.key.lower(): entry for entry in entries}
    taken = set(used)
    papers, lines = [], []
    for entry in entries:
        found = placed(_inherited(entry, by_key))
        paper = {key: value for key, value in found.values.items() if value}
        paper["id"] = _id(entry, paper, taken)
        taken.add(paper["id"])
        remarks += _remarks(entry, found)
        remarks += list(_invalid(entry, paper))
        papers.append({key: paper[key] for key in _ORDER if key in paper})
        lines.append(entry.line)
    return Bibliography(tuple(papers), tuple(lines), tuple(sorted(remarks)))


def identities(paper: Mapping[str, Any]) -> frozenset[str]:
    """Return what tells that two papers are the same: DOI, arXiv id, or title with year."""
    title = "".join(c for c in unicodedata.normalize("NFKD", str(paper.get("title", ""))).casefold() if c.isalnum())
    names = {f"doi:{str(paper['doi']).lower()}"} if paper.get("doi") else set()
    names |= {f"arxiv:{paper['arxiv']}"} if paper.get("arxiv") else set()
    names |= {f"title:{title}:{paper['year']}"} if title and paper.get("year") else set()
    return frozenset(names)


def _inherited(entry: RawEntry, by_key: Mapping[str, RawEntry]) -> RawEntry:
    """Return the entry with what it takes from the one that its `crossref` names."""
    parent = by_key.get(entry.fields.get("crossref", "").lower())
    if parent is None or parent is entry:
        return entry
    passed = {key: value for key, value in parent.fields.items() if key not in {"author", "title", "crossref"}}
    passed["booktitle"] = parent.fields.get("booktitle") or parent.fields.get("title", "")
    fields = {key: value for key, value in {**passed, **entry.fields}.items() if key != "crossref" and value}
    return RawEntry(entry.type, entry.key, entry.line, fields)


def _id(entry: RawEntry, paper: Mapping[str, Any], taken: Collection[str]) -> str:
    """Return the entry's own key where it has the form of our ids and is free, otherwise one made of its facts."""
    if _OWN_ID.fullmatch(entry.key) and entry.key not in taken:
        return entry.key
    first = next(iter(paper.get("authors", [""])), "")
    family = first.strip("{}").split(", ")[0] if first.startswith("{") else first.split(", ")[0]
    return unused(paper_ids(family, str(paper.get("year", "")), str(paper.get("title", ""))), taken)


def _remarks(entry: RawEntry, found: Placed) -> Iterator[Remark]:
    if found.left:
        yield Remark(entry.line, entry.key, Told.NOT_HELD, f"not held by a paper of the atlas: {', '.join(found.left)}")
    for what in found.changed:
        yield Remark(entry.line, entry.key, Told.CHANGED, what)


def _invalid(entry: RawEntry, paper: dict[str, Any]) -> Iterator[Remark]:
    """Yield what the model finds wrong; a value that it does not take goes out of the paper."""
    try:
        PaperEntry.model_validate(paper)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            key = str(detail["loc"][0])
            if detail["type"] == "missing" or key == "id":
                yield Remark(entry.line, entry.key, Told.MISSING, f"{key} is missing{_where(entry, key)}")
            elif key in paper:
                what = f'{key} was left out, for it does not fit: "{str(paper.pop(key))[:80]}"'
                yield Remark(entry.line, entry.key, Told.CHANGED, what)


def _where(entry: RawEntry, key: str) -> str:
    kind, _ = type_of(entry.type)
    return (
        f" (of {'an' if kind is PaperType.ARTICLE else 'a'} {kind}: {' or '.join(VENUES[kind])})"
        if key == "venue"
        else ""
    )
