"""The plugin in real MkDocs: what it writes, what it refuses, what it leaves alone."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SMALL
from tests.site.conftest import RETIRED, Run, files

SECTION = SMALL["sections/01-data.yml"]


def page(folder: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / "site" / address / "index.html").read_text("utf-8"))


def hrefs(tree: LexborHTMLParser, selector: str) -> list[str | None]:
    return [node.attributes.get("href") for node in tree.css(selector)]


def test_a_strict_build_has_every_page_and_is_silent(project, run: Run) -> None:
    folder = project(RETIRED)
    built = run(folder, "mkdocs", "build", "--strict", "--quiet")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    there = {path for path in files(folder / "site") if path.endswith("index.html")}
    assert there == {
        "index.html",
        *(
            f"{name}/index.html"
            for name in [
                "about",
                "changes",
                "checklist",
                "data",
                "downloads",
                "gaps",
                "glossary",
                "map",
                "papers",
                "tools",
            ]
        ),
        *(f"topics/{name}/index.html" for name in ("data-versioning", "how-much-data", "data-names", "data-versions")),
        *(f"tools/{name}/index.html" for name in ("dvc", "cvs")),
    }


def test_two_builds_are_the_same_to_the_byte(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q", "-d", "one")
    run(folder, "mkdocs", "build", "-q", "-d", "two")
    one, two = files(folder / "one"), files(folder / "two")
    assert one == two
    assert len(one) > 20


def test_retired_ids_lead_to_what_replaced_them(project, run: Run) -> None:
    folder = project(RETIRED)
    run(folder, "mkdocs", "build", "-q")
    for name in ("data-names", "data-versions"):
        refresh = page(folder, f"topics/{name}").css_first('meta[http-equiv="refresh"]')
        assert refresh.attributes["content"] == "0; url=../../topics/data-versioning/"
    assert "Nobody uses it any more" in page(folder, "tools/cvs").css_first(".lead").text()


def test_edit_links_open_the_entry_at_its_line(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q")
    line = next(number for number, text in enumerate(SECTION.splitlines(), 1) if "id: how-much-data" in text)
    (link,) = hrefs(page(folder, "topics/how-much-data"), 'a[rel="edit"]')
    assert link == f"https://github.com/ml-atlas/ml-atlas/edit/main/content/sections/01-data.yml#L{line}"


def test_topics_tools_and_papers_are_linked_both_ways(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q")
    topic, tool = page(folder, "topics/data-versioning"), page(folder, "tools/dvc")
    assert "../../tools/dvc/" in hrefs(topic, ".tools-table a")
    assert "../../topics/data-versioning/" in hrefs(tool, ".topic-row a")
    assert "../../topics/how-much-data/" in hrefs(topic, ".related a")
    used_by = page(folder, "topics/how-much-data").css_first("#used-by").next
    assert "../../topics/data-versioning/" in hrefs(page(folder, "topics/how-much-data"), ".related a"), used_by
    assert "../topics/data-versioning/" in hrefs(page(folder, "papers"), ".cited a")


def test_the_navigation_holds_sections_and_special_pages_only(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q")
    links = hrefs(page(folder, "topics/data-versioning"), ".site-nav a")
    assert links == [
        "../..",
        "../../data/",
        *(
            f"../../{name}/"
            for name in ["checklist", "map", "tools", "papers", "glossary", "about", "changes", "gaps", "downloads"]
        ),
    ]


def test_a_broken_knowledge_base_stops_the_build_and_leaves_the_old_site(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q")
    before = files(folder / "site")
    project({"sections/01-data.yml": SECTION.replace("kind: practice", "kin: practice")})
    built = run(folder, "mkdocs", "build")
    assert built.returncode == 1
    assert 'content/sections/01-data.yml:7:5: unknown key "kin"' in built.stderr
    assert "Traceback" not in built.stderr
    assert files(folder / "site") == before


def test_a_site_folder_that_cannot_be_written_is_an_error_without_a_traceback(project, run: Run) -> None:
    folder = project({})
    (folder / "site").write_text("in the way")
    built = run(folder, "mkdocs", "build")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert "site" in built.stderr


def test_hostile_words_are_shown_and_not_run(project, run: Run) -> None:
    nasty = SECTION.replace("title: Data versioning", "title: '<b>x</b> *y* [z](w)'").replace(
        "text: Every run names its data.", "text: 'Use `<script>` & \"quotes\" never.'"
    )
    folder = project({"sections/01-data.yml": nasty})
    built = run(folder, "mkdocs", "build", "--strict", "-q")
    assert built.returncode == 0
    topic = page(folder, "topics/data-versioning")
    assert topic.css_first("h1").text(deep=True).startswith("<b>x</b> *y* [z](w)")
    assert topic.css_first(".check-text").text() == 'Use <script> & "quotes" never.'
    assert not topic.css(".check-text script")


def test_the_search_index_stands_there_as_a_script_for_pages_opened_from_disk(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q")
    script = (folder / "site/search/search_index.js").read_text("utf-8")
    index = (folder / "site/search/search_index.json").read_text("utf-8")
    assert script == f"var __index = {index};\n"
