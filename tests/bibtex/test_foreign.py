"""Bibliographies of others: what each field becomes, and what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.bibtex import BibTeXError, Told, papers_of
from generator.bibtex.entries import MAX_BYTES
from generator.bibtex.latex import plain, verbatim
from generator.entries import PaperEntry

FOREIGN = (Path(__file__).parent / "foreign.bib").read_text("utf-8")
READ = papers_of(FOREIGN)
PAPERS: dict[str, dict[str, Any]] = {paper["id"]: paper for paper in READ.papers}


def one(fields: str, kind: str = "article") -> dict[str, Any]:
    return papers_of(f"@{kind}{{k, {fields}}}").papers[0]


def test_every_entry_is_a_paper_under_an_id_of_our_form() -> None:
    assert list(PAPERS) == [
        "vaswani-2017-attention",
        "kingma-2014-adam",
        "schrodinger-1935-greedy",
        "nationalinstituteofstandardsan-2023-ai",
        "murphy-2022-probabilistic",
        "one-2001-child",
        "ditor-2001-proceedings",
        "someone-2020-page",
        "two-2020-preprint",
        "anonymous-undated-nothing",
    ]
    whole = [paper for paper in READ.papers if not {"url", "venue"} - paper.keys()]
    assert len(whole) == 7
    for paper in whole:
        PaperEntry.model_validate(paper)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "vaswani-2017-attention",
            {
                "type": "inproceedings",
                "title": "Attention is All you Need",
                "authors": ["Vaswani, Ashish", "Shazeer, Noam", "Kaiser, Łukasz", "others"],
                "venue": "Advances in Neural Information Processing Systems 30",
                "year": "2017",
                "pages": "5998-6008",
                "arxiv": "1706.03762",
                "url": "https://arxiv.org/pdf/1706.03762v5.pdf",
            },
        ),
        (
            "kingma-2014-adam",
            {
                "type": "article",
                "title": "Adam: A Method for Stochastic Optimization",
                "authors": ["Kingma, Diederik P.", "Ba, Jimmy"],
                "year": "2014",
                "venue": "arXiv",
                "arxiv": "1412.6980",
                "url": "https://arxiv.org/abs/1412.6980",
            },
        ),
        (
            "schrodinger-1935-greedy",
            {
                "title": "On the ε-greedy cat — 100% “dead” & alive: BERT's k-means",
                "authors": [
                    "Schrödinger, Erwin",
                    "Erdős, Pál",
                    "Gödel, Kurt",
                    "Naïve, René",
                    "van der Maaten, Laurens",
                    "King, Jr., Martin Luther",
                ],
                "volume": "23",
                "number": "48",
                "doi": "10.1007/BF01491891",
                "url": "http://www.x.org/~schr_o/a%20b?c=d&e=#f",
            },
        ),
        (
            "nationalinstituteofstandardsan-2023-ai",
            {
                "authors": ["{National Institute of Standards and Technology}"],
                "year": "2023",
                "venue": "NIST",
                "number": "AI 100-1",
                "url": "https://doi.org/10.6028/NIST.AI.100-1",
            },
        ),
        ("murphy-2022-probabilistic", {"title": "Probabilistic Machine Learning: An Introduction", "type": "book"}),
        ("one-2001-child", {"venue": "Proceedings of Everything", "year": "2001", "pages": "1-2"}),
        ("someone-2020-page", {"url": "https://example.org/a_b~c", "type": "misc"}),
        ("two-2020-preprint", {"arxiv": "2001.00001", "venue": "arXiv", "url": "https://arxiv.org/abs/2001.00001"}),
    ],
)
def test_each_field_has_its_place(name: str, expected: dict[str, Any]) -> None:
    paper = PAPERS[name]
    assert {key: paper.get(key) for key in expected} == expected


def test_what_is_not_held_missing_or_changed_is_told_with_entry_and_line() -> None:
    told = [str(remark) for remark in READ.remarks]
    assert told == [
        "line 7: Vaswani2017: not held by a paper of the atlas: abstract, month",
        'line 43: murphy: url was left out, for it does not fit: "probml.github.io/book1"',
        "line 43: murphy: not held by a paper of the atlas: isbn",
        "line 47: child: not held by a paper of the atlas: editor, publisher",
        "line 48: parent: there is no author: the editors were taken",
        "line 49: site: venue is missing (of a misc: howpublished or publisher or organization)",
        "line 49: site: not held by a paper of the atlas: note",
        "line 50: arx: not held by a paper of the atlas: month",
        'line 51: x: "none" is no DOI',
        'line 51: x: type "weird" is not known: taken as misc',
        "line 51: x: authors is missing",
        "line 51: x: url is missing",
        "line 51: x: venue is missing (of a misc: howpublished or publisher or organization)",
        "line 51: x: year is missing",
    ]


def test_a_broken_entry_is_told_and_does_not_take_the_rest_with_it() -> None:
    text = "@article{a, title = {One}}\n@article{b, title = {Two\n\n@article{c, title = {Three}, pages 3}\n"
    text += "@misc{d, title={F}}"
    read = papers_of(text)
    assert [paper.get("title") for paper in read.papers] == ["One", None, "Three", "F"]
    unreadable = [str(remark) for remark in read.remarks if remark.told is Told.UNREADABLE]
    assert len(unreadable) == 2
    assert unreadable[0].startswith("line 2: b: a brace or quote of this entry is never closed")
    assert unreadable[1] == "line 4: c: '=' expected; what follows in this entry was not read"


def test_an_abbreviation_that_is_not_defined_is_told() -> None:
    read = papers_of("@article{a,\n journal = jmlr, title = {T}}")
    assert any("jmlr is used as an abbreviation" in str(remark) or "jmlr" in str(remark) for remark in read.remarks)
    assert read.papers[0]["title"] == "T"


def test_ids_that_were_ever_used_are_not_used_again() -> None:
    text = "@article{k, author={Box, G.}, year=1964, title={An Analysis of Transformations}}"
    assert papers_of(text).papers[0]["id"] == "box-1964-analysis"
    assert papers_of(text, {"box-1964-analysis"}).papers[0]["id"] == "box-1964-transformations"
    used = {"box-1964-analysis", "box-1964-transformations"}
    assert papers_of(text, used).papers[0]["id"] == "box-1964-analysis-2"
    assert [paper["id"] for paper in papers_of(text + text).papers] == ["box-1964-analysis", "box-1964-transformations"]


def test_a_file_that_is_not_utf_8_is_read_as_latin_1_and_that_is_told() -> None:
    read = papers_of("@article{k, author={Gödel, Kurt}}".encode("latin-1"))
    assert read.papers[0]["authors"] == ["Gödel, Kurt"]
    assert "not UTF-8" in str(read.remarks[0])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no entry"),
        ("<html>not found</html>", "there is no entry"),
        (b"\x00\x01@article{a,", "NUL"),
        ("@a{b, c = {\n" * 200, "more than 100 mistakes"),
        ("@string{a0 = {xxxxxxxxxxxxxxxx}}\n" + "".join(
            f"@string{{a{n} = a{n - 1} # a{n - 1} # a{n - 1} # a{n - 1}}}\n" for n in range(1, 40)
        ), "without bound"),
        (b"@" * (MAX_BYTES + 1), "more than 16 MiB"),
    ],
)  # fmt: skip
def test_what_is_no_bibliography_or_hostile_is_refused_with_a_reason(text: bytes | str, why: str) -> None:
    with pytest.raises(BibTeXError, match=why):
        papers_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, " + ", ".join(f'f{n} = ""' for n in range(5000)) + "}",
        "@article{a, title = " + "{" * 3000 + "}" * 3000 + "}",
        "@article{a, author = {" + " and ".join(["{"] * 50) + "}}",
        "@article{a, author = {a, b, c, d, e and , and {}}}",
        "@article{a, title = {" + '\\"' * 2000 + "}}",
        "@article{, title = {x}}",
        "@article{a title = {x}}",
        "@{a, title = {x}}",
        "@article",
    ],
)
def test_what_is_odd_is_read_or_told(text: str) -> None:
    try:
        papers_of(text)
    except BibTeXError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\'e\`e\^e\"e\~n\=o\.z", "éèêëñōż"),
        (r"{\v s}\c{c}\k{a}\u{g}\d{s}\r a\H{o}", "šçąğṣåő"),
        (r"na\"{\i}ve na{\"\i}ve na\"\i ve", "naïve naïve naïve"),
        (r"{\ss}{\o}{\aa}{\AE}{\l}", "ßøåÆł"),
        (r"a \& b \% \# \_ \$5 \{x\}", "a & b % # _ $5 {x}"),
        ("a--b---c ``q''", "a–b—c “q”"),
        ("no~break", "no break"),
        (r"\textbf{b} {\em e} {\bf f} \texttt{t}", "b e f t"),
        (r"50% raw", "50% raw"),
        (r"{\LaTeX}", "LaTeX"),
        (r"$\mathcal{O}(n^2)$ and $\alpha$", "O(n^2) and α"),
    ],
)
def test_latex_becomes_text(latex: str, expected: str) -> None:
    assert plain(latex) == (expected, [])


def test_an_unknown_command_is_named() -> None:
    assert plain(r"a \foo{b}") == ("a foo b", ["foo"]) or plain(r"a \foo{b}")[1] == ["foo"]


def test_an_address_stays_as_it_is() -> None:
    assert verbatim(r"https://x.org/~a/b_c--d\_e\%20\&") == "https://x.org/~a/b_c--d_e%20&"


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint={1706.03762}, archiveprefix={arXiv}", "1706.03762"),
        ("eprint={1706.03762v2}", "1706.03762"),
        ("eprint={arXiv:1706.03762}", "1706.03762"),
        ("url={https://arxiv.org/abs/cs.CL/0001001}", "cs.CL/0001001"),
        ("doi={10.48550/arXiv.1706.03762}", "1706.03762"),
        ("note={arXiv:1706.03762}", "1706.03762"),
        ("eprint={12345}, archiveprefix={pubmed}", None),
    ],
)
def test_the_arxiv_id_is_found_where_people_put_it(fields: str, arxiv: str | None) -> None:
    assert one(fields).get("arxiv") == arxiv
