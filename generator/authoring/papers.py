"""Papers: the files that hold them, what an id says by itself, and whether one is there already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.bibtex import identities
from generator.entries import PaperType
from generator.knowledge import KnowledgeBase, Paper
from generator.load.base import yaml_files
from generator.load.yaml_tree import decode, parse
from generator.problems import Problem
from generator.source import Mapping as Node
from generator.source import Source

_ARXIV = re.compile(
    r"(?:https?://)?(?:www\.)?(?:arxiv\.org/(?:abs|pdf)/|arxiv:)?(.+?)(?:v\d+)?(?:\.pdf)?", re.IGNORECASE
)
_DOI = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:\s*)?(10\..+)", re.IGNORECASE)
_DATED = re.compile(r"(\d\d)(\d\d)\.\d{4,5}")


def paper_files(content: Path) -> dict[str, tuple[Source, tuple[Problem, ...]]]:
    """Return the files of papers by the name under which people know them, with what keeps each from being changed."""
    files = {}
    for name in yaml_files(content):
        if name == "papers.yml" or name.startswith("papers/"):
            path = content / name
            file, problems = decode(path.as_posix(), path.read_bytes())
            tree, more = parse(file)
            node = tree if isinstance(tree, Node) else Node()
            files[path.stem] = (Source(file, node), (*problems, *more))
    return files


def completed(paper: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paper with what its DOI or arXiv id says: the bare id, the address, year and venue of a preprint."""
    made = dict(paper)
    if doi := _DOI.fullmatch(str(made.get("doi", "")).strip()):
        made["doi"] = doi.group(1)
        if made["doi"].lower().startswith("10.48550/arxiv."):
            made["arxiv"] = made.get("arxiv") or made.pop("doi")[len("10.48550/arxiv.") :]
    if made.get("arxiv"):
        made["arxiv"] = _ARXIV.fullmatch(str(made["arxiv"]).strip()).group(1)  # type: ignore[union-attr]
        made.setdefault("url", f"https://arxiv.org/abs/{made['arxiv']}")
        if dated := _DATED.fullmatch(made["arxiv"]):
            made.setdefault("year", f"20{dated.group(1)}")
        if not made.get("doi"):
            made.setdefault("venue", "arXiv")
            made.setdefault("type", str(PaperType.MISC))
    elif made.get("doi"):
        made.setdefault("url", f"https://doi.org/{made['doi']}")
    return {key: value for key, value in made.items() if value}


def known_as(base: KnowledgeBase, paper: Mapping[str, Any]) -> Paper | None:
    """Return the paper of the knowledge base that this one is, by DOI, arXiv id, or title and year."""
    names = identities(paper)
    facts = (
        (held, {"title": held.title, "year": held.year, "doi": held.doi, "arxiv": held.arxiv}) for held in base.papers
    )
    return next((held for held, values in facts if identities(values) & names), None)
