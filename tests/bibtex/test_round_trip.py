"""What `mlatlas export bibtex` writes, the reader reads as the same papers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bibtex import papers_of
from generator.entries import PaperType
from generator.examine import examine
from generator.exports.bibliography import bibtex
from generator.knowledge import KnowledgeBase, Paper
from generator.load.values import _NO_FILE
from tests.conftest import PROJECT

_KEYS = ("id", "type", "title", "authors", "year", "venue", "volume", "number", "pages", "doi", "arxiv", "url")


def authored(paper: Paper) -> dict[str, Any]:
    held = {key: getattr(paper, key) for key in _KEYS}
    held |= {"type": str(paper.type), "authors": list(paper.authors)}
    return {key: value for key, value in held.items() if value}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return examine(PROJECT / "content").sound()


def test_all_papers_of_the_atlas_come_back_the_same(base: KnowledgeBase) -> None:
    read = papers_of(bibtex(base.papers))
    assert read.remarks == ()
    assert list(read.papers) == [authored(paper) for paper in base.papers]


# What LaTeX means something else by (braces, backslash, dollar, ligatures) no BibTeX file can hold as it stands.
_WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"], exclude_characters="{}\\\"$^~`'-,?!<>"),
    min_size=1,
    max_size=8,
).filter(lambda word: word.casefold() not in {"and", "others"} and word.isprintable())
_PROSE = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_NAME = st.from_regex(r"[A-Z][a-zéøšłß]{1,8}(?: [A-Z][a-z]{1,6})?, [A-Z][a-z]{0,5}\.?(?: [A-Z]\.)?", fullmatch=True)
_PAPERS = st.builds(
    Paper,
    id=st.from_regex(r"[a-z]{2,8}-20\d\d-[a-z]{2,8}", fullmatch=True),
    type=st.sampled_from(PaperType),
    title=_PROSE,
    authors=st.lists(st.one_of(_NAME, _PROSE.map(lambda name: f"{{{name}}}")), min_size=1, max_size=4).map(tuple),
    year=st.integers(1500, 2099).map(str),
    venue=_PROSE,
    volume=st.sampled_from(["", "12", "SE-2"]),
    number=st.sampled_from(["", "3", "1-2", "HKUST-CS98-01"]),
    pages=st.sampled_from(["", "1-20", "e0118432", "3:1-3:9"]),
    doi=st.sampled_from(["", "10.1000/x_y", "10.1002/(SICI)1097-0258(19980815)17:15%3C1661"]),
    arxiv=st.sampled_from(["", "2301.00001", "cs.CL/0001001", "cs/0001001"]),
    url=st.sampled_from(["https://x.org/~a/b_c%20d?e=f&g=h#i", "http://a.org/b--c'd"]),
    formerly=st.just(()),
    source=st.just(_NO_FILE),
)


@settings(deadline=None, max_examples=200)
@given(_PAPERS)
def test_any_paper_that_bibtex_can_hold_comes_back_the_same(paper: Paper) -> None:
    (read,) = papers_of(bibtex([paper])).papers
    expected = authored(paper)
    if paper.arxiv and paper.venue.lower() in {"arxiv", "corr"}:
        expected["venue"] = "arXiv"
    assert read == expected


@settings(deadline=None, max_examples=200)
@given(st.text("@{}\",=#%\\ \nabc1'$~", max_size=200))
def test_nothing_that_looks_like_bibtex_is_a_traceback(text: str) -> None:
    read = papers_of(f"@article{{k, title = {{x}}}}\n{text}")
    assert read.papers
