"""After any sequence of edits the preview holds what a clean build makes, byte for byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.mkdocs_plugin import inputs
from generator.pages import render
from generator.synth import synthetic
from tests.conftest import ATLAS
from tests.site.conftest import files
from tests.site.edits import EVERYDAY, RARE, mend, touch_template
from tests.site.previewed import Previewed, clean_build

EDITS = 200
COMPARED_EVERY = 10


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Templates of pages that may be changed, in place of those of the package."""
    folder = tmp_path / "templates"
    shutil.copytree(render.TEMPLATES, folder)
    monkeypatch.setattr(render, "TEMPLATES", folder)
    monkeypatch.setattr(inputs, "TEMPLATES", folder)
    render._environment.cache_clear()
    yield folder
    render._environment.cache_clear()


@pytest.fixture
def made_up(project) -> Path:
    """A project around a made-up knowledge base."""
    return project(
        {"sections/01-data.yml": None, "tools/data.yml": None, "papers/data.yml": None, **dict(synthetic(60, ATLAS))}
    )


@pytest.mark.long
def test_200_random_edits(made_up: Path, templates: Path) -> None:
    pick = random.Random(20261124)
    preview = Previewed(made_up)
    compared = 0
    try:
        for number in range(1, EDITS + 1):
            edit = pick.choice(EVERYDAY) if pick.random() < 0.85 else pick.choice(RARE)
            edit(made_up, pick)
            if pick.random() < 0.1:
                touch_template(templates, pick)
            preview.server._want_rebuild = pick.random() < 0.1
            preview.update()
            preview.server._want_rebuild = False
            if number % COMPARED_EVERY == 0:
                mend(made_up)
                preview.update()
                assert preview.plugin.problems == (), f"after edit {number}, {edit.__name__}"
                clean_build(made_up, made_up / "clean")
                differing = differences(files(preview.site), files(made_up / "clean"))
                assert differing == [], f"after edit {number}, {edit.__name__}"
                compared += 1
    finally:
        preview.close()
    assert compared == EDITS // COMPARED_EVERY
    assert preview.full_builds < EDITS / 4


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
