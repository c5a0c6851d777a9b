"""What was rendered before, by the hash of all that it was made from; builds that run side by side share one file."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 256 * 1024 * 1024
MOST_RUNS = 12
_WAIT = 10
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID"
)


class Store:
    """Values by key; None as `path` keeps nothing, and what cannot be read or written counts as not there.

    What no run asked for during the last `MOST_RUNS` goes, and the longest unused beyond `MOST_BYTES`.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._fresh: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._reader: sqlite3.Connection | None = None

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under the key."""
        if key in self._fresh:
            return self._fresh[key]
        with contextlib.suppress(sqlite3.Error, zlib.error, OSError):
            if self._reader is None and self._path is not None and self._path.exists():
                self._reader = _connected(self._path)
            if self._reader and (row := self._reader.execute("SELECT value FROM kept WHERE key=?", (key,)).fetchone()):
                self._asked.add(key)
                return zlib.decompress(row[0])
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep the value, in memory until `save`."""
        if self._path is not None:
            self._fresh[key] = value

    def save(self) -> None:
        """Write what is new in one short transaction, and remove what is old."""
        if self._path is None or not (self._fresh or self._asked):
            return
        with contextlib.suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(_connected(self._path)) as connection:
                connection.execute(_SCHEMA)
                with connection:
                    self._write(connection)
            self._fresh.clear()
            self._asked.clear()

    def _write(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        run = 1 + (connection.execute("SELECT max(run) FROM kept").fetchone()[0] or 0)
        rows = ((key, zlib.compress(value, 1), run) for key, value in self._fresh.items())
        connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        connection.executemany("UPDATE kept SET run=? WHERE key=?", ((run, key) for key in self._asked))
        connection.execute("DELETE FROM kept WHERE run <= ?", (run - MOST_RUNS,))
        connection.executemany("DELETE FROM kept WHERE run = ?", ((old,) for old in _too_much(connection)))


def _too_much(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the runs whose values go beyond what may be kept, counted from the newest."""
    total = 0
    sizes = connection.execute("SELECT run, sum(length(value)) FROM kept GROUP BY run ORDER BY run DESC").fetchall()
    for run, size in sizes:
        total += size
        if total > MOST_BYTES:
            yield run


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    return connection
