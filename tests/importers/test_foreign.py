"""Outlines and tables of others, and what people add to files that we wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.exports import EXPORTS
from generator.importers.imported import Defaults, Imported, ImportProblem
from generator.importers.reading import File, read
from generator.importers.spreadsheets import Mapping
from generator.importers.titles import Titles
from generator.load import load
from tests.conftest import PROJECT, Write

DEFAULTS = Defaults("poc", "concept", "product", "a", (("status", "active"), ("hosting", "library")))
BY_NAME = {export.name: export for export in EXPORTS}


def bring(name: str, text: str | bytes, table: Mapping | None = None) -> Imported:
    raw = text if isinstance(text, bytes) else text.encode()
    return read([File(name, raw)], None, DEFAULTS, table or Mapping())


def said(found: Imported) -> str:
    return "\n".join(map(str, found.remarks))


def test_an_outline_of_another_program() -> None:
    found = bring(
        "a.opml",
        '<opml version="1.0"><head><title>Mine</title></head><body>'
        '<outline text="Data"><outline text="&lt;b&gt;Labels&lt;/b&gt;" _note="One&#10;two" colour="red"/>'
        '<outline text="Feed" type="rss" xmlUrl="https://a.org/f" htmlUrl="https://a.org"/>'
        '<outline text="Done" _status="checked"/></outline></body></opml>',
    )
    (section,) = found.whole["sections"]
    general, labels = section["topics"]
    assert found.whole["atlas"]["title"] == "Mine"
    assert (labels["title"], labels["definition"]) == ("Labels", "One\n\ntwo")
    assert [link["url"] for link in general["links"]] == ["https://a.org", "https://a.org/f"]
    assert [check["text"] for check in general["checks"]] == ["Done"]
    assert 'the attribute "colour" of 1 outlines has no place' in said(found)


TOOLS = "\ufeffTool;Website;Stars\nDVC;https://dvc.org;'=1\n\nGit;;3\nSoda;https://soda.io;1;2\n"
MAPPED = Mapping("tools", (("name", "Tool"), ("url", "Website")))


def test_a_table_of_another_with_columns_mapped() -> None:
    found = bring("tools.csv", TOOLS, MAPPED)
    (category,) = found.whole["categories"]
    first = {"id": "dvc", "name": "DVC", "url": "https://dvc.org", "hosting": ["library"], "status": "active"}
    assert category["tools"][0] == first
    (section,) = found.whole["sections"]
    assert section["topics"][0]["tools"] == ["dvc", "git", "soda"]
    report = said(found)
    assert 'tools.csv, line 4: the cell of "Website" is empty; fill in "url"' in report
    assert "tools.csv, line 5: 4 cells under 3 columns: left out: ['2']" in report
    assert 'the column "Stars" (3 cells) has no place' in report


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found_out(delimiter: str) -> None:
    text = TOOLS.splitlines()[0].replace(";", delimiter) + f"\nDVC{delimiter}https://dvc.org{delimiter}1\n"
    (category,) = bring("tools.csv", text, MAPPED).whole["categories"]
    assert category["tools"][0]["url"] == "https://dvc.org"


def test_topics_of_a_table_stand_in_their_sections_below_their_parents() -> None:
    text = "Topic,Area,Above\nData,Basics,\nLabels,Basics,Data\nModel,More,\n"
    found = bring("t.csv", text, Mapping("topics", (("title", "Topic"), ("section", "Area"), ("parent", "Above"))))
    first, second = found.whole["sections"]
    assert [topic["title"] for topic in first["topics"][0]["topics"]] == ["Labels"]
    assert [topic["title"] for topic in second["topics"]] == ["Model"]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)], catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as", "tools", "--map", "nme=Tool"], 'did you mean "name"?'),
        (["--as", "tools", "--map", "name=Tol"], 'did you mean "Tool"?'),
        (["--as", "tools", "--map", "name"], "is not KEY=VALUE"),
        (["--stage", "pco"], 'did you mean "poc"?'),
    ],
)
def test_wrong_mappings_are_guessed_at(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(TOOLS, "utf-8")
    result = call("a.csv", "-o", "out", *arguments)
    assert result.exit_code in {1, 2}
    assert words in result.output
    assert not Path("out").exists()


ADDED = {
    "markdown": (
        "    - [ ] Every run names its data.",
        "    - New thing\n        - [ ] Do it\n    - [ ] Every run names its data.",
    ),
    "mm": ('<node ID="topic-how-much-data"', '<node TEXT="New thing"/>\n<node ID="topic-how-much-data"'),
}


def test_what_people_add_to_our_checklist_is_placed(content: Write) -> None:
    base = load(content({})).base
    old, new = ADDED["markdown"]
    text = str(BY_NAME["markdown"].make(base))
    assert old in text
    found = bring("a.md", text.replace(old, new, 1))
    topic = found.whole["sections"][0]["topics"][0]
    assert [below["title"] for below in topic["topics"]] == ["New thing"]
    assert topic["topics"][0]["checks"][0]["text"] == "Do it"
    assert 'bullets below "Data versioning" are new' in said(found)


def test_what_people_add_to_our_map_is_placed(content: Write) -> None:
    base = load(content({})).base
    old, new = ADDED["mm"]
    text = str(BY_NAME["mm"].make(base))
    assert old in text
    found = bring("a.mm", text.replace(old, new, 1))
    (section,) = found.whole["sections"]
    assert [topic["title"] for topic in section["topics"]] == ["Data versioning", "How much data?", "New thing"]
    assert '"New thing" is new and became a topic' in said(found)


def test_a_part_takes_from_where_it_came_only_what_belongs_to_it(content: Write, tmp_path: Path) -> None:
    folder = content({})
    section = load(folder).base.sections[0]
    export = CliRunner().invoke(main, ["export", "markdown", "--content", str(folder), "--section", section.id])
    (tmp_path / "a.md").write_text(export.output, "utf-8")
    result = call(tmp_path / "a.md", "-o", tmp_path / "out", "--content", folder)
    assert "finds no problems" in result.output
    assert f"what the file cannot hold was taken from {folder}: 1 categories, 1 papers" in result.output


def test_a_table_of_which_nothing_is_known_is_refused_with_what_to_say() -> None:
    with pytest.raises(
        ImportProblem, match=r"no column that says a key of tools.*--map 'KEY=Werkzeug'.*the keys are: "
    ):
        bring("a.csv", "Werkzeug;Ort\nDVC;https://dvc.org\n", Mapping("tools", ()))


def test_line_ends_of_a_spreadsheet_do_not_stand_in_a_cell() -> None:
    raw = b'Tool;Website;Text\r\nDVC;https://dvc.org;"One\r\ntwo"\r\n'
    found = bring("a.csv", raw, Mapping("tools", (*MAPPED.columns, ("summary", "Text"))))
    assert found.whole["categories"][0]["tools"][0]["summary"] == "One\ntwo"


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Models :robot:", "Models"), (":+1: Good", "Good"), ("At 10:30:15 sharp", "At 10:30:15 sharp")],
)
def test_emoji_written_as_names_are_no_part_of_a_title(heading: str, title: str) -> None:
    found = bring("a.md", f"# List\n\n## {heading}\n\n- [a](https://a.org)\n")
    assert [section["title"] for section in found.whole["sections"]] == [title]


def test_papers_and_tools_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text("@misc{a, title={X}, author={A B}, eprint={2001.00001}, archivePrefix={arXiv}, year=2020}")
    arguments = ["import", str(file), "-o", str(tmp_path / "out"), "--content", str(PROJECT / "content")]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert "0 sections, 0 topics, 0 checks, 0 links, 1 papers;" in result.output


def test_the_line_that_excel_wants_first_is_no_head() -> None:
    found = bring("a.csv", "sep=;\r\nTool;Website\r\nDVC;\r\n", MAPPED)
    assert found.whole["categories"][0]["tools"][0]["name"] == "DVC"
    assert "a.csv, line 3: the cell of" in said(found)


def test_a_table_of_contents_that_is_a_table_makes_no_topics() -> None:
    rest = "\n## AutoML\n\n- [a](https://a.org)\n\n## Tests\n\n| [b](#b) | 1 |\n|-|-|\n| c | 2 |\n"
    found = bring("a.md", f"# List\n\n| | |\n|-|-|\n| [AutoML](#automl) | [x](#x) · [y](#y) |\n| [z](#z) | |\n{rest}")
    assert [section["title"] for section in found.whole["sections"]] == ["AutoML", "Tests"]
    assert "the table of contents was left out" in said(found)


def test_a_title_that_is_taken_gets_a_number_where_there_is_no_context() -> None:
    titles = Titles()
    assert [titles.new("AutoML", ""), titles.new("AutoML", ""), titles.new("AutoML", "Data")] == [
        "AutoML",
        "AutoML (2)",
        "Data: AutoML",
    ]
