"""Papers for other programs: biber and pybtex read what is written, and it says what the knowledge base says."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.entries import PaperType
from generator.examine import examine
from generator.exports import bibliography_files, bibtex, csl_json
from generator.knowledge import KnowledgeBase, Paper
from generator.load.values import _NO_FILE
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return examine(PROJECT / "content").sound()


def paper(title: str, author: str = "Family, Given", pages: str = "") -> Paper:
    return Paper(
        id="family-2020-word",
        type=PaperType.ARTICLE,
        title=title,
        authors=(author,),
        year="2020",
        venue="Journal",
        volume="1",
        number="",
        pages=pages,
        doi="10.1000/x_y",
        arxiv="",
        url="https://example.org/a%20b_c",
        formerly=(),
        source=_NO_FILE,
    )


@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed; CI installs it")
def test_biber_reads_all_papers_without_a_warning(base: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(bibtex(base.papers), "utf-8")
    command = ["biber", "--tool", "papers.bib"]
    read = subprocess.run(command, check=True, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert [line for line in read.stdout.splitlines() if "WARN" in line or "ERROR" in line] == []


def test_every_paper_is_there_with_its_year_and_authors(base: KnowledgeBase) -> None:
    read = parse_string(bibtex(base.papers), "bibtex").entries
    assert list(read) == [entry.id for entry in base.papers]
    for entry in base.papers:
        assert read[entry.id].fields["year"] == entry.year
        assert len(read[entry.id].persons["author"]) == len(entry.authors)


def test_csl_json_has_every_paper_and_no_made_up_author(base: KnowledgeBase) -> None:
    read = json.loads(csl_json(base.papers))
    assert [entry["id"] for entry in read] == [entry.id for entry in base.papers]
    assert not [entry for entry in read if {"literal": "others"} in entry["author"]]


def test_there_is_a_file_for_all_for_each_topic_and_for_each_paper(base: KnowledgeBase) -> None:
    files = dict(bibliography_files(base))
    citing = [topic for topic in base.topics.values() if topic.papers]
    assert len(files) == 2 + len(base.papers) + len(citing)
    assert all(files[f"downloads/topics/{topic.id}.bib"].count("@") >= len(topic.papers) for topic in citing)


def test_pages_have_the_dash_of_bibtex() -> None:
    assert 'pages = "281--305"' in bibtex([paper("x", pages="281-305")])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='{}\\"$^~'), min_size=1))
def test_any_title_comes_back_as_it_was(title: str) -> None:
    read = parse_string(bibtex([paper(title)]), "bibtex").entries["family-2020-word"]
    assert read.fields["title"].strip("{}").replace("\\", "") == title
