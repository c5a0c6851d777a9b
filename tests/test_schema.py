"""The schema for editors: valid, true to the content, and every key and every closed value is explained in it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from generator.canonical import SCHEMA_LINE
from generator.entries import PaperType, RetiredEntry
from generator.load.base import yaml_files
from tests.conftest import PROJECT

CONTENT = PROJECT / "content"
SCHEMA = json.loads((CONTENT / "schema.json").read_text("utf-8"))
CHECKER = str(Path(sys.executable).parent / "check-jsonschema")


def nodes(node: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from nodes(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from nodes(value, f"{path}/{number}")


def followed(node: dict[str, Any]) -> dict[str, Any]:
    return SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node


def test_the_schema_is_one() -> None:
    command = [CHECKER, "--check-metaschema", str(CONTENT / "schema.json")]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout


def test_every_file_of_the_content_keeps_to_it_as_editors_read_it() -> None:
    files = [str(CONTENT / name) for name in yaml_files(CONTENT)]
    command = [CHECKER, "--schemafile", str(CONTENT / "schema.json"), *files]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", yaml_files(CONTENT))
def test_every_file_names_the_schema_in_its_first_line(name: str) -> None:
    first = (CONTENT / name).read_text("utf-8").partition("\n")[0]
    assert first.startswith(f"{SCHEMA_LINE} $schema=")
    assert ((CONTENT / name).parent / first.partition("=")[2]).resolve() == CONTENT / "schema.json"


PROPERTIES = [
    (f"{path}/{key}", node)
    for path, holder in nodes(SCHEMA)
    if isinstance(holder.get("properties"), dict)
    for key, node in holder["properties"].items()
]


@pytest.mark.parametrize(("path", "node"), PROPERTIES, ids=[path for path, _ in PROPERTIES])
def test_every_key_is_explained(path: str, node: dict[str, Any]) -> None:
    assert len(node.get("description", "")) > 10


CLOSED = [(path, node) for path, node in nodes(SCHEMA) if "enum" in node]


@pytest.mark.parametrize(("path", "node"), CLOSED, ids=[path for path, _ in CLOSED])
def test_every_value_of_a_closed_list_is_explained(path: str, node: dict[str, Any]) -> None:
    for key in ("markdownEnumDescriptions", "enumDescriptions"):
        assert len(node[key]) == len(node["enum"])
        assert all(len(text) > 10 for text in node[key])


def test_every_kind_of_entry_is_explained() -> None:
    assert [name for name, node in SCHEMA["$defs"].items() if not node.get("description")] == []
    assert len(CLOSED) >= 9


def test_closed_lists_are_those_of_the_model() -> None:
    assert SCHEMA["$defs"]["PaperType"]["enum"] == [str(kind) for kind in PaperType]
    kinds = list(get_args(RetiredEntry.model_fields["kind"].annotation))
    assert SCHEMA["$defs"]["RetiredEntry"]["properties"]["kind"]["enum"] == kinds


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("kind: article", "kind: artikel"),
        ("year: ", "yeer: "),
        ('year: "2021"', "year: 2021"),
        ("type: article", "type: x"),
    ],
)
def test_what_does_not_keep_to_it_is_found(tmp_path: Path, was: str, now: str) -> None:
    name = "papers/data.yml" if "kind" not in was else "sections/01-scoping.yml"
    text = (CONTENT / name).read_text("utf-8")
    assert was in text
    path = tmp_path / "file.yml"
    path.write_text(text.replace(was, now, 1), "utf-8")
    command = [CHECKER, "--schemafile", str(CONTENT / "schema.json"), str(path)]
    assert subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 1
