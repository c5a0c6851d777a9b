"""The cache: what it keeps, for how long, after a kill and with two runs at once; and the bound on memory."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.linkcheck.external.memory import Memory, Record, following
from generator.linkcheck.external.verdict import Outcome, Verdict
from tests.conftest import PROJECT
from tests.linkcheck.faults import CASES, FaultServer
from tests.linkcheck.test_external import address

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
HEAVY = [
    name for name in CASES if any(word in name for word in ("huge", "endless-h", "bomb", "gzip", "beyond", "late"))
]


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "generator", "links", "external", *arguments]


def record(url: str, verdict: Verdict = Verdict.OK, when: datetime = NOW) -> Record:
    return following(None, Outcome(url, verdict), when)


def test_lines_are_sorted_and_read_back(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "cache.jsonl")
    for url in ("https://b.test/", "https://a.test/"):
        memory.add(record(url))
    memory.save()
    lines = (tmp_path / "cache.jsonl").read_text().splitlines()
    assert [json.loads(line)["url"] for line in lines] == ["https://a.test/", "https://b.test/"]
    assert Memory(tmp_path / "cache.jsonl").records == {
        url: record(url) for url in ("https://a.test/", "https://b.test/")
    }
    assert sorted(path.suffix for path in tmp_path.iterdir() if not path.name.startswith(".")) == [".jsonl"]


def test_a_link_knows_since_when_it_fails_and_when_it_worked() -> None:
    later = NOW + timedelta(days=7)
    first = record("u")
    second = following(first, Outcome("u", Verdict.DEAD), later)
    third = following(second, Outcome("u", Verdict.DEAD), later + timedelta(days=7))
    assert (third.last_ok, third.first_failed) == (NOW.isoformat(), later.isoformat())
    assert following(third, Outcome("u", Verdict.OK), later).first_failed == ""


def test_what_works_counts_for_7_to_30_days_and_what_fails_is_always_asked_again() -> None:
    good = [record(f"https://x.test/{number}") for number in range(100)]
    assert all(one.fresh(NOW + timedelta(days=6)) for one in good)
    assert 0 < sum(one.fresh(NOW + timedelta(days=20)) for one in good) < 100
    assert not any(one.fresh(NOW + timedelta(days=31)) for one in good)
    assert not record("u", Verdict.DEAD).fresh(NOW)
    assert not record("u", Verdict.BLOCKED).fresh(NOW + timedelta(days=2))


@pytest.mark.parametrize("damage", ["{", "null\n", '{"url": 1}\n', "\x00\xff", '{"url":"u","verdict":"perfect"}\n'])
def test_damaged_lines_are_left_out(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "cache.jsonl"
    memory = Memory(path)
    memory.add(record("https://a.test/"))
    memory.save()
    path.write_text(path.read_text() + damage)
    assert set(Memory(path).records) == {"https://a.test/"}


def test_a_killed_run_loses_nothing_of_the_cache(tmp_path: Path) -> None:
    cache, urls = tmp_path / "cache.jsonl", tmp_path / "urls.txt"
    before = Memory(cache)
    before.add(record("https://old.test/"))
    before.save()
    with FaultServer() as server:
        urls.write_text(f"http://127.0.0.1:{server.port}/status-200\nhttp://localhost:{server.port}/hang\n")
        options = (
            "--urls",
            str(urls),
            "--cache",
            str(cache),
            "--allow-network",
            "127.0.0.0/8",
            "--allow-network",
            "::1",
        )
        running = subprocess.Popen(program(*options), cwd=PROJECT, stderr=subprocess.DEVNULL)
        _wait(lambda: len(Memory(cache).records) == 2)
        running.send_signal(signal.SIGKILL)
        running.wait(10)
    assert set(Memory(cache).records) == {"https://old.test/", f"http://127.0.0.1:{server.port}/status-200"}


def test_ctrl_c_prints_what_is_known_and_saves_the_cache(tmp_path: Path) -> None:
    cache, urls = tmp_path / "cache.jsonl", tmp_path / "urls.txt"
    with FaultServer() as server:
        good, slow = (f"http://{host}:{server.port}/" for host in ("127.0.0.1", "localhost"))
        urls.write_text(f"{good}status-200\n{slow}hang\n")
        options = ("--urls", str(urls), "--cache", str(cache), "--allow-network", "127.0.0.0/8", "--format", "json")
        # Whoever runs the tests in the background has Ctrl-C ignored, and so would the program.
        listening = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
        running = subprocess.Popen(
            program(*options), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **listening
        )
        _wait(lambda: len(Memory(cache).records) == 1)
        running.send_signal(signal.SIGINT)
        output, _ = running.communicate(timeout=10)
    assert {entry["url"]: entry["verdict"] for entry in json.loads(output)} == {
        f"{good}status-200": "ok",
        f"{slow}hang": "unchecked",
    }
    assert running.returncode == 130
    assert cache.exists()


def test_two_runs_at_once_both_keep_what_they_learned(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from generator.linkcheck.external.memory import Memory, following\n"
        "from generator.linkcheck.external.verdict import Outcome, Verdict\n"
        "for n in range(30):\n"
        "    memory = Memory(Path(sys.argv[1]))\n"
        "    memory.add(following(None, Outcome(f'{sys.argv[2]}{n}', Verdict.OK), datetime.now(UTC)))\n"
        "    memory.save()\n"
    )
    cache = tmp_path / "cache.jsonl"
    runs = [subprocess.Popen([sys.executable, "-c", code, str(cache), name], cwd=PROJECT) for name in "abc"]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert set(Memory(cache).records) == {f"{name}{number}" for name in "abc" for number in range(30)}


def test_whatever_the_server_sends_memory_stays_under_100_mb(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0], file=sys.stderr)\n"
    )
    with FaultServer() as server:
        urls = tmp_path / "urls.txt"
        lines = [address(name, CASES[name][0], server.port) for name in HEAVY]
        hosts = [line.replace(line.split("/")[2], f"127.0.0.1:{server.port}") for line in lines]
        urls.write_text("".join(f"{url}\n" for url in dict.fromkeys(hosts)))
        options = ["links", "external", "--urls", str(urls), "--allow-network", "127.0.0.1", "--pause", "0"]
        ended = subprocess.run(
            [sys.executable, "-c", code, *options, "--timeout", "5"],
            cwd=PROJECT,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert len(HEAVY) > 8
    assert int(ended.stderr.split()[-1]) < 100_000, ended.stderr


def _wait(done: object) -> None:
    for _ in range(200):
        if done():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("nothing happened for 20 s")
