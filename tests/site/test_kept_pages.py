"""Builds that find pages in the store write the same bytes as builds that do not, whatever has changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.mkdocs_plugin import preview, rendering
from tests.conftest import SMALL
from tests.site.conftest import Run, files
from tests.site.previewed import Previewed, clean_build

SECTION = "content/sections/01-data.yml"


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda folder: None,
    "a definition": edit(SECTION, "Each state of the data", "Every state"),
    "lines only": edit(SECTION, "id: data\n", "# A line more.\nid: data\n"),
    "the navigation": edit(SECTION, "title: Data\n", "title: All data\n"),
    "the theme": edit("theme_overrides/main.html", "{% block extrahead %}", "{% block extrahead %}<!-- other -->"),
    "a style": edit("theme_overrides/styles/parts.css", "{", "{ /* other */"),
    "the configuration": edit("mkdocs.yml", "site_name: ML Atlas", "site_name: Another atlas"),
    "an extension": edit("mkdocs.yml", "  - attr_list\n", "  - attr_list\n  - smarty\n"),
    "another plugin": edit("mkdocs.yml", "  - mlatlas\n", "  - mlatlas\n  - tags\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_same_bytes_with_and_without_what_was_kept(project, run: Run, change: Callable[[Path], None]) -> None:
    folder = project({})
    assert run(folder, "mkdocs", "build", "-q").returncode == 0
    change(folder)
    warm = run(folder, "mkdocs", "build", "-q", "--strict")
    assert (warm.returncode, warm.stderr) == (0, "")
    kept = files(folder / "site")
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8").replace("  - mlatlas\n", "  - mlatlas: {cache: false}\n"), "utf-8"
    )
    assert run(folder, "mkdocs", "build", "-q", "-d", "anew").returncode == 0
    anew = files(folder / "anew")
    assert sorted(name for name in {*kept, *anew} if kept.get(name) != anew.get(name)) == []


def test_a_dirty_build_loses_nothing(project, run: Run) -> None:
    folder = project({})
    run(folder, "mkdocs", "build", "-q")
    before = files(folder / "site")
    assert run(folder, "mkdocs", "build", "-q", "--dirty").returncode == 0
    assert set(files(folder / "site")) == set(before)


def test_lines_that_move_render_nothing_where_there_is_no_repository(project, monkeypatch) -> None:
    folder = project({})
    edit("mkdocs.yml", 'repo_url: !ENV [REPO_URL, "https://github.com/ml-atlas/ml-atlas"]', "repo_url: ''")(folder)
    shown = Previewed(folder)
    try:
        edit(SECTION, "id: data\n", "# A line more.\nid: data\n")(folder)
        rendered: list[str] = []
        renderer = shown.plugin.renderer
        monkeypatch.setattr(type(renderer), "build", lambda _, page, *rest: rendered.append(page.file.src_uri))
        shown.update()
        assert set(rendered) <= {"gaps.md"}
    finally:
        shown.close()


def test_nothing_is_kept_where_nobody_wants_it(project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project({})
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8").replace("  - mlatlas\n", "  - mlatlas: {cache: false}\n"), "utf-8"
    )
    run(folder, "mkdocs", "build", "-q")
    assert not (folder / ".cache" / "mlatlas" / "pages.sqlite").exists()


def test_with_another_version_of_mkdocs_its_own_builder_does_the_work(project, monkeypatch) -> None:
    monkeypatch.setattr(rendering, "KNOWN", frozenset())
    folder = project({})
    shown = Previewed(folder)
    try:
        edit(SECTION, "Each state of the data", "Every state")(folder)
        shown.update()
        assert shown.full_builds == 2
        clean_build(folder, folder / "clean")
        assert files(shown.site) == files(folder / "clean")
    finally:
        shown.close()


def test_an_answer_does_not_wait_for_the_build_beside_it(project) -> None:
    usual = 0.005
    sys.setswitchinterval(usual)
    shown = Previewed(project({}))
    try:
        assert sys.getswitchinterval() <= usual / 10
    finally:
        shown.close()
        sys.setswitchinterval(usual)


def test_the_page_that_is_open_comes_first_and_the_rest_with_the_next_change(project) -> None:
    folder = project({})
    shown = Previewed(folder)
    open_page, other = (shown.site / name / "index.html" for name in ("topics/data-versioning", "glossary"))
    try:
        app = shown.server.get_app()
        assert isinstance(app, preview.Preview)
        asked = {"PATH_INFO": "/livereload/1/1", "HTTP_REFERER": "http://127.0.0.1:8000/topics/data-versioning/"}
        shown.server.poll_response_timeout = 0
        list(app({**asked, "REQUEST_METHOD": "GET"}, lambda *_: None))
        edit(SECTION, "Each state of the data", "Every state")(folder)
        edit(SECTION, "kind: practice", "kind: concept")(folder)
        shown.server._want_rebuild = True
        shown.update()
        assert "Every state" in open_page.read_text("utf-8")
        assert "Every state" not in other.read_text("utf-8")
        shown.server._want_rebuild = False
        shown.update()
        assert "Every state" in other.read_text("utf-8")
        assert shown.full_builds == 1
    finally:
        shown.close()


def test_a_mistake_outside_the_knowledge_base_is_told_and_nothing_is_raised(project) -> None:
    folder = project({})
    shown = Previewed(folder)
    try:
        for name, old, new in (
            ("theme_overrides/scripts/page-common.js", "import {", "import * from {"),
            ("theme_overrides/main.html", "{% block extrahead %}", "{% block extrahead %}{% nonsense %}"),
            ("mkdocs.yml", "site_name:", "site_name: [\nother:"),
        ):
            before = (folder / name).read_text("utf-8")
            edit(name, old, new)(folder)
            shown.update()
            assert len(shown.plugin.problems) == 1, name
            (folder / name).write_text(before, "utf-8")
            shown.update()
            assert shown.plugin.problems == (), name
        clean_build(folder, folder / "clean")
        assert files(shown.site) == files(folder / "clean")
    finally:
        shown.close()


def test_the_banner_holds_hostile_words_as_text(project) -> None:
    folder = project({})
    shown = Previewed(folder)
    try:
        project({"sections/01-data.yml": SMALL["sections/01-data.yml"] + "\n<img src=x onerror=alert(1)>: y\n"})
        shown.update()
        answer: list[object] = []
        environ = {"PATH_INFO": "/", "REQUEST_METHOD": "GET"}
        html = b"".join(shown.server.get_app()(environ, lambda *args: answer.extend(args))).decode()
        assert "&lt;img src=x onerror=alert(1)&gt;" in html
        assert "<img src=x" not in html
        assert dict(answer[1])["Content-Length"] == str(len(html.encode()))
    finally:
        shown.close()
