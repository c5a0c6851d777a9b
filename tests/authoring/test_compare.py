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
