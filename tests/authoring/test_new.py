"""New entries stand where they belong, and every other line stays."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.load import load
from tests.conftest import Write

TOOL = ["tool", "--category", "data-tools", "--name", "Cvc", "--summary", "Colons:_x", "--url", "https://cvc.org/"]
CHECK = [
    "check",
    "--topic",
    "data-versioning",
    "--text",
    "Say_it.",
    "--why",
    "Else_not.",
    "--stage",
    "mvp",
    "--role",
    "data-scientist",
]
TOPIC = [
    "topic",
    "--section",
    "data",
    "--title",
    "Data_loss",
    "--kind",
    "concept",
    "--stage",
    "mvp",
    "--definition",
    "Loss:_of_data.",
]


@pytest.mark.parametrize(
    ("arguments", "name", "kind"),
    [(TOOL, "cvc", "tools"), (CHECK, "say-it", "checks"), (TOPIC, "data-loss", "topics")],
    ids=["tool", "check", "topic"],
)
def test_an_entry_is_added_and_all_other_lines_stay(content: Write, arguments: list[str], name: str, kind: str) -> None:
    folder = content({})
    before = {path: path.read_text().splitlines() for path in folder.rglob("*.yml")}
    words = [word.replace("_", " ") for word in arguments]
    result = CliRunner().invoke(main, ["new", *words, "--content", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    loaded = load(folder)
    assert name in getattr(loaded.base, kind)
    path, line, _ = result.output.split(":", 2)
    for file, lines in before.items():
        now = file.read_text().splitlines()
        if str(file) == path:
            start = int(line) - 1
            assert f"- id: {name}" in now[start]
            del now[start : start + len(now) - len(lines)]
        assert now == lines


def test_an_id_that_was_retired_is_not_proposed_again(content: Write) -> None:
    folder = content({"retired.yml": "retired:\n  - {id: cvc, kind: tool, why: Gone.}\n"})
    CliRunner().invoke(main, ["new", *TOOL, "--content", str(folder)], catch_exceptions=False)
    assert "cvc-2" in load(folder).base.tools
