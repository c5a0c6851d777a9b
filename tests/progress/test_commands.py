"""`mlatlas checklist` and `mlatlas status`: what they choose, print and end with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.examine import examine
from generator.progress import formats
from generator.succession import check_reference, former_checks
from tests.conftest import Write

SECTION = """\
id: data
title: Data
summary: What data there is.
topics:
  - id: data-versioning
    title: Data versioning
    kind: practice
    stage: poc
    definition: Each state of the data has a name.
    tools: [dvc]
    papers: [gebru-2021-datasheets]
    links:
      - {title: DVC guide, url: "https://dvc.org/doc", kind: documentation}
    checks:
      - {id: data-seen, text: "Look at *all* the data.", why: Surprises., stage: poc, roles: [data-scientist]}
      - {id: version-recorded, text: Every run names its data., why: x, stage: mvp, roles: [data-scientist, mlops]}
      - {id: old-data-kept, text: "=1+1 [is] kept, `<always>`.", why: x, stage: production, roles: [mlops]}
"""
RETIRED = """\
retired:
  - {id: run-names-data, kind: check, replaced_by: run-data-named, why: Renamed.}
  - {id: run-data-named, kind: check, replaced_by: version-recorded, why: Renamed again.}
  - {id: data-on-disk, kind: check, why: Nobody does that now.}
"""


@pytest.fixture
def folder(content: Write) -> Path:
    return content({"sections/01-data.yml": SECTION, "retired.yml": RETIRED})


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def ids(folder: Path, *options: str) -> list[str]:
    result = call("checklist", "--content", str(folder), "--format", "json", *options)
    assert result.exit_code == 0, result.output
    return [check["id"] for check in json.loads(result.output)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["data-seen", "version-recorded", "old-data-kept"]),
        (["--stage", "poc"], ["data-seen"]),
        (["--stage", "mvp"], ["data-seen", "version-recorded"]),
        (["--stage", "production"], ["data-seen", "version-recorded", "old-data-kept"]),
        (["--role", "mlops"], ["version-recorded", "old-data-kept"]),
        (["--stage", "mvp", "--role", "mlops"], ["version-recorded"]),
        (["--section", "data", "--role", "legal"], []),
    ],
)
def test_a_stage_holds_those_before_it_and_filters_add_up(
    folder: Path, options: list[str], expected: list[str]
) -> None:
    assert ids(folder, *options) == expected


@pytest.mark.parametrize("command", ["checklist", "status"])
@pytest.mark.parametrize("option", ["--stage", "--role", "--section"])
def test_an_unknown_name_is_wrong_usage_and_says_what_there_is(
    folder: Path, tmp_path: Path, command: str, option: str
) -> None:
    (tmp_path / "p.json").write_text(progress({}))
    file = [str(tmp_path / "p.json")] if command == "status" else []
    result = call(command, *file, "--content", str(folder), option, "dta")
    assert result.exit_code == 2
    assert f'there is no {option[2:]} "dta"' in result.output


def test_a_task_list_has_one_box_a_check_and_no_markup_of_its_own(folder: Path) -> None:
    output = call("checklist", "--content", str(folder)).output
    assert output == (
        "# ML Atlas checklist\n\n## 01 Data\n\n"
        "- [ ] Look at all the data. <!-- data-seen -->\n"
        "- [ ] Every run names its data. <!-- version-recorded -->\n"
        "- [ ] =1+1 \\[is\\] kept, \\<always\\>. <!-- old-data-kept -->\n"
    )


def test_no_cell_of_the_table_is_a_formula(folder: Path) -> None:
    output = call("checklist", "--content", str(folder), "--format", "csv").output
    rows = list(csv.DictReader(io.StringIO(output)))
    assert [row["check"] for row in rows] == [
        "Look at all the data.",
        "Every run names its data.",
        "'=1+1 [is] kept, <always>.",
    ]
    assert {row["state"] for row in rows} == {"todo"}


def test_an_issue_says_what_it_holds_and_folds_each_section(folder: Path) -> None:
    output = call("checklist", "--content", str(folder), "--stage", "mvp", "--format", "github-issue").output
    assert output.startswith(
        "ML Atlas checklist, up to Minimum viable product, 2 checks.\n\n<details><summary>01 Data (2)"
    )
    assert output.count("- [ ] ") == 2


def test_an_issue_that_github_would_refuse_ends_with_1(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LONGEST_ISSUE", 100)
    result = call("checklist", "--content", str(folder), "--format", "github-issue")
    assert result.exit_code == 1
    assert "choose fewer with --stage" in result.output


def progress(checks: Mapping[str, tuple[str, int]], **changes: object) -> str:
    entries = {
        name: {"state": state, "note": "", "evidence": "", "at": f"2026-01-{day:02d}T10:00:00.000Z"}
        for name, (state, day) in checks.items()
    }
    other = {"name": "Other", "created": "", "checks": {}}
    mine = {"name": "Churn", "created": "2026-01-01T00:00:00.000Z", "checks": entries}
    return json.dumps({"schema": 1, "current": "p-1", "projects": {"p-1": mine, "p-2": other}, **changes})


def status(folder: Path, text: str | bytes, *options: str) -> Result:
    path = folder.parent / "progress.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return call("status", str(path), "--content", str(folder), *options)


def test_status_counts_leaves_out_what_is_not_applicable_and_names_what_is_next(folder: Path) -> None:
    text = progress({"data-seen": ("done", 1), "old-data-kept": ("na", 1), "data-on-disk": ("done", 1)})
    assert status(folder, text).output.splitlines() == [
        "Churn: 1 of 2 done (50 %), 1 not applicable",
        "  01 Data  1 of 2 done (50 %), 1 not applicable",
        "next: Every run names its data. (version-recorded)",
        "no longer in the atlas: data-on-disk",
    ]


@pytest.mark.parametrize(
    ("checks", "state"),
    [
        ({"run-names-data": ("done", 1)}, "done"),
        ({"run-names-data": ("done", 1), "version-recorded": ("todo", 2)}, "open"),
        ({"run-names-data": ("done", 3), "run-data-named": ("doing", 4), "version-recorded": ("na", 2)}, "open"),
    ],
)
def test_a_retired_check_hands_its_state_on_and_the_newest_counts(
    folder: Path, checks: dict[str, tuple[str, int]], state: str
) -> None:
    found = json.loads(status(folder, progress(checks), "--format", "json", "--stage", "mvp").output)
    assert ("version-recorded" in found["open"]) is (state == "open")
    assert found["gone"] == []


@pytest.mark.parametrize(("least", "code"), [("50", 0), ("51", 1), ("0", 0)])
def test_a_gate_ends_with_1_when_too_little_is_done(folder: Path, least: str, code: int) -> None:
    result = status(folder, progress({"data-seen": ("done", 1)}), "--stage", "mvp", "--fail-under", least)
    assert result.exit_code == code


def test_a_gate_over_nothing_that_applies_is_open(folder: Path) -> None:
    assert status(folder, progress({"data-seen": ("na", 1)}), "--stage", "poc", "--fail-under", "100").exit_code == 0


def test_status_takes_the_named_project(folder: Path) -> None:
    text = progress({"data-seen": ("done", 1)})
    assert status(folder, text, "--project", "Other").output.startswith("Other: 0 of 3")
    assert (
        'no project "Third" in it; its projects: "Churn", "Other"' in status(folder, text, "--project", "Third").output
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "damaged or no JSON"),
        (b"\xff\xfe{}", "damaged or no JSON"),
        ("[" * 100_000, "damaged or no JSON"),
        ("[]", "holds no progress"),
        ('{"some": "thing"}', "holds no progress"),
        (progress({}, schema=2), "version 2"),
        (progress({}, schema=None), "version null"),
        (progress({"data-seen": ("ticked", 1)}), "projects.p-1.checks.data-seen.state"),
        (progress({"__proto__": ("done", 1)}), "projects.p-1.checks"),
        (progress({}, projects={}), "there is no project"),
    ],
)
def test_a_file_that_is_no_progress_ends_with_1_and_a_reason(folder: Path, text: str | bytes, words: str) -> None:
    result = status(folder, text)
    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


def test_a_check_that_was_renamed_twice_is_found_on_the_page_by_its_first_id(folder: Path) -> None:

    base = examine(folder).base
    assert check_reference("version-recorded", former_checks(base)) == "version-recorded|run-data-named|run-names-data"
