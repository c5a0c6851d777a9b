"""Renaming and retiring change the words that are meant and no other byte."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.examine import examine
from tests.conftest import SMALL, Write

SECTION = SMALL["sections/01-data.yml"].replace("tools: [dvc]\n    papers", "tools: [dvc] # dvc first\n    papers")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dvc", "dvc-tool"),
        ("how-much-data", "data-amount"),
        ("gebru-2021-datasheets", "gebru-2018-datasheets"),
        ("version-recorded", "version-noted"),
        ("data", "data-at-large"),
    ],
)
def test_a_renamed_entry_is_found_everywhere_and_recorded(content: Write, old: str, new: str) -> None:
    folder = content({"sections/01-data.yml": SECTION})
    result = call("rename", old, new, "--content", str(folder))
    assert result.exit_code == 0, result.output
    examined = examine(folder)
    assert examined.problems == ()
    ((entry),) = examined.base.retired
    assert (entry.id, entry.replaced_by) == (old, new)
    assert "# dvc first" in (folder / "sections/01-data.yml").read_text()


def test_a_name_in_use_is_refused_and_nothing_is_written(content: Write) -> None:
    folder = content({})
    result = call("rename", "how-much-data", "data-versioning", "--content", str(folder))
    assert (result.exit_code, result.output) == (1, 'mlatlas: there is a topic "data-versioning" already\n')
    assert not (folder / "retired.yml").exists()


def test_references_to_a_retired_tool_lead_to_what_replaces_it(content: Write) -> None:
    tools = SMALL["tools/data.yml"]
    other = tools[tools.index("  - id: dvc") :].replace("dvc", "lakefs").replace("DVC", "lakeFS")
    section = SECTION.replace("    answers:", "    tools: [lakefs]\n    answers:")
    folder = content({"sections/01-data.yml": section, "tools/data.yml": tools + other})
    result = call("retire", "dvc", "--replaced-by", "lakefs", "--why", 'Gone: "x".', "--content", str(folder))
    assert result.exit_code == 0, result.output
    text = (folder / "sections/01-data.yml").read_text()
    assert text == section.replace("[[tool:dvc]]", "[[tool:lakefs]]").replace("[dvc]", "[lakefs]")
    (folder / "tools/data.yml").write_text(tools[: tools.index("  - id: dvc")] + other)
    assert examine(folder).problems == ()


def test_an_unknown_id_is_an_error(content: Write) -> None:
    assert call("retire", "dvcc", "--why", "x", "--content", str(content({}))).exit_code == 1


def test_what_was_in_canonical_form_stays_so_though_an_id_gets_longer(content: Write) -> None:
    folder = content({"retired.yml": "# yaml-language-server: $schema=schema.json\nretired: []\n"})
    assert call("format", "--content", str(folder)).exit_code == 0
    result = call("rename", "how-much-data", "how-much-data-" + "x" * 40, "--content", str(folder))
    assert result.exit_code == 0, result.output
    assert call("format", "--check", "--content", str(folder)).output == "no problems\n"
