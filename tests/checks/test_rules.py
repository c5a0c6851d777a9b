"""Every rule, by golden files: `cases/*.yml` holds changed files and the problems that they must give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.examine import examine
from tests.conftest import Write

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


class Literal(str):
    """Text that is written as a block."""


yaml.SafeDumper.add_representer(
    Literal, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_problems_are_exactly_these(case: Path, content: Write, update_goldens: bool) -> None:
    said = yaml.safe_load(case.read_text("utf-8"))
    folder = content(said["files"])
    found = "".join(f"{problem}\n" for problem in examine(folder, "content").problems)
    if update_goldens:
        said["files"] = {name: text and Literal(text) for name, text in said["files"].items()}
        said["problems"] = Literal(found)
        case.write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=1000), "utf-8")
    assert found == said["problems"]


def test_a_sound_knowledge_base_has_no_problems(content: Write) -> None:
    assert examine(content({})).problems == ()


def test_every_code_that_a_rule_can_give_has_a_case() -> None:
    said = "".join(case.read_text("utf-8") for case in CASES)
    sources = (Path(__file__).parents[2] / "generator" / "checks").glob("*.py")
    given = re.compile(r'Problem\([^\n]*?"([a-z]+(?:-[a-z]+)+)"')
    codes = {code for source in sources for code in given.findall(source.read_text())}
    assert codes, "the expression above no longer finds the codes"
    assert {code for code in codes if f"[{code}]" not in said} == set()
