"""Both engines, and layouts that keep nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.mindmap import Engine, Layouts, choose_engine


@pytest.fixture(scope="session")
def machine_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the compiled module lies, so that it is compiled once a run."""
    return tmp_path_factory.mktemp("machine")


@pytest.fixture(scope="session", params=["native", "wasi"])
def engine(request: pytest.FixtureRequest, machine_cache: Path) -> Engine:
    """Return each engine in turn."""
    if request.param == "native" and not shutil.which("dot"):
        pytest.skip("native Graphviz is not installed: no `dot` on PATH")
    return choose_engine(request.param, machine_cache)


@pytest.fixture(scope="session")
def layouts(engine: Engine) -> Layouts:
    """Return layouts without a cache."""
    return Layouts(None, engine)
