"""A small MkDocs project around a small knowledge base."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SMALL, Write

Run = Callable[..., subprocess.CompletedProcess[str]]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def project(content: Write) -> Callable[[Mapping[str, str | bytes | None]], Path]:
    """Write a project (mkdocs.yml, theme, changed content) and return its folder."""

    def write(changes: Mapping[str, str | bytes | None]) -> Path:
        about = (PROJECT / "content" / "about.md").read_text("utf-8")
        folder = content({"about.md": about, **changes}).parent
        if not (folder / "mkdocs.yml").exists():
            shutil.copy(PROJECT / "mkdocs.yml", folder)
            shutil.copytree(PROJECT / "theme_overrides", folder / "theme_overrides")
        return folder

    return write


@pytest.fixture
def run() -> Run:
    """Run a program of this environment in a folder and return what it printed."""

    def call(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).parent / program), *arguments]
        return subprocess.run(
            command, check=False, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=120
        )

    return call


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


RETIRED = {
    "retired.yml": """\
retired:
  - {id: data-names, kind: topic, replaced_by: data-versions, why: Renamed.}
  - {id: data-versions, kind: topic, replaced_by: data-versioning, why: Renamed again.}
  - {id: cvs, kind: tool, why: Nobody uses it any more.}
""",
    **{name: text for name, text in SMALL.items() if name.startswith("sections/")},
}
