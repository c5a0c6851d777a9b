"""`mlatlas format`: one form, the same values, every comment; what cannot be read is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.__main__ import main
from generator.authoring.formatting import formatted
from generator.load.base import yaml_files
from tests.conftest import PROJECT, Write

CASES = sorted((Path(__file__).parent / "formatting").glob("*.txt"))
CONTENT = PROJECT / "content"
PLACES = {"comments": "sections/01-data.yml", "layout": "papers/data.yml"}


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["format", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_case_becomes_what_stands_below_it_and_stays_so(case: Path) -> None:
    before, after = case.read_text("utf-8").split("=====\n")
    place = PLACES[case.stem]
    made = formatted(place, before.encode())
    assert made.problems == ()
    assert made.after == after
    assert formatted(place, after.encode()).after == after
    assert formatted(place, before.replace("\n", "\r\n").encode("utf-8-sig")).after == after


@pytest.mark.parametrize("name", yaml_files(CONTENT))
def test_the_content_of_this_repository_is_in_canonical_form(name: str) -> None:
    made = formatted(f"content/{name}", (CONTENT / name).read_bytes())
    assert made.problems == ()
    assert made.difference() is None, "run `mlatlas format`"


_BLOCK = """\
id: data
title: Data
summary: Text.
topics:
  - id: a
    title: A
    kind: method
    stage: poc
    tools: [dvc, lakefs]
    papers:
      - x-2020-y
    related:
      - {topic: b, why: c}
      - topic: d
        why: e
    topics:
      - id: f
        title: F
""".splitlines()


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_comments_are_kept_wherever_they_stand(data: st.DataObject) -> None:
    lines = []
    for number, line in enumerate(_BLOCK):
        for above in range(data.draw(st.integers(0, 2))):
            lines += [""] * data.draw(st.integers(0, 2))
            lines.append(f"{' ' * data.draw(st.integers(0, 10))}# above {number} {above}")
        lines += [""] * data.draw(st.integers(0, 1))
        lines.append(f"{line} # beside {number}" if data.draw(st.booleans()) else line)
    lines += ["# the last"] if data.draw(st.booleans()) else []
    text = "\n".join(lines) + "\n"
    made = formatted("sections/x.yml", text.encode())
    assert made.problems == ()
    assert made.after.count("#") == text.count("#") + 1
    for number, line in enumerate(_BLOCK):
        if f" # beside {number}\n" in text:
            found = next(held for held in made.after.splitlines() if held.endswith(f"# beside {number}"))
            assert line.partition(":")[0].strip("- ") in found or found.strip().startswith("#")
    assert formatted("sections/x.yml", made.after.encode()).after == made.after


def test_a_file_that_cannot_be_read_is_reported_and_left_alone_while_others_are_formatted(content: Write) -> None:
    broken = "title: Data\npapers: [\n"
    folder = content({"papers/data.yml": broken, "tools/data.yml": "title:  'Data'\nid: data-tools\n"})
    result = call("--content", str(folder))
    assert result.exit_code == 1
    assert f"{folder}/papers/data.yml:3:1: " in result.output
    assert (folder / "papers/data.yml").read_text() == broken
    assert (folder / "tools/data.yml").read_text().endswith("json\nid: data-tools\ntitle: Data\n")


def test_check_writes_nothing_and_names_the_first_line_that_differs(content: Write) -> None:
    text = "# yaml-language-server: $schema=../schema.json\nid: data-tools\ntitle: 'Data'\n"
    folder = content({"tools/data.yml": text})
    path = folder / "tools/data.yml"
    result = call("--check", str(path))
    assert result.exit_code == 1
    expected = f'{path}:3:1: not in canonical form: here stands "title: \'Data\'", it should be "title: Data"'
    assert result.output.startswith(expected)
    assert path.read_text() == text
    assert call(str(path)).exit_code == 0
    assert call("--check", str(path)).output == "no problems\n"


def test_check_annotates_a_pull_request_with_the_remedy(content: Write) -> None:
    path = content({"tools/data.yml": "title: Data\nid: data-tools\n"}) / "tools/data.yml"
    result = call("--check", "--format", "github", str(path))
    assert result.output.startswith(f"::error file={path},line=1,col=1,title=not-canonical::")
    assert "; run `mlatlas format`" in result.output


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\n", "anchor"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("", "empty-file"),
        ("{}\n", "empty-file"),
        ("- a\n", "empty-file"),
        ("a: \x00\n", "unreadable-character"),
        ("a: 1\n---\nb: 2\n", "several-documents"),
    ],
)
def test_what_the_loader_refuses_is_left_alone(text: str, code: str) -> None:
    made = formatted("papers.yml", text.encode())
    assert made.problems[0].code == code
    assert made.after == made.before


def test_a_file_that_is_no_content_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("a:   1\n")
    result = call(str(path))
    assert (result.exit_code, path.read_text()) == (1, "a:   1\n")
    assert "[unknown-file]" in result.output


@pytest.mark.parametrize("made", ["id: x\n", "id: data\ntitle: Data\n", "id: [\n"], ids=["value", "comment", "syntax"])
def test_a_form_that_would_lose_something_is_not_written(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.authoring.formatting.written", lambda *_, **__: made)
    result = formatted("tools/data.yml", b"id: data\ntitle: Data # kept\n")
    assert [problem.code for problem in result.problems] == ["not-kept"]
    assert result.after == result.before


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b"\n", b"\r\n", "with the line end of Windows, it should be"),
        (b"# yaml", b"\xef\xbb\xbf# yaml", "behind a byte order mark, it should be"),
    ],
)
def test_what_nobody_sees_is_named(content: Write, before: bytes, after: bytes, said: str) -> None:
    file = content({}) / "papers/data.yml"
    call(str(file))
    file.write_bytes(b"# yaml-language-server: $schema=../schema.json\n".replace(before, after, 1) + b"title: X\n")
    assert said in call("--check", str(file)).output


def test_a_missing_last_line_end_is_named_where_it_is(content: Write) -> None:
    folder = content({})
    assert call("--content", str(folder)).exit_code == 0
    file = folder / "papers/data.yml"
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    lines = len(file.read_bytes().splitlines())
    assert (
        f"{file}:{lines}:1: not in canonical form: the last line has no line end" in call("--check", str(file)).output
    )


def test_a_folder_stands_for_all_of_its_files(content: Write) -> None:
    folder = content({})
    assert " of 1 files formatted" in call(str(folder / "papers")).output
