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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rename", "dvc", "DVC"), '"id" of the entry has the wrong form: "DVC"'),
        (("rename", "dvcc", "dvc-tool"), 'there is no entry "dvcc"; did you mean "dvc"?'),
        (("rename", "dvc", "dvc-tool", "--kind", "paper"), 'there is no paper "dvc"'),
        (("retire", "dvc", "--replaced-by", "dvc", "--why", "x"), '"dvc" cannot take its own place'),
        (("retire", "dvc", "--replaced-by", "dvcc", "--why", "x"), 'there is no tool "dvcc"; did you mean "dvc"?'),
        (("retire", "dvc", "--kind", "topic", "--why", "x"), 'there is no topic "dvc"'),
        (("retire", "dvc", "--why", " "), '--why: "why" of retired id is empty'),
    ],
)
def test_what_would_break_the_knowledge_base_is_refused(content: Write, arguments: tuple[str, ...], said: str) -> None:
    folder = content({})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = call(*arguments, "--content", str(folder))
    assert result.exit_code == 1
    assert result.output.startswith(f"mlatlas: {said}")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tools: [dvc, lakefs] # both", "tools: [lakefs] # both"),
        ("tools: [lakefs, dvc]", "tools: [lakefs]"),
        ("tools: [\n      lakefs,\n      dvc ]", "tools: [\n      lakefs,\n       ]"),
        ("tools:\n      - lakefs\n      # first\n      - dvc", "tools:\n      - lakefs\n      # first"),
        ("tools:\n      - dvc\n      - lakefs", "tools:\n      - lakefs"),
    ],
)
def test_no_list_names_the_replacement_twice(content: Write, before: str, after: str) -> None:
    tools = SMALL["tools/data.yml"]
    other = tools[tools.index("  - id: dvc") :].replace("dvc", "lakefs").replace("DVC", "lakeFS")
    section = SMALL["sections/01-data.yml"].replace("tools: [dvc]\n    papers", f"{before}\n    papers")
    folder = content({"sections/01-data.yml": section, "tools/data.yml": tools + other})
    result = call("retire", "dvc", "--replaced-by", "lakefs", "--why", "Gone.", "--content", str(folder))
    assert result.exit_code == 0, result.output
    expected = section.replace(before, after).replace("[[tool:dvc]]", "[[tool:lakefs]]")
    assert (folder / "sections/01-data.yml").read_text() == expected.replace("tools: [dvc]", "tools: [lakefs]")
    (folder / "tools/data.yml").write_text(tools[: tools.index("  - id: dvc")] + other)
    assert examine(folder).problems == ()


def test_the_line_ends_of_the_list_of_retired_ids_stay(content: Write) -> None:
    folder = content({})
    (folder / "retired.yml").write_bytes(b"# kept\r\nretired: []\r\n")
    assert call("rename", "dvc", "dvc-tool", "--content", str(folder)).exit_code == 0
    lines = (folder / "retired.yml").read_bytes().splitlines(keepends=True)
    assert lines[0] == b"# kept\r\n"
    assert all(line.endswith(b"\r\n") for line in lines)
