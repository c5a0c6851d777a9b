"""A build writes over the site before: the same files stay as they are, what is left over goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs import utils

from generator.mkdocs_plugin.output import Output

STOCK = (utils.clean_directory, utils.write_file)


def written(site: Path, **files: str) -> None:
    output = Output(site)
    output.install()
    try:
        utils.clean_directory(str(site))
        for name, text in files.items():
            utils.write_file(text.encode(), str(site / name.replace("__", "/")))
        output.finish()
    finally:
        output.remove()


def test_files_that_are_the_same_are_not_written_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(site, a="same", b="old")
    before = {path.name: path.stat().st_mtime_ns for path in site.iterdir()}
    written(site, a="same", b="new")
    assert (site / "a").stat().st_mtime_ns == before["a"]
    assert (site / "b").read_text() == "new"


def test_what_is_left_over_goes_with_its_folders_and_what_is_hidden_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(site, a="x", below__deep__old="x", below__kept="x")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("x")
    (site / ".nojekyll").write_text("")
    written(site, below__kept="x")
    there = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert there == {"below", "below/kept", ".git", ".git/config", ".nojekyll"}


def test_a_file_where_a_folder_has_to_be_and_the_other_way_round(tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(site, topic="a file", other__index="a folder")
    written(site, topic__index="a folder", other="a file")
    assert ((site / "topic" / "index").read_text(), (site / "other").read_text()) == ("a folder", "a file")


def test_another_folder_is_emptied_as_ever(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x")
    output = Output(tmp_path / "site")
    output.install()
    utils.clean_directory(str(tmp_path / "other"))
    output.remove()
    assert list((tmp_path / "other").iterdir()) == []
    assert (utils.clean_directory, utils.write_file) == STOCK


@pytest.fixture(autouse=True)
def stock_again() -> None:
    yield
    Output.remove()


def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    site.mkdir()
    elsewhere.mkdir()
    (site / "topics").symlink_to(elsewhere)
    written(site, topics__deep__index="x")
    assert (site / "topics" / "deep" / "index").read_text() == "x"
    assert not (site / "topics").is_symlink()
    assert list(elsewhere.iterdir()) == []


def test_a_file_outside_the_site_is_written_through_links(tmp_path: Path) -> None:
    site, real = tmp_path / "site", tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    output = Output(site)
    output.install()
    utils.write_file(b"x", str(tmp_path / "link" / "below" / "file"))
    output.remove()
    assert (real / "below" / "file").read_text() == "x"
