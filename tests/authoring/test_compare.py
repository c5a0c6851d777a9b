"""A pull request is told which ids it adds, changes and removes, and how the checklist reads then."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.__main__ import main
from tests.conftest import SMALL, Write

SECTION = SMALL["sections/01-data.yml"]


def compared(content: Write, tmp_path: Path, section: str) -> str:
    old = content({}).rename(tmp_path / "before")
    new = content({"sections/01-data.yml": section})
    result = CliRunner().invoke(main, ["compare", str(old), str(new)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_same_twice_is_no_change(content: Write, tmp_path: Path) -> None:
    assert compared(content, tmp_path, SECTION).endswith("The checklist stays as it is.\n")


def test_ids_added_changed_and_removed_and_the_checklist(content: Write, tmp_path: Path) -> None:
    changed = SECTION.replace("id: version-recorded", "id: version-noted").replace(
        "How much data?", "How much is enough?"
    )
    report = compared(content, tmp_path, changed)
    assert "### Added: 1\n\n- check: `version-noted`" in report
    assert "### Removed: 1\n\n- check: `version-recorded`" in report
    assert "- topic: `data-versioning`, `how-much-data`" in report


def test_a_changed_sentence_shows_in_the_difference_of_the_checklist(content: Write, tmp_path: Path) -> None:
    report = compared(content, tmp_path, SECTION.replace("Every run names its data.", "Every run says its data."))
    assert "\n- " in report
    assert "names its data" in report
    assert "says its data" in report


def test_a_rename_is_shown_as_one_and_what_only_follows_it_is_no_change(content: Write, tmp_path: Path) -> None:
    old = content({}).rename(tmp_path / "before")
    new = content({})
    for was, now in (("dvc", "dvc-tool"), ("how-much-data", "data-amount"), ("version-recorded", "version-noted")):
        assert CliRunner().invoke(main, ["rename", was, now, "--content", str(new)]).exit_code == 0
    report = CliRunner().invoke(main, ["compare", str(old), str(new)], catch_exceptions=False).output
    assert report == (
        "## What this change does\n\n### Renamed: 3\n\n"
        "- check: `version-recorded` is now `version-noted`\n"
        "- tool: `dvc` is now `dvc-tool`\n"
        "- topic: `how-much-data` is now `data-amount`\n\n"
        "The checklist stays as it is.\n"
    )


def test_what_was_retired_is_removed_with_its_reason(content: Write, tmp_path: Path) -> None:
    old = content({}).rename(tmp_path / "before")
    section = SECTION[: SECTION.index("    checks:")] + SECTION[SECTION.index("    tools: [dvc]\n    papers") :]
    retired = "retired:\n  - {id: version-recorded, kind: check, why: Nobody needed it.}\n"
    new = content({"sections/01-data.yml": section, "retired.yml": retired})
    report = CliRunner().invoke(main, ["compare", str(old), str(new)], catch_exceptions=False).output
    assert "### Removed: 1\n\n- check: `version-recorded` (Nobody needed it)\n" in report


def test_a_folder_with_problems_is_compared_as_far_as_it_can_be_read(content: Write, tmp_path: Path) -> None:
    report = compared(content, tmp_path, SECTION.replace("kind: practice", "kind: practise"))
    assert report.startswith("> `mlatlas check` finds 1 problem in `")
    assert "### Changed: 1\n\n- topic: `data-versioning`" in report
