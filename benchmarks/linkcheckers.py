"""Link checkers beside each other: the fault server's cases and the planted site's defects, one tool after another.

Example, as root: unshare -n sh -c 'ip link set lo up; PATH=/tmp/tools:$PATH python -m benchmarks.linkcheckers'
Tools that are not on PATH are left out; `unshare` gives them a network that has loopback only.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from generator.linkcheck.external.verdict import Verdict
from tests.linkcheck.faults import CASES, FaultServer
from tests.linkcheck.planted import BASE, DEFECTS, FILE_DEFECTS, TRAPS, write_site

# Lychee needs a little more than a minute, and prints nothing before its end.
LIMIT = 90
WORKS = {Verdict.OK, Verdict.MOVED, Verdict.ELSEWHERE}
BROKEN = {Verdict.DEAD, Verdict.REFUSED, Verdict.NO_FRAGMENT, Verdict.TLS, Verdict.TIMEOUT}
# These lead to names or to networks that are not on loopback; the tests ask them with a resolver of their own.
_ELSEWHERE = {
    *("moved-protocol-relative", "redirect-with-user", "redirect-to-unknown-host", "redirect-to-ftp"),
    *(f"redirect-to-private-{number}" for number in (8, 10, 13, 14)),
}
CHOSEN = [name for name in CASES if name and name not in _ELSEWHERE]
_WORD = re.compile(r"[^\s\"'()<>=]+")


class Ran(NamedTuple):
    """What one tool printed, how long it took, the most memory it had, and whether it came to an end."""

    output: str
    seconds: float
    megabytes: float
    ended: bool


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name:
        _external(Path(name))
        _internal(Path(name) / "planted")


def _external(folder: Path) -> None:
    print(
        "| tool | right of "
        + str(len(CHOSEN))
        + " | false alarms | canary bitten | s | MB |\n|---|---|---|---|---|---|"
    )
    for tool in ("mlatlas", "lychee", "linkchecker", "linkinator"):
        if not (program := _program(tool)):
            continue
        with FaultServer(address="0.0.0.0") as server:  # One loopback address a case.
            urls = {name: _address(number, name, server.port) for number, name in enumerate(CHOSEN, 1)}
            ran = _run(_external_command(tool, program, folder, list(urls.values())), folder)
            said = _said(tool, ran.output)
            answers = {name: said.get(url) for name, url in urls.items()}
            right = sum(_right(name, answer) for name, answer in answers.items())
            false = [name for name, answer in answers.items() if answer is False and CASES[name][2] <= WORKS]
            wrong = [name for name, answer in answers.items() if not _right(name, answer)]
            print(f"| {tool} | {right} | {len(false)} | {server.canary_hits} | {_cost(ran)} |", flush=True)
            print(f"{tool} wrong: {', '.join(wrong)}", file=sys.stderr)


def _internal(folder: Path) -> None:
    write_site(folder)
    shutil.move(folder / "site", folder / "ml")
    _head("tool", f"found of {len(DEFECTS) + len(FILE_DEFECTS)}", f"false alarms of {len(TRAPS)} traps", "s", "MB")
    pages = {name: f"{name}/index.html" for name in DEFECTS} | {
        name: path for name, (path, _, _) in FILE_DEFECTS.items()
    }
    for tool in ("mlatlas", "lychee", "linkinator"):
        if not (program := _program(tool)):
            continue
        ran = _run(_internal_command(tool, program, folder), folder)
        named, written = _faulty_pages(tool, ran.output, folder)
        false = [name for name in TRAPS if f"trap-{name}/index.html" in named & written]
        missed = [name for name, page in pages.items() if page not in named | written]
        print(f"| {tool} | {len(pages) - len(missed)} | {len(false)} | {_cost(ran)} |", flush=True)
        print(f"{tool} missed: {', '.join(missed)}; false alarms: {', '.join(false)}", file=sys.stderr)


def _head(*columns: str) -> None:
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)


def _program(tool: str) -> list[str]:
    if tool == "mlatlas":
        return [sys.executable, "-m", "generator"]
    found = shutil.which(tool)
    return [found] if found else []


def _external_command(tool: str, program: list[str], folder: Path, urls: list[str]) -> list[str]:
    text, page, anchors = folder / "urls.txt", folder / "urls.html", folder / "linkcheckerrc"
    text.write_text("\n".join(urls) + "\n")
    page.write_text("".join(f'<a href="{url}">x</a>\n' for url in urls))
    anchors.write_text("[AnchorCheck]\n")
    folder.chmod(0o755)
    ours = ["links", "external", "--allow-network", "127.0.1.0/24", "--timeout", "2", "--format", "json", "--urls"]
    options = {
        "mlatlas": [*ours, str(text)],
        "lychee": [
            "--format",
            "json",
            "-vv",
            "--no-progress",
            "-t",
            "2",
            "--max-retries",
            "1",
            "--include-fragments",
            str(text),
        ],
        "linkchecker": [
            *("-f", str(anchors), "-o", "csv", "-v", "--no-status", "--check-extern"),
            *("-r1", "-t", "100", "--timeout", "2", str(page)),
        ],
        "linkinator": ["urls.html", "--format", "json", "--timeout", "2000", "--check-fragments"],
    }
    return [*program, *options[tool]]


def _internal_command(tool: str, program: list[str], folder: Path) -> list[str]:
    site = folder / "ml"
    files = sorted(
        str(path.relative_to(folder)) for path in site.rglob("*") if path.suffix in {".html", ".svg", ".css"}
    )
    options = {
        "mlatlas": ["links", "internal", str(site), "--source", str(folder), "--format", "json"],
        "lychee": [
            *("--offline", "--include-fragments", "--format", "json", "--index-files", "index.html,.", "--root-dir"),
            *(str(folder), "--remap", f"{BASE} file://{site}/", str(site)),
        ],
        "linkinator": [
            *(name for name in files if name.endswith(".html")),
            *("--server-root", str(folder), "--format", "json", "--check-css", "--check-fragments"),
            *("--skip", "^https?://(?!localhost)"),
        ],
    }
    return [*program, *options[tool]]


def _run(command: list[str], folder: Path) -> Ran:
    """Run a tool with the limit of time; its own memory counts, as the system saw it at most."""
    with (folder / "output").open("w+b") as output:
        began = time.perf_counter()
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, cwd=folder, env=environment)
        ended, most = False, 0
        while not ended and time.perf_counter() - began < LIMIT:
            most = max(most, _memory(process.pid))
            ended = process.poll() is not None
            time.sleep(0.02)
        process.kill()
        process.wait()
        seconds = time.perf_counter() - began
        output.seek(0)
        return Ran(output.read().decode("utf-8", "replace"), seconds, most / 1024, ended)


def _memory(process: int) -> int:
    """Return the most memory that a process had so far, in KiB; nothing once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _said(tool: str, output: str) -> dict[str, bool]:
    """Return what a tool said of each address: whether it works; of what it left open, nothing."""
    try:
        if tool == "linkchecker":
            rows = csv.DictReader((line for line in io.StringIO(output) if line[:1] != "#"), delimiter=";")
            return {row["urlname"]: row["valid"] == "True" and "Anchor" not in row["warningstring"] for row in rows}
        report = _json(output)
    except (ValueError, KeyError, TypeError):
        return {}
    if tool == "mlatlas":
        return {one["url"]: one["verdict"] in WORKS for one in report if one["verdict"] in WORKS | BROKEN}
    if tool == "lychee":
        kinds = {"success_map": True, "error_map": False, "timeout_map": False}
        return {one["url"]: good for kind, good in kinds.items() for some in report[kind].values() for one in some}
    return {one["url"]: one["state"] == "OK" for one in report["links"]}


def _right(name: str, works: bool | None) -> bool:
    """Whether a careful person would agree; walls and trouble count as right whatever a tool makes of them."""
    verdicts = CASES[name][2]
    if verdicts & {Verdict.BLOCKED, Verdict.TRANSIENT}:
        return True
    return works is not None and bool(verdicts & (WORKS if works else BROKEN))


def _faulty_pages(tool: str, output: str, folder: Path) -> tuple[set[str], set[str]]:
    """Return the pages that a tool names, and those where what it calls broken is written.

    Linkinator names one page an address, not always one that has it: each doubt is decided in its favour.
    """
    report = _json(output)
    if tool == "mlatlas":
        named = {one["page"] for one in report}
        return named, named
    if tool == "lychee":
        named = {os.path.relpath(path, folder / "ml") for path in report["error_map"]}
        return named, named
    broken = [one for one in report["links"] if one["state"] == "BROKEN"]
    named = {one["parent"].removeprefix("ml/") for one in broken if one.get("parent")}
    return named, _pages_with({one["url"] for one in broken}, folder)


def _pages_with(addresses: set[str], folder: Path) -> set[str]:
    pages = set()
    for path in (folder / "ml").rglob("*.html"):
        page = path.relative_to(folder).as_posix()
        if any(urljoin(page, word) in addresses for word in _WORD.findall(path.read_text("utf-8"))):
            pages.add(page.removeprefix("ml/"))
    return pages


def _json(output: str) -> Any:
    """Return the report in an output that may begin with other words."""
    starts = [at for at in (output.find("["), output.find("{")) if at >= 0]
    return json.loads(output[min(starts, default=0) :])


def _address(number: int, name: str, port: int) -> str:
    fragment = CASES[name][0]
    return f"http://127.0.1.{number}:{port}/{name}" + (f"#{fragment}" if fragment else "")


def _cost(ran: Ran) -> str:
    return f"{ran.seconds:.1f}{'' if ran.ended else ' (stopped)'} | {ran.megabytes:.0f}"


if __name__ == "__main__":
    main()
