"""Project templates and the stack: from the command line, on disk, as an archive."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.examine import examine
from generator.starters import Choice, archive, decision_record, project_files, stack_file
from tests.conftest import Write

FILES = {
    "templates.yml": """\
templates:
  - id: small
    title: Small
    summary: For a trial.
    entries:
      - name: src/
        purpose: The code.
        entries:
          - {name: train.py, purpose: Trains the model.}
      - {name: notes.md, purpose: What was learnt.}
      - {name: conf.yml, purpose: Settings.}
""",
    "stack.yml": """\
provider: [dvc]
stack:
  - id: versions
    key: data_versioning
    title: Data versions
    summary: Names the states of data.
    topic: data-versioning
    tools: [dvc]
  - id: serving
    key: model_serving
    title: Serving
    summary: Answers requests.
    topic: data
    tools: [dvc]
""",
}


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_a_template_becomes_folders_with_readmes_a_checklist_and_a_gitignore(content: Write) -> None:
    base = examine(content(FILES)).sound()
    files = dict(project_files(base, base.templates[0]))
    assert set(files) == {
        *(".gitignore", "CHECKLIST.md", "README.md", "conf.yml", "notes.md"),
        *("src/README.md", "src/train.py"),
    }
    assert files["src/train.py"] == '"""Trains the model."""\n'
    assert "The code." in files["src/README.md"]
    assert list(files) == sorted(files)


def test_the_archive_holds_the_same_files_and_the_same_bytes_every_time(content: Write) -> None:
    base = examine(content(FILES)).sound()
    one = archive(base, base.templates[0])
    assert one == archive(base, base.templates[0])
    with zipfile.ZipFile(io.BytesIO(one)) as opened:
        assert {name.removeprefix("small/") for name in opened.namelist()} == set(
            dict(project_files(base, base.templates[0]))
        )


def test_nothing_that_exists_is_overwritten(content: Write, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "README.md").write_text("mine")
    result = call("template", "small", str(folder), "--content", str(content(FILES)))
    assert result.exit_code == 0
    assert (folder / "README.md").read_text() == "mine"
    assert (folder / "src" / "train.py").is_file()
    assert "kept 1" in result.output


def test_an_unknown_template_is_answered_with_a_guess(content: Write, tmp_path: Path) -> None:
    result = call("template", "smal", str(tmp_path / "x"), "--content", str(content(FILES)))
    assert result.exit_code == 1
    assert 'did you mean "small"?' in result.output
    assert not (tmp_path / "x").exists()


def test_a_stack_is_yaml_in_the_layout_of_mlinfra_with_empty_roles_said(content: Write) -> None:
    base = examine(content(FILES)).sound()
    text = stack_file(base, Choice('my "stack"', "dvc", {"versions": "dvc"}))
    assert yaml.safe_load(text) == {
        "name": 'my "stack"',
        "provider": {"name": "dvc", "account-id": "xxxxxxxxx"},
        "deployment": {"type": "kubernetes"},
        "stack": {"data_versioning": ["dvc"]},
    }
    assert "# model_serving: nothing chosen yet" in text


def test_a_decision_record_says_what_was_chosen_and_what_is_open(content: Write) -> None:
    base = examine(content(FILES)).sound()
    record = decision_record(base, Choice("x", "dvc", {"versions": "dvc"}))
    assert "### Data versions: DVC" in record
    assert "- Licence: Apache-2.0" in record
    assert "- Serving: nothing chosen yet" in record


@pytest.mark.parametrize("pick", ["versions=dcv", "version=dvc", "versions"])
def test_a_wrong_pick_is_wrong_usage(pick: str, content: Write) -> None:
    assert call("stack", "--pick", pick, "--content", str(content(FILES))).exit_code == 2
