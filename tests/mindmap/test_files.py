"""Maps to take along: SVG, DOT, PDF and PNG, and the atlas sheet."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.mindmap import Layouts, Side, section_map, whole_map
from generator.mindmap.files import map_files, published
from generator.mindmap.sheet import atlas_sheet
from tests.conftest import Write

from .trees import atlas, leaf, section

needs_graphviz = pytest.mark.skipif(not shutil.which("neato"), reason="native Graphviz is not installed: no `neato`")


def maps(folder: Path, output: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["maps", "--content", str(folder), "-o", str(output), *arguments])


def test_the_sheet_holds_everything_once_apart_and_in_the_shape_of_a_sheet(layouts: Layouts) -> None:
    scene = atlas_sheet(atlas(), layouts).scene
    assert [p.box.id for p in scene.places] == [node.id for node in atlas().walk()]
    assert {p.side for p in scene.places[1:]} == {Side.RIGHT}
    assert 1.1 < scene.w / scene.h < 1.8
    for a, b in combinations(scene.places, 2):
        apart = a.x + a.box.w <= b.x or b.x + b.box.w <= a.x or a.y + a.box.h <= b.y or b.y + b.box.h <= a.y
        assert apart, (a.box.title, b.box.title)


def test_the_site_publishes_every_map_in_both_themes_with_links_from_its_folder(layouts: Layouts) -> None:
    files = dict(made for file in map_files(atlas(2), layouts) for made in published(file.name, file.drawing))
    names = ("overview", "whole", "atlas-sheet", "section-s0", "section-s1")
    assert set(files) == {f"assets/maps/{name}{end}" for name in names for end in (".svg", "-dark.svg", ".dot")}
    for path, text in files.items():
        if path.endswith(".svg"):
            ET.fromstring(text)
        assert "../../topics/" in text


def test_a_fourteenth_section_goes_on_counting(layouts: Layouts) -> None:
    titles = [p.box.title for p in whole_map(atlas(15, 1, 1), layouts).scene.places if p.box.depth == 1]
    assert titles[13:] == ["14 Section 13", "15 Section 14"]


@needs_graphviz
@pytest.mark.parametrize("title", ["<b>", 'a" b', "back\\slash\\l", "&amp; & &lt;", "new\nline", "\\N", "特徴 🧪"])
def test_graphviz_shows_a_hostile_title_as_it_stands(layouts: Layouts, title: str) -> None:
    dot = section_map(leaf("s", "S", 0, leaf("t", title)), layouts).dot("light", "https://a.example/")
    svg = subprocess.run(["neato", "-n2", "-Tsvg"], input=dot, capture_output=True, text=True, check=True).stdout
    assert " ".join(title.split()) in [
        text.text for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


@needs_graphviz
def test_pdf_has_working_links_and_is_the_same_twice(content: Write, tmp_path: Path) -> None:
    for name in ("a", "b"):
        done = maps(content({}), tmp_path / name, "--format", "pdf", "--site", "https://a.example/atlas")
        assert done.exit_code == 0, done.output
    first = (tmp_path / "a" / "section-data.pdf").read_bytes()
    assert first == (tmp_path / "b" / "section-data.pdf").read_bytes()
    assert set(re.findall(rb"/URI \((.*?)\)", first)) == {
        b"https://a.example/atlas/data/",
        b"https://a.example/atlas/topics/data-versioning/",
        b"https://a.example/atlas/topics/how-much-data/",
    }


@needs_graphviz
def test_png_of_one_map_only(content: Write, tmp_path: Path) -> None:
    done = maps(content({}), tmp_path / "out", "--format", "png", "--only", "atlas-sheet")
    assert done.exit_code == 0, done.output
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["atlas-sheet.png"]
    assert (tmp_path / "out" / "atlas-sheet.png").read_bytes().startswith(b"\x89PNG")


def test_svg_needs_no_graphviz_and_pdf_says_what_to_install(content: Write, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert maps(content({}), tmp_path / "svg").exit_code == 0
    done = maps(content({}), tmp_path / "pdf", "--format", "pdf")
    assert (done.exit_code, "apt-get install graphviz" in done.output) == (1, True)
    assert not (tmp_path / "pdf").exists()


def test_an_unknown_map_is_wrong_usage(content: Write, tmp_path: Path) -> None:
    done = maps(content({}), tmp_path / "out", "--only", "nowhere")
    assert done.exit_code == 2
    assert 'no map "nowhere"; there are overview, whole, atlas-sheet, section-data' in done.output


def test_a_section_is_on_the_same_side_in_every_map(layouts: Layouts) -> None:
    lopsided = [section(0, 9, 1), *(section(i, 2, 9) for i in range(1, 8))]
    root = leaf("", "ML Atlas", 0, *lopsided)
    sides = [
        {p.box.id: p.side for p in file.drawing.scene.places if p.box.depth == 1}
        for file in map_files(root, layouts)
        if file.name in {"overview", "whole"}
    ]
    assert sides[0] == sides[1]
