"""PDF and PNG of a finished map, drawn by native Graphviz from its DOT."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont

from generator.mindmap.errors import EngineError, MissingGraphvizError
from generator.mindmap.measure import FONTS

TIMEOUT = 60.0
FileFormat = Literal["pdf", "png"]
_FONTCONFIG = """\
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir>\
<cachedir>{folder}/cache</cachedir></fontconfig>
"""

# The PDF says when it was drawn, whatever SOURCE_DATE_EPOCH says; the same map has to give the same bytes.
_CREATED = re.compile(rb"(?<=/CreationDate \(D:)\d{14}")
_FIXED_DATE = b"19800101000000"


@contextmanager
def graphviz_files() -> Iterator[GraphvizFiles]:
    """Give what draws files, with the site's own font at hand; raise MissingGraphvizError without `neato`."""
    program = shutil.which("neato")
    if program is None:
        raise MissingGraphvizError
    with tempfile.TemporaryDirectory() as folder:
        yield GraphvizFiles(program, _with_fonts(Path(folder)))


class GraphvizFiles:
    """Runs `neato -n2`, which keeps every place."""

    def __init__(self, program: str, environment: dict[str, str]) -> None:
        self._program = program
        self._environment = environment

    def draw(self, dot: str, form: FileFormat) -> bytes:
        """Return the file; raise EngineError on failure or time-out."""
        command = [self._program, "-n2", f"-T{form}"]
        try:
            done = subprocess.run(  # noqa: S603
                command, input=dot.encode(), capture_output=True, check=True, timeout=TIMEOUT, env=self._environment
            )
        except subprocess.TimeoutExpired:
            raise EngineError(f"Graphviz took longer than {TIMEOUT:g} s") from None
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode(errors="replace").strip() or error.returncode
            raise EngineError(f"Graphviz failed: {reason}") from error
        return _CREATED.sub(_FIXED_DATE, done.stdout)


def _with_fonts(folder: Path) -> dict[str, str]:
    """Unpack the site's font into `folder`; return the environment in which Graphviz finds it."""
    for file in sorted(FONTS.glob("inter-*-wght-normal.woff2")):
        font = TTFont(file, recalcTimestamp=False)
        font.flavor = None
        font.save(folder / f"{file.stem}.ttf")
    config = folder / "fonts.conf"
    config.write_text(_FONTCONFIG.format(folder=folder), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config), "SOURCE_DATE_EPOCH": "315532800"}
