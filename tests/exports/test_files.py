"""Every export says what the knowledge base says, is the same each time, and opens in readers of others."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree as Xml

import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt

from generator.__main__ import main
from generator.branches import Branch, entry_of
from generator.examine import examine
from generator.exports import EXPORTS, UnknownChoice, chosen, exports, plain, trees
from generator.exports.files import tree
from generator.knowledge import KnowledgeBase
from tests.conftest import PROJECT, Write


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return examine(PROJECT / "content").sound()


@pytest.fixture(scope="module")
def made(base: KnowledgeBase) -> dict[str, str | bytes]:
    return {path.removeprefix("downloads/"): content for path, content in exports(base)}


def test_the_same_twice(base: KnowledgeBase, made: dict[str, str | bytes]) -> None:
    assert {path.removeprefix("downloads/"): content for path, content in exports(base)} == made


def test_json_and_yaml_hold_everything(base: KnowledgeBase, made: dict[str, str | bytes]) -> None:
    whole = plain(base)
    assert json.loads(made["atlas.json"]) == whole
    assert yaml.load(made["atlas.yaml"], yaml.CSafeLoader) == whole
    assert len(whole["sections"]) == len(base.sections)


@pytest.mark.parametrize("name", ["topics", "checks", "tools", "papers"])
def test_tables_have_a_row_for_each_and_no_formula(
    base: KnowledgeBase, made: dict[str, str | bytes], name: str
) -> None:
    rows = list(csv.DictReader(io.StringIO(str(made[f"{name}.csv"]), newline="")))
    entries = base.papers_by_id if name == "papers" else getattr(base, name)
    assert [row["id"] for row in rows] == list(entries)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_freemind_holds_every_text_folded_below_the_second_level(
    base: KnowledgeBase, made: dict[str, str | bytes]
) -> None:
    (root,) = Xml.fromstring(made["atlas.mm"])
    sections = root.findall("node")
    assert [node.get("TEXT") for node in sections] == [section.title for section in base.sections]
    assert {node.get("POSITION") for node in sections} == {"right", "left"}
    assert not any(node.get("FOLDED") for node in sections)
    assert all(node.get("FOLDED") for section in sections for node in section.findall("node") if node.find("node"))
    texts = [node.get("TEXT") for node in root.iter("node")]
    assert set(texts) >= {topic.title for topic in base.topics.values()} | {c.text for c in base.checks.values()}


def test_opml_is_2_0_and_holds_the_notes(base: KnowledgeBase, made: dict[str, str | bytes]) -> None:
    opml = Xml.fromstring(made["atlas.opml"])
    assert opml.get("version") == "2.0"
    notes = {node.get("_note") for node in opml.iter("outline")}
    assert notes >= {topic.definition for topic in base.topics.values() if topic.definition}


def test_the_tree_gives_the_sections_back(base: KnowledgeBase) -> None:
    sections = [normal(entry_of(branch)) for branch in tree(base).children]
    assert sections == [normal(section) for section in plain(base)["sections"]]


def normal(value: object) -> object:
    """Return the value with its keys in one order."""
    if isinstance(value, dict):
        return {key: normal(value[key]) for key in sorted(value)}
    return [normal(item) for item in value] if isinstance(value, list) else value


def test_xmind_is_a_workbook_with_the_whole_tree(base: KnowledgeBase, made: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["atlas.xmind"])) as archive:
        (sheet,) = json.loads(archive.read("content.json"))
        assert archive.testzip() is None
    assert len(list(walked(sheet["rootTopic"]))) == len(list(tree(base).walk()))


def walked(topic: dict) -> list[dict]:
    below = topic.get("children", {}).get("attached", [])
    return [topic, *(found for child in below for found in walked(child))]


def test_the_markdown_has_every_link_and_nothing_unresolved(base: KnowledgeBase, made: dict[str, str | bytes]) -> None:
    text = str(made["checklist.md.txt"])
    tokens = [child for token in MarkdownIt().parse(text) for child in token.children or ()]
    found = {token.attrs["href"] for token in tokens if token.type == "link_open"}
    wanted = {link.url for topic in base.topics.values() for link in topic.links}
    assert {url for url in wanted if url.isascii() and not set("()%") & set(url)} <= found
    assert "[[" not in text
    assert text.count("- [ ]") == len(base.checks)


def test_mermaid_and_markmap_name_every_section(base: KnowledgeBase, made: dict[str, str | bytes]) -> None:
    for section in base.sections:
        assert f'"{section.title.replace("&", "#amp;")}"' in str(made["overview.mmd"])
        assert f"## {section.title}" in str(made["markmap.md.txt"])


def test_one_section_up_to_a_stage(base: KnowledgeBase) -> None:
    part = chosen(base, section="data", stage="poc")
    assert [section.id for section in part.sections] == ["data"]
    assert {check.stage for check in part.checks.values()} == {"poc"}
    with pytest.raises(UnknownChoice, match='did you mean "data"'):
        chosen(base, section="dat")


def test_what_xml_cannot_hold_does_not_break_it() -> None:
    hostile = Branch('<&">\x00\n', note="a\x0bb]]>\nc", children=(Branch("x", url="https://a?b&c"),))
    for text in (trees.freemind(hostile), trees.opml(hostile)):
        assert Xml.fromstring(text) is not None


@pytest.mark.parametrize("form", [export.name for export in EXPORTS] + ["svg", "dot"])
def test_the_command_writes_each_format(content: Write, form: str, tmp_path) -> None:
    output = tmp_path / "made"
    folder = str(content({}))
    result = CliRunner().invoke(main, ["export", form, "--content", folder, "--section", "data", "-o", str(output)])
    assert result.exit_code == 0, result.output
    assert output.stat().st_size > 50


def test_an_unknown_section_is_wrong_usage(content: Write) -> None:
    result = CliRunner().invoke(main, ["export", "json", "--content", str(content({})), "--section", "dta"])
    assert result.exit_code == 2
    assert 'did you mean "data"' in result.output
