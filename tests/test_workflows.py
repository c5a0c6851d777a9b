"""The workflows keep to GitHub's schema, pin what they use and ask for little."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import PROJECT

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        (
            "vendor.github-issue-forms",
            sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"),
        ),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
)
def test_each_file_keeps_to_the_schema_of_github(schema: str, files: list[Path]) -> None:
    command = [str(Path(sys.executable).parent / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_rights_are_given_job_by_job(path: Path) -> None:
    text = path.read_text("utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) and "# v" in why for action, why in used)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())
    assert "pull_request_target" not in text
    assert "secrets." not in text


def test_an_auditor_finds_nothing_in_the_workflows() -> None:
    command = [
        str(Path(sys.executable).parent / "zizmor"),
        "--offline",
        "--no-progress",
        "--persona=auditor",
        str(GITHUB),
    ]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


def steps() -> list[tuple[str, str]]:
    """Every script of every workflow, with where it stands."""
    found = []
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            found += [(f"{path.stem}/{name}", step["run"]) for step in job["steps"] if "run" in step]
    return found


@pytest.mark.parametrize(("place", "script"), steps())
def test_scripts_are_sound_and_take_no_expression(place: str, script: str) -> None:
    assert "${{" not in script, "an expression in a script lets a title run as a command: pass it through env"
    result = subprocess.run(["bash", "-n"], input=script, check=False, capture_output=True, text=True, timeout=10)
    assert result.returncode == 0, result.stderr


def test_a_pull_request_is_told_of_problems_form_and_difference_and_gets_its_site() -> None:
    job = yaml.safe_load((GITHUB / "workflows/pull-request.yml").read_text("utf-8"))["jobs"]["report"]
    scripts = "\n".join(step.get("run", "") for step in job["steps"])
    for command in ("check --format github", "format --check --format github", "compare ../before/content content"):
        assert f"mlatlas {command}" in scripts
    assert job["permissions"] == {"contents": "read"}
    assert any(step.get("with", {}).get("path") == "site" for step in job["steps"])


def test_owners_are_named_for_paths_that_there_are() -> None:
    lines = [
        line.split() for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines() if line and line[0] != "#"
    ]
    assert lines[0][0] == "*"
    for path, *owners in lines:
        assert path == "*" or (PROJECT / path.strip("/")).exists()
        assert owners and all(re.fullmatch(r"@[a-z0-9-]+/[a-z0-9-]+", owner) for owner in owners)
