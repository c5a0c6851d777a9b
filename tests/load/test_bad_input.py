"""Whatever a file holds, loading names the place and what is wrong, and never raises."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.examine import examine
from generator.load.yaml_tree import MAX_BYTES, decode, parse
from generator.problems import Problem
from generator.source import SourceFile
from tests.conftest import SMALL, Write

SECTION = SMALL["sections/01-data.yml"]


def told(folder: Path) -> list[tuple[str, int, int, str]]:
    return [(Path(p.position.path).name, p.position.line, p.position.column, p.code) for p in examine(folder).problems]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"id: data\ntitle: \xff\n", (2, 8, "not-utf-8")),
        (b"id: data\ntitle: a\x00b\n", (2, 9, "unreadable-character")),
        ("id: data\ntitle: a\u202eb\n".encode(), (2, 9, "unreadable-character")),
        (b"x" * (MAX_BYTES + 1), (1, 1, "file-too-large")),
        (b"a:\n  - b\n c\n", (3, 2, "syntax")),
        (b"a: [1, 2\n", (2, 1, "syntax")),
        (b"", (1, 1, "empty-file")),
        (b"- a\n- b\n", (1, 1, "empty-file")),
        (b"just words\n", (1, 1, "empty-file")),
    ],
)
def test_an_unusable_file_is_one_problem_at_its_place(text: bytes, place: tuple[int, int, str], content: Write) -> None:
    folder = content({"stack.yml": text})
    assert told(folder) == [("stack.yml", *place)]


def test_a_document_nested_too_deep_is_refused_where_it_becomes_so(content: Write) -> None:
    folder = content({"stack.yml": "a: " + "[" * 40 + "]" * 40})
    assert ("stack.yml", 1, 35, "too-deep") in told(folder)


def test_an_alias_bomb_is_refused_at_each_anchor_and_alias_without_being_expanded(content: Write) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    codes = [code for name, _, _, code in told(content({"retired.yml": bomb})) if name == "retired.yml"]
    assert codes.count("alias") == 24
    assert codes.count("anchor") == 9


def test_a_missing_folder_is_a_problem_and_not_an_exception(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path / "nowhere").problems
    assert problem.code == "no-content"


def test_an_empty_folder_lacks_its_files(tmp_path: Path) -> None:
    assert [problem.code for problem in examine(tmp_path).problems] == ["missing-file", "missing-file"]


def test_a_label_of_twenty_thousand_characters_is_too_long(content: Write) -> None:
    folder = content({"sections/01-data.yml": SECTION.replace("title: Data versioning", f"title: {'x' * 20_000}")})
    assert told(folder) == [("01-data.yml", 6, 12, "too-long")]


@pytest.mark.parametrize("title", ["בינה מלאכותית", "ذكاء", "数据版本", "Data 🚀 boldly", "naïve Bayes"])
def test_titles_in_any_script_are_fine(title: str, content: Write) -> None:
    folder = content({"sections/01-data.yml": SECTION.replace("Data versioning", title)})
    examined = examine(folder)
    assert examined.problems == ()
    assert examined.base.topics["data-versioning"].title == title


def test_ids_of_a_file_that_cannot_be_read_do_not_dangle(content: Write) -> None:
    folder = content({"tools/data.yml": SMALL["tools/data.yml"].replace("name: DVC", "name: [DVC")})
    assert {code for _, _, _, code in told(folder)} == {"syntax"}


def test_words_that_yaml_would_convert_stay_text(content: Write) -> None:
    folder = content({"sections/01-data.yml": SECTION.replace("title: Data versioning", "title: no")})
    assert examine(folder).base.topics["data-versioning"].title == "no"
    tree, _ = parse(SourceFile("x", "a: 12:30\nb: 2021-01-01\nc: true\nd: 1e3\n"))
    assert tree == {"a": "12:30", "b": "2021-01-01", "c": "true", "d": "1e3"}


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_read_or_refused(text: str) -> None:
    file, problems = decode("x", text.encode())
    if not problems:
        _, problems = parse(file)
    assert all(isinstance(problem, Problem) for problem in problems)


@given(st.dictionaries(st.text(min_size=1), st.text() | st.lists(st.text(), max_size=3), max_size=5))
def test_the_position_of_every_key_is_where_it_stands(values: dict[str, object]) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, default_style='"', width=10_000)
    tree, problems = parse(SourceFile("x", text))
    assert not problems
    assert (tree or {}) == values
    lines = text.split("\n")
    for key, (line, column) in (tree.keys_at if tree else {}).items():
        rest = "\n".join([lines[line][column:], *lines[line + 1 :]])
        assert next(event.value for event in yaml.parse(rest) if isinstance(event, yaml.ScalarEvent)) == key


def test_a_comma_that_ends_a_text_between_braces_is_explained(content: Write) -> None:
    text = SMALL["sections/01-data.yml"].replace("why: more data means more versions", "why: more data, more versions")
    (problem,) = examine(content({"sections/01-data.yml": text})).problems
    assert problem.remedy == "between { } a comma ends a text: put quotes around the whole of it"
