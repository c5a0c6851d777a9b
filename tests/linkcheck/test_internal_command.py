"""`mlatlas links internal`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main


def call(folder: Path, *arguments: str) -> Result:
    cache = folder / "cache.json"
    words = ["links", "internal", str(folder / "site"), "--source", str(folder), "--cache", str(cache), *arguments]
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "x.yml").write_text("url: gone, 50%\n")
    edit = '<a rel="edit" href="https://code.example/o/r/edit/main/x.yml#L1">x</a>'
    (tmp_path / "site" / "index.html").write_text(f'{edit}<a href="gone, 50%">x</a>')
    return tmp_path


def test_a_sound_site_ends_with_0(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text('<a href="#">x</a>')
    result = call(tmp_path)
    assert (result.exit_code, result.output) == (0, "1 links in 1 files: all resolve\n")


def test_text_names_the_line_of_the_source_and_the_page(broken: Path) -> None:
    result = call(broken)
    assert result.exit_code == 1
    assert result.output.splitlines()[0].startswith("x.yml:1:6: a[href] 'gone, 50%': there is no gone, 50%")
    assert "(seen on index.html)" in result.output


def test_a_fault_that_many_pages_share_is_said_once(broken: Path) -> None:
    for name in "abcdef":
        (broken / "site" / f"{name}.html").write_text('<a href="away/">x</a>')
    lines = call(broken).output.splitlines()
    assert [line for line in lines if "away" in line] == [
        "a.html: a[href] 'away/': there is no away/index.html [missing-file] and on 5 more pages"
    ]


def test_json(broken: Path) -> None:
    (found,) = json.loads(call(broken, "--format", "json").output)
    assert found["page"] == "index.html"
    assert (found["link"], found["code"], found["source"]) == ("gone, 50%", "missing-file", "x.yml:1:6")


def test_annotations_escape_what_github_would_take_for_syntax(broken: Path) -> None:
    output = call(broken, "--format", "github").output
    assert output.startswith("::error file=x.yml,line=1,col=6,title=missing-file::index.html: a[href] 'gone, 50%25'")


def test_junit(broken: Path) -> None:
    suite = ElementTree.fromstring(call(broken, "--format", "junit").output.split("\n", 1)[1])
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert suite.find(".//failure").get("type") == "missing-file"


def test_sarif(broken: Path) -> None:
    (run,) = json.loads(call(broken, "--format", "sarif").output)["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "x.yml"}, "region": {"startLine": 1, "startColumn": 6}}


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--base-url", "x.org"]])
def test_wrong_usage_ends_with_2(broken: Path, arguments: list[str]) -> None:
    assert call(broken, *arguments).exit_code == 2


def test_a_site_that_is_not_there_ends_with_2_and_says_how_to_build_it(tmp_path: Path) -> None:
    result = call(tmp_path)
    assert result.exit_code == 2
    assert "make site" in result.output


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert call(tmp_path).exit_code == 1
