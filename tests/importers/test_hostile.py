"""Files that mean harm: a clear error, status 1, nothing written, no traceback, in the time of any other file."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main

BOMB = '<?xml version="1.0"{}?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><map><node TEXT="&b;"/></map>'
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "entity bomb": ("a.mm", BOMB.format("").encode(), 'the entity "a"'),
    "entity bomb in UTF-16": ("a.mm", BOMB.format(' encoding="UTF-16"').encode("utf-16"), 'the entity "a"'),
    "UTF-7": ("a.mm", b'<?xml version="1.0" encoding="UTF-7"?>+ADw-map/>', "save it as UTF-8"),
    "external document type": ("a.mm", b'<!DOCTYPE m SYSTEM "file:///etc/passwd"><map/>', "stands elsewhere"),
    "deep map": ("a.mm", b"<map>" + b"<node>" * 100_000, "levels deep"),
    "deep outline": ("a.opml", b"<opml><body>" + b"<outline>" * 100_000, "levels deep"),
    "NUL in XML": ("a.mm", b"<map><node TEXT='a\0b'/></map>", "not XML"),
    "no map": ("a.mm", b"<html/>", "neither"),
    "empty map": ("a.mm", b"", "not XML"),
    "deep quotes": ("a.md", b">" * 10_000 + b" x", "nested deeper"),
    "deep list": ("a.md", b"- " * 5000 + b"x", "nested deeper"),
    "brackets": ("a.md", b"![a][" * 20_000, "are the most"),
    "broken HTML": ("a.md", b"<div " * 30_000, "are the most"),
    "open folds": ("a.md", b"<details><summary>x</summary>\n\n" * 5000, "folds"),
    "NUL in text": ("a.md", b"- a\n- b\0", "line 2: a NUL"),
    "not UTF-8": ("a.md", b"- a\n- \xff", "line 2: byte 0xff"),
    "nothing to import": ("a.md", b"\n", "nothing that could become a section"),
    "huge": ("a.md", b"- aaaaaaaaaaaaaa\n" * 400_000, "more than 4 MiB"),
    "huge map": ("a.mm", b" " * (33 << 20), "more than 32 MiB"),
    "deep JSON": ("a.json", b"[" * 100_000, "levels deep"),
    "long number": ("a.json", b"1" * 10_000, "not JSON"),
    "half a character": ("a.json", b'{"sections":[{"id":"\\ud800"}]}', "half a character"),
    "wrong shape": ("a.json", b'{"sections": 3}', "has to be a list"),
    "YAML alias": ("a.yaml", b"a: &a [x]\nb: *a\n", "anchor &a"),
    "YAML tag": ("a.yaml", b"a: !!python/object:os.system x", "tag"),
    "deep YAML": ("a.yaml", b"[" * 100_000, "nested more than 32"),
    "a million columns": ("a.csv", b",".join([b"a"] * 1_000_000), "1,000,000 columns"),
    "open quote": ("a.csv", b'"' + b"a" * 3_000_000, "check its quotes"),
    "NUL in a table": ("a.csv", b"id,\0", "NUL"),
    "unknown table": ("a.csv", b"Tool,Website\nx,y\n", "--as tools --map"),
    "unknown ending": ("a.doc", b"x", "--from"),
    "papers": ("a.bib", b"\x00@book{x", "NUL"),
}


def bring(folder: Path, name: str, raw: bytes) -> Result:
    (folder / name).write_bytes(raw)
    out = str(folder / "out")
    return CliRunner().invoke(main, ["import", str(folder / name), "-o", out], catch_exceptions=False)


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_and_nothing_is_written(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name, raw, words = REFUSED[case]
    start = time.process_time()
    result = bring(tmp_path, name, raw)
    assert result.exit_code == 1
    assert result.output.startswith("mlatlas: ")
    assert words in result.output
    assert "Traceback" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name]
    # Quadratic work shows as minutes; ten seconds say nothing of the machine.
    assert time.process_time() - start < 10


def test_ids_never_become_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    section = {"id": "../../../etc/passwd", "title": "x", "summary": "x", "topics": []}
    raw = json.dumps({"sections": [section], "categories": [{"id": "/root/x", "tools": []}]}).encode()
    result = bring(tmp_path, "a.json", raw)
    assert result.exit_code == 0
    assert "has the wrong form" in result.output
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yml")}
    assert written == {"out/atlas.yml", "out/sections/01-etc-passwd.yml", "out/tools/root-x.yml"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "/etc/passwd", "../x.md", "data:text/html,x"]
)
def test_addresses_that_lead_nowhere_good_are_words_and_reported(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = bring(tmp_path, "a.md", f"## Data\n\n- [Click]({url}) here\n- other\n".encode())
    assert f'line 3: the address "{url}" is not http, https or mailto' in result.output
    text = (tmp_path / "out/sections/01-data.yml").read_text("utf-8")
    assert f"`{url}`" in text
    assert f"]({url})" not in text
    assert "bad-address" not in result.output


def test_what_somebody_wrote_or_changed_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = b"## Data\n\n- one\n- two\n"
    assert bring(tmp_path, "a.md", text).exit_code == 0
    assert bring(tmp_path, "a.md", text).exit_code == 0, "what nobody changed is written anew"
    path = tmp_path / "out/sections/01-data.yml"
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    refused = bring(tmp_path, "a.md", text)
    assert refused.exit_code == 1
    assert "was changed since it was imported" in refused.output
    assert path.read_text("utf-8").endswith("# mine\n")
    (tmp_path / "out/.mlatlas-import").unlink()
    assert "was not written by mlatlas import" in bring(tmp_path, "a.md", text).output
