"""The command line: what each command prints, writes and ends with."""

from __future__ import annotations

import json

import click
import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from tests.conftest import PROJECT, SMALL, Write


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_check_ends_with_0_when_all_is_well(content: Write) -> None:
    result = call("check", "--content", str(content({})))
    assert (result.exit_code, result.output) == (0, "no problems\n")


def test_check_ends_with_1_and_counts_problems_and_files(content: Write) -> None:
    folder = content({"tools/data.yml": SMALL["tools/data.yml"].replace("licence:", "license:")})
    result = call("check", "--content", str(folder))
    assert result.exit_code == 1
    assert (
        'tools/data.yml:9:5: unknown key "license" in tool "dvc" [unknown-key]; did you mean "licence"?'
        in result.output
    )
    assert result.output.endswith("1 problem in 1 file\n")


def test_check_as_json_has_the_same_fields_for_every_problem(content: Write) -> None:
    folder = content({"tools/data.yml": SMALL["tools/data.yml"].replace("licence:", "license:")})
    (problem,) = json.loads(call("check", "--content", str(folder), "--format", "json").output)
    assert set(problem) == {"path", "line", "column", "code", "message", "remedy"}
    assert (problem["line"], problem["column"], problem["code"]) == (9, 5, "unknown-key")


def test_check_as_annotations_escapes_what_github_would_take_for_syntax(content: Write) -> None:
    text = SMALL["tools/data.yml"].replace("licence: Apache-2.0", "'a%b,c:d': x")
    result = call("check", "--content", str(content({"tools/data.yml": text})), "--format", "github")
    assert result.output.startswith("::error file=")
    assert ',line=9,col=5,title=unknown-key::unknown key "a%25b,c:d"' in result.output


@pytest.mark.parametrize("arguments", [["check", "--formt", "text"], ["check", "--format", "xml"], ["chek"], ["build"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2


def test_the_committed_schema_is_what_the_model_says() -> None:
    printed = call("schema", "--content", str(PROJECT / "content"), "--print").output
    assert printed == (PROJECT / "content" / "schema.json").read_text("utf-8"), "run `mlatlas schema`"


def test_lock_keeps_ids_that_are_gone(content: Write) -> None:
    folder = content(
        {"ids.lock": "topic once-there\n", "retired.yml": "retired:\n  - {id: once-there, kind: topic, why: x}\n"}
    )
    assert call("lock", "--content", str(folder)).exit_code == 0
    lines = (folder / "ids.lock").read_text().splitlines()[1:]
    assert lines == sorted(lines)
    assert {"topic once-there next", "topic data-versioning next", "check version-recorded next"} <= set(lines)


def test_lock_marks_with_a_release_what_is_in_none_yet(content: Write) -> None:
    folder = content({"ids.lock": "topic data-versioning 0.1.0\n"})
    call("lock", "--content", str(folder), "--release", "0.2.0")
    lines = (folder / "ids.lock").read_text().splitlines()
    assert {"topic data-versioning 0.1.0", "tool dvc 0.2.0"} <= set(lines)


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "Example:" in result.output


def test_the_content_of_this_repository_is_sound() -> None:
    result = call("check", "--content", str(PROJECT / "content"))
    assert result.output == "no problems\n"
