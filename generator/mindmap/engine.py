"""Graphviz, native or in WebAssembly, behind one small interface."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, assert_never

from generator.mindmap.errors import EngineError, MissingGraphvizError

EngineName = Literal["auto", "native", "wasi"]
ENVIRONMENT = "MLATLAS_ENGINE"
TIMEOUT = 20.0


class Engine(Protocol):
    """Runs `dot`; safe to call from several threads."""

    @property
    def version(self) -> str:
        """Name and version of what lays out: part of the key of cached layouts."""

    def plain(self, *graphs: str) -> tuple[str, ...]:
        """Return each graph's layout in Graphviz's plain format; raise EngineError on failure or time-out."""


@dataclass(frozen=True, slots=True)
class NativeDot:
    """The `dot` program at `program`."""

    program: str
    version: str
    timeout: float = TIMEOUT

    def plain(self, *graphs: str) -> tuple[str, ...]:
        """Return each graph's layout from one process, because starting it costs more than most layouts."""
        answers = _run([self.program, "-Tplain"], "\n".join(graphs), self.timeout).stdout.split("stop\n")
        if len(answers) != len(graphs) + 1:
            raise EngineError(f"Graphviz laid out {len(answers) - 1} of {len(graphs)} graphs")
        return tuple(answers[:-1])


def choose_engine(name: EngineName = "auto", cache_dir: Path | None = None, timeout: float = TIMEOUT) -> Engine:
    """Return the engine of that name; "auto" is native `dot` where it is on PATH.

    MLATLAS_ENGINE (auto, native or wasi) overrides "auto". Raise MissingGraphvizError when native is asked
    for and absent, ValueError for an unknown name.
    """
    match _wanted(name):
        case "native":
            return native_dot(timeout)
        case "wasi":
            return _wasi_dot(cache_dir, timeout)
        case "auto":
            return native_dot(timeout) if shutil.which("dot") else _wasi_dot(cache_dir, timeout)
        case unknown:
            assert_never(unknown)


def native_dot(timeout: float = TIMEOUT) -> NativeDot:
    """Return native Graphviz; raise MissingGraphvizError when `dot` is not on PATH."""
    program = shutil.which("dot")
    if program is None:
        raise MissingGraphvizError
    return NativeDot(program, _run([program, "-V"], "", timeout).stderr.strip(), timeout)


def _wasi_dot(cache_dir: Path | None, timeout: float) -> Engine:
    # Where `dot` is on PATH nobody waits for what runs WebAssembly.
    from generator.mindmap.wasi import WasiDot  # noqa: PLC0415

    return WasiDot(cache_dir, timeout)


def _wanted(name: EngineName) -> EngineName:
    forced = os.environ.get(ENVIRONMENT, "auto") if name == "auto" else name
    match forced:
        case "auto" | "native" | "wasi":
            return forced
        case _:
            raise ValueError(f"unknown engine {forced!r} in {ENVIRONMENT}; use auto, native or wasi")


def _run(command: list[str], text: str, timeout: float) -> subprocess.CompletedProcess[str]:
    """Run Graphviz; only generated DOT ever reaches it, and no shell is involved."""
    try:
        return subprocess.run(  # noqa: S603
            command, input=text, capture_output=True, text=True, check=True, timeout=timeout
        )
    except subprocess.TimeoutExpired:
        raise EngineError(f"Graphviz took longer than {timeout:g} s") from None
    except subprocess.CalledProcessError as error:
        raise EngineError(f"Graphviz failed: {error.stderr.strip() or error.returncode}") from error
    except OSError as error:
        raise EngineError(f"Graphviz did not start: {error}") from error
