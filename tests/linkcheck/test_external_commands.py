"""`mlatlas links external`, `merge` and `fix`: what they choose, print, write and end with."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.authoring.formatting import formatted
from generator.linkcheck.external.memory import Memory, following
from generator.linkcheck.external.run import in_shard
from generator.linkcheck.external.sources import places
from generator.linkcheck.external.verdict import Outcome, Verdict
from generator.load import load
from tests.conftest import SMALL, Write
from tests.linkcheck.faults import FaultServer

SECTION = SMALL["sections/01-data.yml"]
TOOLS = SMALL["tools/data.yml"]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["links", *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


def local(text: str, server: FaultServer, name: str) -> str:
    """Return YAML in which every address leads to the server."""
    address = f"http://127.0.0.1:{server.port}/{name}"
    for old in ("https://dvc.org/doc", "https://dvc.org/", "https://arxiv.org/abs/1803.09010"):
        text = text.replace(old, address)
    return text


def everywhere(server: FaultServer, name: str) -> dict[str, str]:
    return {path: local(text, server, name) for path, text in SMALL.items() if path != "atlas.yml"}


def ask(content: Path, *arguments: str) -> Result:
    return call("external", "--content", str(content), "--allow-network", "127.0.0.1", "--pause", "0", *arguments)


def test_every_address_has_the_places_where_it_is_written(content: Write) -> None:
    prose = SECTION.replace("as [[tool:dvc]] gives it.", "as [a page](https://in-prose.test/x) says.")
    found = places(load(content({"sections/01-data.yml": prose})).base)
    lines = {url: [position.line for position in where] for url, where in found.items()}
    assert lines == {
        "https://in-prose.test/x": [9],
        "https://dvc.org/doc": [20],
        "https://dvc.org/": [8],
        "https://arxiv.org/abs/1803.09010": [9],
    }


def test_links_in_order_end_with_0_and_json_has_one_object_an_address(content: Write, server: FaultServer) -> None:
    result = ask(content(everywhere(server, "status-200")), "--format", "json")
    (entry,) = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(entry) == {"url", "verdict", "status", "target", "reason", "sources"}
    assert (entry["verdict"], entry["status"], len(entry["sources"])) == ("ok", 200, 3)


def test_a_dead_link_ends_with_1_at_the_line_of_the_yaml(content: Write, server: FaultServer) -> None:
    result = ask(content(everywhere(server, "status-404")))
    assert result.exit_code == 1
    assert "sections/01-data.yml:20:" in result.stdout
    assert "answers 404; a copy may be at https://web.archive.org/web/http://127.0.0.1" in result.stdout
    assert result.stdout.endswith("1 addresses: 1 dead\n")


@pytest.mark.parametrize("name", ["status-403", "status-500", "moved-301", "reset"])
def test_walls_trouble_and_moves_never_fail(name: str, content: Write, server: FaultServer) -> None:
    assert ask(content(everywhere(server, name))).exit_code == 0


def test_the_forms(content: Write, server: FaultServer) -> None:
    folder = content(everywhere(server, "status-404"))
    github, markdown, junit, sarif = (
        ask(folder, "--format", form).stdout for form in ("github", "markdown", "junit", "sarif")
    )
    assert github.count("::error file=") == 3
    assert "| dead | <http://127.0.0.1:" in markdown
    assert ElementTree.fromstring(junit.split("\n", 1)[1]).get("failures") == "3"
    assert len(json.loads(sarif)["runs"][0]["results"]) == 3


@pytest.mark.parametrize(
    "arguments",
    [["--shard", "3/2"], ["--shard", "x"], ["--allow-network", "x"], ["--budget", "-1"], ["--changed-since", "--x"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], content: Write) -> None:
    assert call("external", "--content", str(content({})), *arguments).exit_code == 2


def test_only_what_a_branch_adds_is_asked(content: Write, server: FaultServer) -> None:
    folder = content({})
    _git(folder.parent, "init", "-q", "-b", "main")
    _git(folder.parent, "add", ".")
    _git(folder.parent, "commit", "-q", "-m", "x")
    _git(folder.parent, "switch", "-q", "-c", "branch")
    new = local("https://dvc.org/", server, "status-404")
    content({"tools/data.yml": TOOLS.replace("https://dvc.org/", new)})
    result = ask(folder, "--changed-since", "main", "--format", "json")
    assert [(entry["url"], entry["verdict"]) for entry in json.loads(result.stdout)] == [(new, "dead")]
    assert ask(folder, "--changed-since", "nowhere").exit_code == 2


def test_shards_share_the_hosts_out() -> None:
    urls = [f"https://{host}.test/{page}" for host in range(40) for page in range(3)]
    shards = [{url for url in urls if in_shard(url, number, 4)} for number in range(1, 5)]
    assert sorted(url for shard in shards for url in shard) == sorted(urls)
    hosts = [{url.split("/")[2] for url in shard} for shard in shards]
    assert sum(map(len, hosts)) == 40
    assert all(hosts)


def test_what_is_remembered_is_not_asked_again(content: Write, server: FaultServer, tmp_path: Path) -> None:
    folder, cache = content(everywhere(server, "status-201")), tmp_path / "cache.jsonl"
    assert ask(folder, "--cache", str(cache)).exit_code == 0
    asked = server.hits["status-201"]
    assert ask(folder, "--cache", str(cache)).exit_code == 0
    assert server.hits["status-201"] == asked


def test_a_patient_run_calls_a_link_dead_when_an_earlier_one_did_too(
    content: Write, server: FaultServer, tmp_path: Path
) -> None:
    folder, cache = content(everywhere(server, "status-410")), tmp_path / "cache.jsonl"
    options = ("--cache", str(cache), "--patient")
    assert ask(folder, *options).exit_code == 0
    assert ask(folder, *options).exit_code == 0
    memory = Memory(cache)
    url = local("https://dvc.org/", server, "status-410")
    memory.add(following(None, Outcome(url, Verdict.DEAD, 410), datetime.now(UTC) - timedelta(days=7)))
    cache.unlink()
    memory.save()
    assert ask(folder, *options).exit_code == 1


def test_reports_of_shards_become_one(tmp_path: Path) -> None:
    entries = [{"url": url, "verdict": verdict, "status": 0, "target": "", "reason": "", "sources": ["a.yml:1:2"]}
               for url, verdict in (("https://b.test/", "ok"), ("https://a.test/", "dead"))]  # fmt: skip
    for number, entry in enumerate(entries):
        (tmp_path / f"{number}.json").write_text(json.dumps([entry]))
    result = call("merge", str(tmp_path / "0.json"), str(tmp_path / "1.json"))
    assert result.exit_code == 1
    assert json.loads(result.stdout) == entries[::-1]


def test_a_file_that_is_no_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{")
    result = call("merge", str(tmp_path / "x.json"))
    assert result.exit_code == 1
    assert "x.json: is no report" in result.stderr


STYLES = {
    '{title: DVC guide, url: "https://dvc.org/doc", kind: documentation}': (
        '{title: DVC guide, url: "https://new.test/", formerly: ["https://dvc.org/doc"], kind: documentation}'
    ),
    "{title: x, url: https://dvc.org/doc, kind: notes, formerly: [https://older.test/]}": (
        '{title: x, url: https://new.test/, kind: notes, formerly: ["https://dvc.org/doc", https://older.test/]}'
    ),
    "title: x # keep\n        url: 'https://dvc.org/doc' # this too\n        kind: notes": (
        "title: x # keep\n        url: 'https://new.test/' # this too\n"
        '        formerly: ["https://dvc.org/doc"]\n        kind: notes'
    ),
    "title: x\n        kind: notes\n        formerly:\n"
    "          - https://older.test/ # y\n        url: https://dvc.org/doc": (
        'title: x\n        kind: notes\n        formerly:\n          - "https://dvc.org/doc"\n'
        "          - https://older.test/ # y\n        url: https://new.test/"
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_move_is_written_in_the_style_of_the_entry(style: str, content: Write, tmp_path: Path) -> None:
    original = SECTION.replace('{title: DVC guide, url: "https://dvc.org/doc", kind: documentation}', style)
    folder = content({"sections/01-data.yml": original})
    report = tmp_path / "report.json"
    moved = {"url": "https://dvc.org/doc", "verdict": "redirect-permanent", "target": "https://new.test/"}
    report.write_text(json.dumps([{**moved, "status": 301, "reason": "", "sources": []}]))
    preview = call("fix", str(report), "--content", str(folder), "--dry-run")
    assert "+" in preview.stdout
    assert (folder / "sections/01-data.yml").read_text() == original
    result = call("fix", str(report), "--content", str(folder))
    assert result.exit_code == 0, result.output
    assert (folder / "sections/01-data.yml").read_text() == original.replace(style, STYLES[style])
    (link,) = load(folder).base.topics["data-versioning"].links
    assert (link.url, link.formerly[0]) == ("https://new.test/", "https://dvc.org/doc")


def test_a_file_in_canonical_form_stays_in_it(content: Write, tmp_path: Path) -> None:
    folder = content({})
    path = folder / "sections/01-data.yml"
    path.write_text(formatted(path.as_posix(), path.read_bytes()).after)
    report = tmp_path / "report.json"
    far = f"https://new.test/{'x' * 60}"
    moved = {"url": "https://dvc.org/doc", "verdict": "redirect-permanent", "target": far}
    report.write_text(json.dumps([{**moved, "status": 301, "reason": "", "sources": []}]))
    assert call("fix", str(report), "--content", str(folder)).exit_code == 0
    text = path.read_text()
    assert f"        url: {far}\n        kind: documentation\n        formerly: [https://dvc.org/doc]\n" in text
    assert formatted(path.as_posix(), path.read_bytes()).difference() is None


def _git(folder: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "x"), ("EMAIL", "x@y"))
    }
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**os.environ, **who})
