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
_RENEWED = MOST_RUNS // 2
"""Runs after which what is asked for is marked as used again; each time would mean to write everything anew."""
_TABLE = "CREATE TABLE IF NOT EXISTS kept_2 (key BLOB PRIMARY KEY, run INTEGER NOT NULL, value BLOB NOT NULL)"
_SELECT = "SELECT value, run FROM kept_2 WHERE key=?"


class Store:
    """Values by key; None as `path` keeps nothing, and what cannot be read or written counts as not there.

    What no run asked for during the last `MOST_RUNS` goes, and the longest unused beyond `MOST_BYTES`.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._fresh: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._reader: sqlite3.Connection | None = None
        self._newest = 0

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._path is not None

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under the key."""
        if key in self._fresh:
            return zlib.decompress(self._fresh[key])
        with contextlib.suppress(sqlite3.Error, zlib.error, OSError):
            if self._reader is None and self._path is not None and self._path.exists():
                self._reader = _connected(self._path)
                self._newest = self._reader.execute("SELECT max(run) FROM kept_2").fetchone()[0] or 0
            if self._reader and (row := self._reader.execute(_SELECT, (key,)).fetchone()):
                if row[1] <= self._newest - _RENEWED:
                    self._asked.add(key)
                return zlib.decompress(row[0])
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep the value, in memory until `save`."""
        if self._path is not None:
            self._fresh[key] = zlib.compress(value, 1)

    def save(self) -> None:
        """Write what is new in one short transaction, and remove what is old."""
        if self._path is None or not (self._fresh or self._asked):
            return
        with contextlib.suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._save(self._path)
            except sqlite3.OperationalError:  # another build writes, or the disk is full
                return
            except sqlite3.DatabaseError:  # the file is damaged, or something else
                self._path.unlink()
                self._save(self._path)

    def _save(self, path: Path) -> None:
        with contextlib.closing(_connected(path)) as connection:
            connection.execute(_TABLE)
            with connection:
                self._write(connection)
        self._fresh.clear()
        self._asked.clear()

    def _write(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        run = 1 + (connection.execute("SELECT max(run) FROM kept_2").fetchone()[0] or 0)
        rows = ((key, run, value) for key, value in self._fresh.items())
        connection.executemany("INSERT OR REPLACE INTO kept_2 VALUES (?, ?, ?)", rows)
        connection.executemany("UPDATE kept_2 SET run=? WHERE key=?", ((run, key) for key in self._asked))
        connection.execute("DELETE FROM kept_2 WHERE run <= ?", (run - MOST_RUNS,))
        connection.executemany("DELETE FROM kept_2 WHERE run = ?", ((old,) for old in _too_much(connection)))


def _too_much(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the runs whose values go beyond what may be kept, counted from the newest."""
    total = 0
    sizes = connection.execute("SELECT run, sum(length(value)) FROM kept_2 GROUP BY run ORDER BY run DESC").fetchall()
    for run, size in sizes:
        total += size
        if total > MOST_BYTES:
            yield run


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    return connection
