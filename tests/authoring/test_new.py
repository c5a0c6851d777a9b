"""New entries stand where they belong, in canonical form, and every other line stays."""

from __future__ import annotations

import io
from difflib import ndiff
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.authoring.formatting import formatted
from generator.examine import examine
from generator.load import load
from tests.conftest import Write


def words(text: str) -> list[str]:
    """Return the words of a command line; _ stands for a space within one."""
    return [word.replace("_", " ") for word in text.split()]


TOOL = words(
    "tool --category data-tools --name Cvc --summary Colons:_x --url https://cvc.org/ --licence MIT --availability open"
    " --hosting library --hosting managed --status active --topic data-versioning"
)
CHECK = words("check --topic data-versioning --text Say_it. --why Else_not. --stage mvp --role data-scientist")
FIRST_CHECK = words("check --topic how-much-data --text Say_it. --why Else_not. --stage mvp --role data-scientist")
TOPIC = words("topic --parent data --title Data_loss --kind concept --stage mvp --definition Loss:_of_data.")
AFTER = words("topic --after data-versioning --title Data_loss --kind concept --stage mvp --definition Loss:_of_data.")
BELOW = words("topic --parent how-much-data --title Data_loss --kind concept --stage mvp --definition Loss.")
DECISION = words(
    "decision --parent data --title Keep_it? --question Is_it_kept? --stage mvp --answer Yes Law_allows. Care:_it."
    " --answer No It_is_personal. Nothing."
)
PAPER = words(
    "paper --area data --arxiv arXiv:2401.01234v2 --title A_Frob_of_Data --author Box,_George --topic data-versioning"
)


def call(folder: Path, *arguments: str, typed: str = "") -> Result:
    line = ["new", *arguments, "--content", str(folder)]
    return CliRunner().invoke(main, line, input=typed, catch_exceptions=False)


@pytest.fixture
def folder(content: Write) -> Path:
    made = content({})
    for path in made.rglob("*.yml"):
        path.write_text(formatted(path.as_posix(), path.read_bytes()).after)
    return made


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (TOOL, "cvc"),
        (CHECK, "say-it"),
        (FIRST_CHECK, "say-it"),
        (TOPIC, "data-loss"),
        (AFTER, "data-loss"),
        (BELOW, "data-loss"),
        (DECISION, "keep-it"),
        (PAPER, "box-2024-frob"),
    ],
    ids=["tool", "check", "first-check", "topic", "after", "below", "decision", "paper"],
)
def test_an_entry_stands_at_its_place_in_canonical_form(folder: Path, arguments: list[str], name: str) -> None:
    before = {path: path.read_text().splitlines() for path in folder.rglob("*.yml")}
    result = call(folder, *arguments)
    assert result.exit_code == 0, result.output
    assert examine(folder).problems == ()
    path, line, said = result.stdout.strip().split(":", 2)
    assert said == f" {name}"
    assert f"id: {name}" in "".join(Path(path).read_text().splitlines()[int(line) - 1 : int(line) + 1])
    for file, lines in before.items():
        now = file.read_text()
        assert formatted(file.as_posix(), now.encode()).difference() is None
        gone = [line[2:].strip() for line in ndiff(lines, now.splitlines()) if line.startswith("- ")]
        assert gone in ([], ["tools: [dvc]"], ["papers: [gebru-2021-datasheets]"])


def test_a_sibling_stands_after_the_one_that_was_named(folder: Path) -> None:
    call(folder, *AFTER)
    (section,) = load(folder).base.sections
    assert [topic.id for topic in section.topics] == ["data-versioning", "data-loss", "how-much-data"]


def test_comments_between_entries_stay_with_what_follows(folder: Path) -> None:
    path = folder / "sections/01-data.yml"
    path.write_text(path.read_text().replace("  - id: how-much", "  # About amounts.\n  - id: how-much"))
    call(folder, *AFTER)
    text = path.read_text()
    assert "  # About amounts.\n  - id: how-much-data\n" in text
    assert '\n    definition: "Loss: of data."\n  # About' in text


def test_the_first_of_a_list_stands_above_the_comments_of_the_key_that_follows(folder: Path) -> None:
    path = folder / "sections/01-data.yml"
    path.write_text(path.read_text().replace("    answers:", "    # About answers.\n    tools: [dvc]\n    answers:"))
    assert call(folder, *FIRST_CHECK).exit_code == 0
    assert "        roles: [data-scientist]\n    # About answers.\n    tools: [dvc]\n" in path.read_text()


def test_what_is_missing_is_asked_for_and_asked_again_with_the_reason(folder: Path) -> None:
    answers = ["data-toolz", "data-tools", "Cvc", "Is it.", "cvc.org", "https://cvc.org/", "MIT", "opn", "open"]
    answers += ["library, mars", "library, managed", "", "data-versionin", "data-versioning", "dvc", "cvc-tool", ""]
    result = call(folder, "tool", typed="\n".join(answers))
    assert result.exit_code == 0, result.output
    for why in (
        'there is no category "data-toolz"; did you mean "data-tools"?',
        "write the whole address, with https:// in front",
        'there is no availability "opn"; did you mean "open"?',
        'there is no hosting "mars"; one of: library, desktop, self-hosted, managed',
        'there is no topic "data-versionin"; did you mean "data-versioning"?',
        '"dvc" is or was in use: an id is never used again',
    ):
        assert f"Error: {why}" in result.stderr or why in result.stderr
    tool = load(folder).base.tools["cvc-tool"]
    assert (tool.name, tool.hosting, tool.status) == ("Cvc", ("library", "managed"), "active")


def test_a_decision_asks_for_answers_until_there_are_enough(folder: Path) -> None:
    typed = "data\nKeep it?\nmvp\nIs it kept?\n\nYes\nLaw.\nCare.\nNo\nPersonal.\nNothing.\nPartly\nLarge.\nWork.\n\n\n"
    result = call(folder, "decision", typed=typed)
    assert result.exit_code == 0, result.output
    topic = load(folder).base.topics["keep-it"]
    assert [(answer.id, answer.fits) for answer in topic.answers] == [
        ("yes", "Law."),
        ("no", "Personal."),
        ("partly", "Large."),
    ]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([*CHECK, "--role", "chef"], 'there is no role "chef"'),
        ([*CHECK, "--id", "version-recorded"], "an id is never used again"),
        ([*TOPIC, "--after", "data-versioning"], "give --parent or --after, not both"),
        ([*TOPIC, "--tool", "dvcc"], 'did you mean "dvc"?'),
        ([*TOPIC[:-2], "--title", "x" * 37, "--definition", "y"], "has 37 characters, 36 are the most"),
        (["topic", "--parent", "dta"], 'did you mean "data"?'),
        (DECISION[:-4], "at least two answers"),
        ([*PAPER, "--year", "24"], "four digits"),
        ([*PAPER, "--author", ""], "is empty"),
        ([*TOOL, "--replaced-by", "dvcc"], 'did you mean "dvc"?'),
    ],
)
def test_an_option_that_does_not_do_ends_with_2_and_nothing_is_written(
    folder: Path, arguments: list[str], why: str
) -> None:
    before = {path: path.read_text() for path in folder.rglob("*.yml")}
    result = call(folder, *arguments)
    assert result.exit_code == 2
    assert why in result.stderr
    assert before == {path: path.read_text() for path in folder.rglob("*.yml")}


def test_nobody_there_to_answer_is_told_which_option_is_needed(folder: Path) -> None:
    result = call(folder, "tool", "--category", "data-tools")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("mlatlas: nothing was written: --name is needed\n")


def test_a_dry_run_shows_the_difference_and_writes_nothing(folder: Path) -> None:
    before = {path: path.read_text() for path in folder.rglob("*.yml")}
    result = call(folder, *TOOL, "--dry-run")
    assert "\n+  - id: cvc\n" in result.stdout
    assert "\n-    tools: [dvc]\n+    tools: [dvc, cvc]\n" in result.stdout
    assert before == {path: path.read_text() for path in folder.rglob("*.yml")}


def test_what_is_still_to_be_done_is_said_with_place_and_remedy(folder: Path) -> None:
    result = call(folder, *TOOL[:-2])
    assert result.exit_code == 0
    assert f'{folder}/tools/data.yml:6:9: no topic names the tool "cvc" [unused-tool]; add it to' in result.stderr


def test_problems_elsewhere_do_not_keep_anybody_from_adding(folder: Path) -> None:
    path = folder / "papers/data.yml"
    path.write_text(path.read_text().replace("year:", "yeer:"))
    result = call(folder, *TOOL)
    assert result.exit_code == 0
    assert "cvc" in load(folder).base.tools
    assert "yeer" not in result.stderr


@pytest.mark.parametrize("written", ["tools: []", "tools:"])
def test_the_first_entry_of_an_empty_list(folder: Path, written: str) -> None:
    path = folder / "tools/data.yml"
    text = path.read_text()
    path.write_text(text[: text.index("tools:")] + written + "\n")
    result = call(folder, *TOOL)
    assert result.exit_code == 0, result.output
    assert "cvc" in load(folder).base.tools


def test_a_list_that_is_not_in_canonical_form_is_named_with_the_remedy(folder: Path) -> None:
    path = folder / "tools/data.yml"
    path.write_text(path.read_text().replace("  - id", "- id").replace("\n    ", "\n  "))
    result = call(folder, *TOOL)
    assert result.exit_code == 1
    assert "data.yml:5: tools is not in canonical form: run `mlatlas format`, then try again" in result.stderr


def test_an_id_that_was_retired_is_not_proposed_again(content: Write) -> None:
    folder = content({"retired.yml": "retired:\n  - {id: cvc, kind: tool, why: Gone.}\n"})
    call(folder, *TOOL)
    assert "cvc-2" in load(folder).base.tools


BIB = """\
@article{one, author={Box, George E. P.}, title={An Analysis of Transformations}, journal={JRSS B}, year=1964,
  doi={10.1111/j.2517-6161.1964.tb00553.x}, month=jan}
@misc{two, title={Datasheets for {D}atasets}, year=2021, author={Gebru, Timnit}, url={https://x.org/}}
@misc{three, title={Adam}, author={Kingma, D. P.}, eprint={1412.6980}, archiveprefix={arXiv}, year=2014}
"""


def test_the_papers_of_a_bibtex_file_stand_in_order_and_known_ones_are_left_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(BIB)
    result = call(
        folder, "paper", "--area", "data", "--topic", "data-versioning", "--bibtex", str(tmp_path / "papers.bib")
    )
    assert result.exit_code == 0, result.output
    assert '"Datasheets for Datasets" is there already: ' in result.stderr
    assert "papers.bib: line 1: one: not held by a paper of the atlas: month" in result.stderr
    base = load(folder).base
    assert [paper.id for paper in base.papers] == ["box-1964-analysis", "gebru-2021-datasheets", "kingma-2014-adam"]
    assert base.topics["data-versioning"].papers == ("gebru-2021-datasheets", "box-1964-analysis", "kingma-2014-adam")
    assert base.papers_by_id["box-1964-analysis"].url == "https://doi.org/10.1111/j.2517-6161.1964.tb00553.x"
    assert examine(folder).problems == ()


def test_bibtex_from_the_input(folder: Path) -> None:
    result = call(folder, "paper", "--area", "data", "--bibtex", "-", typed=BIB)
    assert result.exit_code == 0, result.output
    assert "kingma-2014-adam" in load(folder).base.papers_by_id


@pytest.mark.parametrize("text", ["", "not BibTeX", "\0"])
def test_what_is_no_bibtex_is_one_line_and_no_traceback(folder: Path, text: str) -> None:
    result = call(folder, "paper", "--area", "data", "--bibtex", "-", typed=text)
    assert result.exit_code == 1
    assert result.stderr.startswith("mlatlas: <stdin>: ")


def test_a_doi_gives_the_address_and_the_rest_is_asked_for(folder: Path) -> None:
    typed = "article\nA Title\nBox, George; {NIST}\n1964\nJRSS B\n\n\n"
    result = call(folder, "paper", "--area", "data", "--doi", "https://doi.org/10.1000/x", typed=typed)
    assert result.exit_code == 0, result.output
    paper = load(folder).base.papers_by_id["box-1964-title"]
    assert (paper.doi, paper.url, paper.authors) == (
        "10.1000/x",
        "https://doi.org/10.1000/x",
        ("Box, George", "{NIST}"),
    )


def test_windows_line_ends_stay(folder: Path) -> None:
    path = folder / "tools/data.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    call(folder, *TOOL)
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert io.BytesIO(raw).readline().endswith(b"\r\n")
    assert "cvc" in load(folder).base.tools
