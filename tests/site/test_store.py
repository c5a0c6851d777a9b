"""What is kept between builds: found again, shared, bounded, and never in the way."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from generator.mkdocs_plugin import store as module
from generator.mkdocs_plugin.store import Store


def kept(path: Path, **values: bytes) -> None:
    store = Store(path)
    for key, value in values.items():
        store.put(key.encode(), value)
    store.save()


def test_what_was_saved_is_found_by_the_next_build(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "pages.sqlite"
    store = Store(path)
    store.put(b"one", b"value")
    assert (store.get(b"one"), Store(path).get(b"one")) == (b"value", None)
    store.save()
    assert (Store(path).get(b"one"), Store(path).get(b"other")) == (b"value", None)


def test_without_a_path_nothing_is_kept(tmp_path: Path) -> None:
    store = Store(None)
    store.put(b"one", b"value")
    store.save()
    assert store.get(b"one") is None


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_counts_as_empty_and_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "pages.sqlite"
    path.write_bytes(damage)
    assert Store(path).get(b"one") is None
    kept(path, one=b"value")
    assert Store(path).get(b"one") == b"value"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept(tmp_path / "file" / "pages.sqlite", one=b"value")


def test_builds_side_by_side_keep_what_each_of_them_made(tmp_path: Path) -> None:
    path = tmp_path / "pages.sqlite"
    context = get_context("fork")
    builds = [context.Process(target=kept, args=(path,), kwargs={f"k{n}": b"%d" % n * 10_000}) for n in range(8)]
    for build in builds:
        build.start()
    for build in builds:
        build.join(30)
    assert [Store(path).get(b"k%d" % n) for n in range(8)] == [b"%d" % n * 10_000 for n in range(8)]


def test_what_nobody_asks_for_goes_and_what_is_asked_for_stays(tmp_path: Path) -> None:
    path = tmp_path / "pages.sqlite"
    kept(path, old=b"old", used=b"used")
    for run in range(module.MOST_RUNS + 1):
        store = Store(path)
        assert store.get(b"used") == b"used"
        store.put(b"run%d" % run, b"x")
        store.save()
    assert (Store(path).get(b"old"), Store(path).get(b"used")) == (None, b"used")


def test_beyond_the_most_the_oldest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 3000)
    path = tmp_path / "pages.sqlite"
    for number in range(4):
        kept(path, **{f"k{number}": Random(number).randbytes(1200)})
    assert [Store(path).get(b"k%d" % number) is not None for number in range(4)] == [False, False, True, True]
