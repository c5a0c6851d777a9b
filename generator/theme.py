"""Where the theme's own files are: beside this package in a checkout, otherwise in the current folder."""

from __future__ import annotations

from pathlib import Path

_CANDIDATES = (Path(__file__).parent.parent / "theme_overrides", Path("theme_overrides"))


def theme_folder() -> Path:
    """Return the folder of the theme's files."""
    return next((folder for folder in _CANDIDATES if folder.is_dir()), _CANDIDATES[0])
