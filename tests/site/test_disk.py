"""`mlatlas build`: what it writes is taken by MkDocs without our plugin, and by Zensical."""

from __future__ import annotations

import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SMALL
from tests.site.conftest import RETIRED, Run, files


def article(page: bytes) -> str | None:
    """Return what a page says, without the edit link, which needs the plugin."""
    body = LexborHTMLParser(page.decode()).css_first("article")
    for link in body.css("a.md-content__button"):
        link.decompose()
    return " ".join((body.html or "").split())


def test_stock_mkdocs_takes_what_is_written_in_strict_mode(project, run: Run) -> None:
    folder = project(RETIRED)
    assert run(folder, "mlatlas", "build", "--output", "dist").returncode == 0
    assert "mlatlas" not in (folder / "dist" / "mkdocs.yml").read_text().replace("ml-atlas", "")
    built = run(folder / "dist", "mkdocs", "build", "--strict", "-q")
    assert (built.returncode, built.stderr) == (0, "")
    topic = (folder / "dist/site/topics/data-versioning/index.html").read_text()
    assert "Each state of the data has a name" in topic
    assert "../../tools/dvc/" in topic
    assert (folder / "dist/site/topics/data-names/index.html").is_file()


def test_zensical_takes_what_is_written(project, run: Run) -> None:
    folder = project({})
    assert run(folder, "mlatlas", "build", "--output", "dist").returncode == 0
    built = run(folder / "dist", "zensical", "build", "--strict", "-f", "mkdocs.yml")
    assert built.returncode == 0, built.stdout + built.stderr
    topic = (folder / "dist/site/topics/data-versioning/index.html").read_text()
    assert "Each state of the data has a name" in topic
    assert "atlas.css" in topic


def test_pages_are_the_same_with_and_without_the_plugin(project, run: Run) -> None:
    folder = project({})
    run(folder, "mlatlas", "build", "-o", "dist")
    run(folder, "mkdocs", "build", "-q")
    run(folder / "dist", "mkdocs", "build", "-q")
    ours, plain = files(folder / "site"), files(folder / "dist" / "site")
    assert set(ours) - {"search/search_index.js"} == set(plain)  # the search from disk needs the plugin
    assert article(ours["topics/data-versioning/index.html"]) == article(plain["topics/data-versioning/index.html"])
    assert article(ours["index.html"]) == article(plain["index.html"])
    assets = [name for name in ours if name.startswith("assets/")]
    assert {name: ours[name] for name in assets} == {name: plain[name] for name in assets}


def test_a_folder_that_is_not_ours_is_left_alone(project, run: Run) -> None:
    folder = project({})
    (folder / "dist").mkdir()
    (folder / "dist" / "precious").write_text("x")
    built = run(folder, "mlatlas", "build", "-o", "dist")
    assert built.returncode == 1
    assert "was not written by mlatlas" in built.stderr
    assert files(folder / "dist") == {"precious": b"x"}


def test_a_second_build_replaces_the_first(project, run: Run) -> None:
    folder = project(RETIRED)
    run(folder, "mlatlas", "build", "-o", "dist")
    (folder / "content" / "retired.yml").unlink()
    run(folder, "mlatlas", "build", "-o", "dist")
    assert not (folder / "dist/docs/topics/data-names").exists()
    assert not [path for path in folder.iterdir() if path.name.startswith(".dist")]


def test_an_output_below_a_file_is_an_error_without_a_traceback(project, run: Run) -> None:
    folder = project({})
    built = run(folder, "mlatlas", "build", "-o", "mkdocs.yml/dist")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr


def test_problems_stop_it_and_the_old_folder_stays(project, run: Run) -> None:
    folder = project({})
    run(folder, "mlatlas", "build", "-o", "dist")
    before = files(folder / "dist")
    project({"tools/data.yml": SMALL["tools/data.yml"].replace("status: active", "status: lively")})
    built = run(folder, "mlatlas", "build", "-o", "dist")
    assert built.returncode == 1
    assert 'content/tools/data.yml:12:13: "lively"' in built.stderr
    assert files(folder / "dist") == before


def test_settings_from_the_environment_stay_settings(project, run: Run) -> None:
    folder = project({})
    run(folder, "mlatlas", "build", "-o", "dist")
    text = (folder / "dist" / "mkdocs.yml").read_text()
    assert '!ENV [SITE_URL, ""]' in text
    assert yaml.safe_load(text.replace("!ENV ", ""))["docs_dir"] == "docs"
