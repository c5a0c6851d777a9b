"""Checklists and awesome lists: every link and word comes in; what has no place is said, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.__main__ import main
from generator.importers.imported import Defaults, Imported
from generator.importers.reading import File, read
from generator.importers.spreadsheets import Mapping
from tests.importers.awesome import awesome_list

SEED = Path("/work/shared/seed/checklist.md")


def bring(text: str) -> Imported:
    return read([File("a.md", text.encode())], None, Defaults("poc", "concept", "product", "a"), Mapping())


def topics(found: Imported) -> list[dict[str, Any]]:
    return [topic for section in found.whole["sections"] for topic in deep(section)]


def deep(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for topic in entry.get("topics", ()):
        yield topic
        yield from deep(topic)


def said(found: Imported) -> str:
    return "\n".join(map(str, found.remarks))


def held(value: Any) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from held(item)
    else:
        yield str(value)


def test_every_link_of_an_awesome_list_is_kept() -> None:
    text, urls = awesome_list(1100)
    found = bring(text)
    texts = "\n".join(held(found.whole))
    assert [url for url in urls if url not in texts] == []
    # Those behind the name of a topic stand among its links, which is where the link checker looks.
    linked = {link["url"] for topic in topics(found) for link in topic.get("links", ())}
    assert len(linked & set(urls)) > 800


def test_what_has_no_place_is_said_with_its_line() -> None:
    found = bring(awesome_list(40)[0])
    report = said(found)
    assert "the table of contents was left out" in report
    assert 'the picture "badge" (https://img.shields.io/x) was left out' in report
    assert 'the anchor "anchor-0"' in report
    assert "the HTML tag <kbd> was taken away" in report


def one(bullets: str) -> dict[str, Any]:
    """Return the only section of a file with one heading."""
    (section,) = bring(f"## Data\n\n{bullets}\n").whole["sections"]
    return section


TOPIC = {"kind": "concept", "stage": "poc"}
CASES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "short words": ("- One\n- Two", [{"title": "One"}, {"title": "Two"}]),
    "bold term": ("- **ETL**: extract and *load*.", [{"title": "ETL", "definition": "extract and *load*."}]),
    "long words": (
        "- Establish a baseline, against which the model is measured later",
        [
            {
                "title": "Establish a baseline",
                "definition": "Establish a baseline, against which the model is measured later",
            }
        ],
    ),
    "sentence with a link": (
        "- A comprehensive guide to bad data can be found [here](https://a.org)",
        [
            {
                "title": "A comprehensive guide to bad data…",
                "definition": "A comprehensive guide to bad data can be found [here](https://a.org)",
            }
        ],
    ),
    "notes behind a bar": (
        "- Conda | [Notes](https://a.org)",
        [{"title": "Conda", "links": [{"title": "Notes", "url": "https://a.org", "kind": "notes"}]}],
    ),
    "links below a topic": (
        "- Tools:\n    - [DVC](https://dvc.org/) | [Notes](https://n.org)\n    - [Git](https://git.org) - a tool",
        [
            {
                "title": "Tools",
                "links": [
                    {"title": "DVC", "url": "https://dvc.org/", "kind": "notes"},
                    {"title": "DVC: Notes", "url": "https://n.org", "kind": "notes"},
                    {"title": "Git - a tool", "url": "https://git.org", "kind": "notes"},
                ],
            }
        ],
    ),
    "boxes": (
        "- Do\n  - [ ] Write it down\n  - [x] Read it",
        [
            {
                "title": "Do",
                "checks": [
                    {"id": "write-it-down", "text": "Write it down", "stage": "poc", "roles": ["product"]},
                    {"id": "read-it", "text": "Read it", "stage": "poc", "roles": ["product"]},
                ],
            }
        ],
    ),
    "table": (
        "| Name | Licence |\n|---|---|\n| [DVC](https://dvc.org) | MIT |",
        [
            {
                "title": "DVC",
                "definition": "Licence: MIT.",
                "links": [{"title": "DVC", "url": "https://dvc.org", "kind": "notes"}],
            }
        ],
    ),
    "emoji": ("- 📈 Monitor\n- ❓ Why", [{"title": "Monitor"}, {"title": "Why"}]),
    "numbers": ("1. First\n2. Second", [{"title": "First"}, {"title": "Second"}]),
    "markup in words": ("- a\\*b \\<i> [x]", [{"title": "a*b <i> [x]"}]),
}


@pytest.mark.parametrize("case", CASES)
def test_bullets(case: str) -> None:
    bullets, wanted = CASES[case]
    got = one(bullets)["topics"]
    assert [{key: value for key, value in topic.items() if key not in {"id", *TOPIC}} for topic in got] == wanted
    assert all({key: topic[key] for key in TOPIC} == TOPIC for topic in got)


def test_titles_and_ids_are_never_there_twice() -> None:
    found = bring("## Data\n- Test\n- test\n## Model\n- Test\n- Data\n")
    entries = [*found.whole["sections"], *topics(found)]
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert len({entry["title"].casefold() for entry in entries}) == len(entries)
    assert 'another has the title "Test" already' in said(found)


def test_too_deep_is_flattened_and_said() -> None:
    found = bring("## S\n- a\n  - b\n    - c\n      - d\n        - e\n")
    assert [topic["title"] for topic in topics(found)] == ["a", "b", "c", "d", "e"]
    assert "4 are the most" in said(found)


def test_a_link_within_the_file_leads_to_what_it_named() -> None:
    found = bring("## Data\n- See the words on [the model](#the-model) in the section below\n## The Model\n- x\n")
    assert "[[the-model|the model]]" in topics(found)[0]["definition"]


def test_a_text_too_long_for_a_field_goes_on() -> None:
    words = "word " * 2000
    found = bring(f"## Data\n- {words}\n")
    assert "".join(topic["definition"] for topic in topics(found)).count("word") == 2000


@pytest.mark.parametrize(
    "text", ["- One\n- Two\n", "- One\n  - Two\n", "# T\n\n- One\n  - Two\n", "para\n\n## H\n- a\n"]
)
def test_what_is_left_to_fill_in_is_a_summary_only(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(text, "utf-8")
    output = CliRunner().invoke(main, ["import", "a.md", "-o", "out"], catch_exceptions=False).output
    problems = [line for line in output.splitlines() if line.startswith("out/")]
    assert all('lacks "summary"' in line for line in problems), problems
    for path in Path("out/sections").glob("*.yml"):
        section = yaml.safe_load(path.read_text("utf-8"))
        path.write_text(yaml.safe_dump({"summary": "Filled in.", **section}), "utf-8")
        assert section["topics"]
    if problems:
        assert CliRunner().invoke(main, ["check", "--content", "out"]).output == "no problems\n"


@pytest.mark.skipif(not SEED.is_file(), reason="the seed lies beside the repository, on its founders' machine only")
def test_every_link_of_the_seed_is_kept() -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    text = SEED.read_text("utf-8")
    tokens = [child for token in parser.parse(text) for child in token.children or ()]
    urls = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    texts = "\n".join(held(bring(text).whole))
    assert [url for url in urls if not url.startswith("#") and url not in texts] == []
    assert len(urls) > 180
