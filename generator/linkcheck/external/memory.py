"""What is known of each address from earlier runs: sorted JSON lines, safe against a kill and a second run."""

from __future__ import annotations

import fcntl
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from generator.linkcheck.external.verdict import Outcome, Verdict
from generator.writing import write_text

_GOOD = frozenset({Verdict.OK, Verdict.MOVED, Verdict.ELSEWHERE})
_STALE_JOURNAL = 24 * 3600


@dataclass(frozen=True, slots=True)
class Record:
    """One address: its last outcome, since when it fails, when it last worked; dates in ISO form, UTC."""

    outcome: Outcome
    checked_at: str
    last_ok: str = ""
    first_failed: str = ""

    def fresh(self, now: datetime) -> bool:
        """Whether the outcome still counts: 7 to 30 days for what works, spread by address; failures never."""
        verdict = self.outcome.verdict
        if verdict.fails or verdict is Verdict.UNCHECKED:
            return False
        days = 7 + zlib.crc32(self.outcome.url.encode()) % 24 if verdict in _GOOD else 1
        return now - datetime.fromisoformat(self.checked_at) < timedelta(days=days)


def following(before: Record | None, outcome: Outcome, now: datetime) -> Record:
    """Return the record of `outcome` after what was known `before`."""
    when = now.isoformat(timespec="seconds")
    last_ok = when if outcome.verdict in _GOOD else before.last_ok if before else ""
    since = (before.first_failed if before else "") or when
    return Record(outcome, when, last_ok, since if outcome.verdict.fails else "")


class Memory:
    """The records of one cache file; each new one is in the journal beside it at once, in the file at the end."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._new: dict[str, Record] = {}
        self.records = _read_all(path) if path else {}
        self._journal = path.with_name(f"{path.name}.{os.getpid()}.journal") if path else None

    def add(self, record: Record) -> None:
        """Remember a record; it survives a kill of the program from here on."""
        self._new[record.outcome.url] = record
        if self._journal:
            self._journal.parent.mkdir(parents=True, exist_ok=True)
            with self._journal.open("a", encoding="utf-8") as file:
                file.write(_line(record))

    def save(self) -> None:
        """Merge what this run learned into the file, with what other runs have written meanwhile."""
        if not self._path or not self._journal:
            return
        with _alone(self._path):
            merged = _newest(_read_all(self._path), self._new)
            write_text(self._path, "".join(_line(merged[url]) for url in sorted(merged)))
            for journal in _journals(self._path):
                if journal == self._journal or _is_stale(journal):
                    journal.unlink(missing_ok=True)


def _read_all(path: Path) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for file in (path, *_journals(path)):
        records = _newest(records, _read(file))
    return records


def _journals(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.*.journal"))


def _read(path: Path) -> dict[str, Record]:
    """Return the records of a file; a line that is cut off or damaged is left out."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {record.outcome.url: record for line in lines if (record := _record(line))}


def _record(line: str) -> Record | None:
    try:
        fields = json.loads(line)
        dates = {name: fields.pop(name) for name in ("checked_at", "last_ok", "first_failed")}
        datetime.fromisoformat(dates["checked_at"])
        outcome = Outcome(**fields)
        return Record(replace(outcome, verdict=Verdict(outcome.verdict)), **dates)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _line(record: Record) -> str:
    fields = asdict(record)
    return json.dumps({**fields.pop("outcome"), **fields}, ensure_ascii=False, sort_keys=True) + "\n"


def _newest(one: dict[str, Record], other: dict[str, Record]) -> dict[str, Record]:
    merged = dict(one)
    for url, record in other.items():
        if url not in merged or merged[url].checked_at <= record.checked_at:
            merged[url] = record
    return merged


def _is_stale(journal: Path) -> bool:
    try:
        return journal.stat().st_mtime < journal.parent.stat().st_mtime - _STALE_JOURNAL
    except OSError:
        return False


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep two runs from saving in the same instant; held for the time of one merge only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
