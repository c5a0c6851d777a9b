"""What is exported comes back: all of it, but for what `exports.limits` says that the format cannot hold."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from generator.authored import files, plain
from generator.cli.importing import written
from generator.exports import EXPORTS
from generator.exports.limits import LIMITS, without
from generator.importers.completing import completed
from generator.importers.imported import Defaults, Imported
from generator.importers.reading import File, Form, read
from generator.importers.spreadsheets import Mapping as Table
from generator.knowledge import KnowledgeBase
from generator.load import load
from tests.conftest import PROJECT
from tests.importers.bases import wholes

DEFAULTS = Defaults("poc", "concept", "product")
BY_NAME = {export.name: export for export in EXPORTS}
TABLES = ("csv-topics", "csv-checks", "csv-tools", "csv-papers")
FORMS = {
    "json": (Form.JSON, ("json",)),
    "yaml": (Form.YAML, ("yaml",)),
    "csv": (Form.CSV, TABLES),
    "markdown": (Form.MARKDOWN, ("markdown",)),
    "mm": (Form.MM, ("mm",)),
    "opml": (Form.OPML, ("opml",)),
}


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return load(PROJECT / "content").base


def back(base: KnowledgeBase, name: str) -> Imported:
    """Return what comes back of a knowledge base that went out in a format."""
    form, exports = FORMS[name]
    made = [(BY_NAME[export].file, BY_NAME[export].make(base)) for export in exports]
    given = [File(file, content.encode() if isinstance(content, str) else content) for file, content in made]
    return read(given, form, DEFAULTS, Table())


def loaded(whole: Mapping[str, Any]) -> KnowledgeBase:
    """Return the knowledge base that the files of a whole make; they have to be free of problems."""
    with tempfile.TemporaryDirectory() as folder:
        for name, entry in files(whole):
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(written(name, entry), "utf-8")
        read_back = load(Path(folder))
    assert read_back.problems == ()
    return read_back.base


def held(base: KnowledgeBase, name: str) -> dict[str, Any]:
    return without(plain(base), LIMITS[FORMS[name][1][0]].paths)


def normal(value: object) -> object:
    """Return the value with its keys in one order."""
    if isinstance(value, dict):
        return {key: normal(value[key]) for key in sorted(value)}
    return [normal(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", FORMS)
def test_the_real_content_comes_back_but_for_what_is_stated(real: KnowledgeBase, name: str) -> None:
    found = back(real, name)
    assert normal(found.whole) == normal(held(real, name))
    assert found.remarks == ()
    assert found.complete


@pytest.mark.parametrize("name", FORMS)
def test_with_what_it_came_from_the_real_content_comes_back_whole(real: KnowledgeBase, name: str) -> None:
    whole, _ = completed(back(real, name), plain(real), "content")
    assert loaded(whole) == replace(real, published=())


@pytest.mark.parametrize("name", FORMS)
def test_everything_that_is_said_to_be_lost_is_there_before_and_gone_after(real: KnowledgeBase, name: str) -> None:
    whole = {**plain(real), "retired": [{"id": "gone", "kind": "topic", "why": "It went."}]}
    base = loaded(whole)
    before, after = plain(base), back(base, name).whole
    for path in LIMITS[FORMS[name][1][0]].paths:
        assert found_at(before, path), path
        assert not found_at(after, path), path


def found_at(value: Any, path: tuple[str, ...]) -> bool:
    if not path:
        return True
    if path[0] == "*":
        return any(found_at(item, path[1:]) for item in value)
    return path[0] in value and found_at(value[path[0]], path[1:])


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=60, suppress_health_check=[*HealthCheck], deadline=None)
@given(whole=wholes())
def test_any_knowledge_base_comes_back(name: str, whole: dict[str, Any]) -> None:
    base = loaded(whole)
    found = back(base, name)
    assert normal(found.whole) == normal(held(base, name))
    again, _ = completed(found, plain(base), "content")
    assert loaded(again) == base


def test_every_export_says_what_it_loses() -> None:
    assert set(LIMITS) == {export.name for export in EXPORTS}
    assert all(export.loses for export in EXPORTS)
