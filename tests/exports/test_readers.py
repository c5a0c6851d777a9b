"""Programs of others read what we write: pandoc, Markmap, Mermaid, a reader of XMind; they see what the atlas says."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.exports import EXPORTS
from generator.knowledge import KnowledgeBase, Topic
from generator.load import load
from tests.conftest import PROJECT, SMALL

BY_NAME = {export.name: export for export in EXPORTS}
NASTY = 'A "b" (c) [d] & <e> #f; \\g'
NASTY_TITLES = SMALL["sections/01-data.yml"].replace("title: Data versioning", f"title: '{NASTY}'")

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed; CI installs it")
NODE_MODULES = PROJECT / "node_modules"
needs_node = pytest.mark.skipif(
    shutil.which("node") is None
    or not (NODE_MODULES / "mermaid").is_dir()
    or not (NODE_MODULES / "markmap-lib").is_dir(),
    reason="node, mermaid or markmap-lib is not installed; `npm ci` installs both",
)


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return load(PROJECT / "content").base


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("nasty")
    for name, text in {**SMALL, "sections/01-data.yml": NASTY_TITLES}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return load(folder).base


def made(base: KnowledgeBase, name: str) -> str:
    content = BY_NAME[name].make(base)
    assert isinstance(content, str)
    return content


def pandoc(text: str, form: str) -> dict[str, Any]:
    command = ["pandoc", "-f", form, "-t", "json"]
    read = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=120)
    assert read.stderr == ""
    document: dict[str, Any] = json.loads(read.stdout)
    return document


def words(value: Any) -> str:
    """Return the words in a part of pandoc's document."""
    if isinstance(value, list):
        return "".join(words(item) for item in value)
    if not isinstance(value, dict):
        return ""
    match value.get("t"):
        case "Str":
            return str(value["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Quoted":
            mark = '"' if value["c"][0]["t"] == "DoubleQuote" else "'"
            return f"{mark}{words(value['c'][1])}{mark}"
        case "Code" | "Math":
            return str(value["c"][1])
        case _:
            return words(value.get("c"))


def found(value: Any, kind: str) -> Iterator[Any]:
    """Yield the content of every element of a kind, in reading order."""
    if isinstance(value, list):
        for item in value:
            yield from found(item, kind)
    elif isinstance(value, dict):
        if value.get("t") == kind:
            yield value["c"]
        yield from found(value.get("c"), kind)


def topics(base: KnowledgeBase) -> list[Topic]:
    return list(base.topics.values())


@needs_pandoc
def test_pandoc_reads_the_outline_with_every_text_in_order(real: KnowledgeBase) -> None:
    read = pandoc(made(real, "opml"), "opml")
    heads = [head[2] for head in found(read["blocks"], "Header")]
    seen = [" ".join(words(head).split()) for head in heads]
    # Text of an outline may be HTML or Markdown for pandoc; what it keeps as it stands is enough to tell the order.
    titles = [topic.title for topic in topics(real) if re.fullmatch(r"[A-Za-z0-9 ,:?/-]+", topic.title)]
    rest = iter(seen)
    assert [title for title in titles if title not in rest] == [], "each stands behind the one before"
    assert len(titles) > 200


@needs_pandoc
def test_pandoc_reads_the_checklist_with_every_box_and_link(real: KnowledgeBase) -> None:
    read = pandoc(made(real, "markdown"), "gfm")
    boxes = sum(words(item).startswith("☐") for lists in found(read["blocks"], "BulletList") for item in lists)
    assert boxes == len(real.checks)
    targets = {link[2][0] for link in found(read["blocks"], "Link")}
    escaped = {"(": "%28", ")": "%29"}
    for topic in topics(real):
        for link in topic.links:
            url = "".join(escaped.get(character, character) for character in link.url)
            assert url in targets, url


@needs_pandoc
@pytest.mark.parametrize("table", ["topics", "checks", "tools", "papers"])
def test_pandoc_reads_the_tables_with_every_row(real: KnowledgeBase, table: str) -> None:
    read = pandoc(made(real, f"csv-{table}"), "csv")
    (held,) = found(read["blocks"], "Table")
    rows = held[4][0][3]
    entries = real.papers_by_id if table == "papers" else getattr(real, table)
    assert [words(row[1][0]) for row in rows] == list(entries)


@needs_pandoc
@pytest.mark.parametrize(("name", "form"), [("bibtex", "biblatex"), ("csl", "csljson")])
def test_pandoc_reads_every_paper(real: KnowledgeBase, name: str, form: str) -> None:
    references = pandoc(made(real, name), form)["meta"]["references"]["c"]
    read = [words(reference["c"]["id"]) or reference["c"]["id"]["c"] for reference in references]
    assert sorted(read) == sorted(real.papers_by_id)


@pytest.fixture(scope="module")
def drawn(real: KnowledgeBase, nasty: KnowledgeBase) -> dict[str, Any]:
    """Return what Markmap and Mermaid see, both asked once."""
    bases = (real, nasty)
    given = json.dumps({name: [made(base, name) for base in bases] for name in ("markmap", "mermaid")})
    script = Path(__file__).parent / "readers.mjs"
    command = ["node", str(script)]
    read = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, cwd=PROJECT, check=False)
    assert read.returncode == 0, read.stderr[-2000:]
    seen: dict[str, Any] = json.loads(read.stdout)
    return seen


def outline(entries: tuple[Topic, ...], depth: int) -> list[Any]:
    return [[topic.title, outline(topic.topics, depth - 1) if depth else []] for topic in entries]


def whole(base: KnowledgeBase, depth: int) -> list[Any]:
    return [base.atlas.title, [[section.title, outline(section.topics, depth)] for section in base.sections]]


@needs_node
def test_markmap_draws_every_section_and_topic_folded(
    drawn: dict[str, Any], real: KnowledgeBase, nasty: KnowledgeBase
) -> None:
    for seen, base in zip(drawn["markmap"], (real, nasty), strict=True):
        assert texts(seen["tree"]) == whole(base, 99)
        assert seen["options"] == {"initialExpandLevel": 2}


@needs_node
def test_mermaid_draws_the_overview(drawn: dict[str, Any], real: KnowledgeBase, nasty: KnowledgeBase) -> None:
    for seen, base in zip(drawn["mermaid"], (real, nasty), strict=True):
        assert seen["type"] == "mindmap"
        assert texts(seen["tree"]) == whole(base, 0)


def texts(node: list[Any]) -> list[Any]:
    """Return a tree of HTML, or of Mermaid's own marks for entities, as plain words."""
    content = node[0].replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")
    return [html.unescape(re.sub(r"<[^<>]*>", "", content)), [texts(child) for child in node[1]]]


def test_a_reader_of_xmind_sees_the_whole_tree(real: KnowledgeBase, tmp_path: Path) -> None:
    xmindparser = pytest.importorskip("xmindparser", reason="xmindparser is not installed; the lock for tests has it")
    content = BY_NAME["xmind"].make(real)
    assert isinstance(content, bytes)
    (tmp_path / "atlas.xmind").write_bytes(content)
    (sheet,) = xmindparser.xmind_to_dict(str(tmp_path / "atlas.xmind"))
    assert sheet["topic"]["title"] == real.atlas.title
    assert [topic["title"] for topic in sheet["topic"]["topics"]] == [section.title for section in real.sections]
    seen = list(deep(sheet["topic"]))
    assert {topic.title for topic in topics(real)} <= {node["title"] for node in seen}
    assert {topic.definition for topic in topics(real) if topic.definition} <= {node.get("note") for node in seen}


def deep(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("topics", ()):
        yield from deep(child)
