"""The real site, built once for all tests that look at it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository, as it is published under a subpath, and return its folder."""
    folder = tmp_path_factory.mktemp("real") / "site"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://atlas.example/ml/"}
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, timeout=600)
    return folder
