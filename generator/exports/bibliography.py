"""Papers as BibTeX, through pybtex, and as CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from generator.entries import PaperType
from generator.knowledge import KnowledgeBase, Paper

FOLDER = "downloads"
_MOST_REMEMBERED = 20_000
_PLAIN = re.compile(r"[A-Za-z0-9 .,:;/()'?!=*+@{}-]*")
_PAGES = re.compile(r"(?<=\d)[-\u2013](?=\d)")
_VENUE: dict[PaperType, str] = {
    PaperType.ARTICLE: "journal",
    PaperType.INPROCEEDINGS: "booktitle",
    PaperType.INCOLLECTION: "booktitle",
    PaperType.BOOK: "publisher",
    PaperType.TECHREPORT: "institution",
    PaperType.THESIS: "school",
    PaperType.MISC: "howpublished",
}
_CSL: dict[PaperType, str] = {
    PaperType.ARTICLE: "article-journal",
    PaperType.INPROCEEDINGS: "paper-conference",
    PaperType.INCOLLECTION: "chapter",
    PaperType.BOOK: "book",
    PaperType.TECHREPORT: "report",
    PaperType.THESIS: "thesis",
    PaperType.MISC: "document",
}
_PUBLISHED = frozenset({PaperType.BOOK, PaperType.TECHREPORT, PaperType.THESIS})


def bibliography_files(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield path and text of the bibliographies: of all papers, of each topic that cites any, of each paper."""
    yield f"{FOLDER}/papers.bib", bibtex(base.papers)
    yield f"{FOLDER}/papers.csl.json", csl_json(base.papers)
    for paper in base.papers:
        yield f"{FOLDER}/papers/{paper.id}.bib", _written(paper)
    for topic in base.topics.values():
        if topic.papers:
            yield f"{FOLDER}/topics/{topic.id}.bib", bibtex(base.papers_by_id[name] for name in topic.papers)


def bibtex(papers: Iterable[Paper]) -> str:
    """Return the papers as BibTeX, each under its id."""
    return "\n".join(map(_written, papers))


def csl_json(papers: Iterable[Paper]) -> str:
    """Return the papers as CSL-JSON, which reference managers read; each on a line of its own."""
    return "[\n" + ",\n".join(json.dumps(_csl(paper), ensure_ascii=False) for paper in papers) + "\n]\n"


@lru_cache(_MOST_REMEMBERED)
def _written(paper: Paper) -> str:
    """A paper stands in a file of its own, in that of each topic that cites it, and in that of all."""
    return str(_Writer().to_string(BibliographyData({paper.id: _entry(paper)})))


class _Writer(Writer):  # type: ignore[misc]
    """pybtex's writer without its first line, which names the program's version."""

    def _encode(self, text: str) -> str:
        """Most fields hold nothing that TeX would take for anything else; finding that out is quicker than encoding."""
        return text if _PLAIN.fullmatch(text) else str(super()._encode(text))

    def _write_preamble(self, stream: Any, preamble: Any) -> None:
        if preamble:
            super()._write_preamble(stream, preamble)


def _entry(paper: Paper) -> Entry:
    fields = {
        "author": " and ".join(paper.authors),
        "title": f"{{{paper.title}}}",
        _VENUE[paper.type]: paper.venue,
        "year": paper.year,
        "volume": paper.volume,
        "number": paper.number,
        "pages": _PAGES.sub("--", paper.pages),
        "doi": paper.doi,
        "eprint": paper.arxiv,
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "url": paper.url,
    }
    return Entry(paper.type, {key: value for key, value in fields.items() if value})


def _csl(paper: Paper) -> dict[str, Any]:
    described = {
        "id": paper.id,
        "type": _CSL[paper.type],
        "title": paper.title,
        "author": [_csl_name(name) for name in paper.authors if name != "others"],
        "issued": {"date-parts": [[int(paper.year)]]},
        "publisher" if paper.type in _PUBLISHED else "container-title": paper.venue,
        "volume": paper.volume,
        "issue": paper.number,
        "page": paper.pages,
        "DOI": paper.doi,
        "URL": paper.url,
    }
    return {key: value for key, value in described.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    if name.startswith("{"):
        return {"literal": name.strip("{}")}
    family, _, given = name.partition(", ")
    return {"family": family, "given": given} if given else {"literal": family}
