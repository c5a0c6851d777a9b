"""The cache, and the errors that name a section."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.mindmap import Engine, EngineError, LayoutError, Layouts, section_map, whole_map
from generator.mindmap.engine import choose_engine
from generator.outline import Node

from .trees import atlas, leaf, section


@dataclass(frozen=True)
class Counting:
    """An engine that counts its runs."""

    inner: Engine
    version: str = "counting 1"
    runs: list[str] = field(default_factory=list)

    def plain(self, *graphs: str) -> tuple[str, ...]:
        self.runs.extend(graphs)
        return self.inner.plain(*graphs)


@pytest.fixture
def counting(machine_cache: Path) -> Counting:
    return Counting(choose_engine("wasi", machine_cache))


def test_a_second_drawing_runs_no_graphviz_and_is_the_same(counting: Counting, tmp_path: Path) -> None:
    first = whole_map(atlas(4, title="A"), Layouts(tmp_path, counting))
    ran = len(counting.runs)
    assert whole_map(atlas(4, title="A"), Layouts(tmp_path, counting)) == first
    assert len(counting.runs) == ran > 0


def test_only_the_changed_section_runs_again(counting: Counting, tmp_path: Path) -> None:
    root = atlas(4)
    whole_map(root, Layouts(tmp_path, counting))
    counting.runs.clear()
    changed = section(2, topics=5)
    root = Node("", root.title, "", "", None, (*root.children[:2], changed, *root.children[3:]))
    whole_map(root, Layouts(tmp_path, counting))
    assert len(counting.runs) == 1


def test_a_change_of_width_runs_again_one_of_wording_does_not(counting: Counting, tmp_path: Path) -> None:
    layouts = Layouts(tmp_path, counting)
    for title, runs in (("ab", 1), ("ba", 1), ("abc", 2)):
        section_map(leaf("r", "Root", 0, leaf("a", title)), layouts)
        assert len(counting.runs) == runs


def test_another_version_of_the_engine_runs_again(counting: Counting, tmp_path: Path) -> None:
    section_map(section(0), Layouts(tmp_path, counting))
    newer = Counting(counting.inner, "counting 2")
    section_map(section(0), Layouts(tmp_path, newer))
    assert newer.runs


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff" * 40, b'{"a": NaN}'])
def test_a_damaged_cache_is_ignored_and_mended(counting: Counting, tmp_path: Path, damage: bytes) -> None:
    good = section_map(section(0, groups=1), Layouts(tmp_path, counting))
    (file,) = tmp_path.iterdir()
    before = file.read_bytes()
    file.write_bytes(damage)
    assert section_map(section(0, groups=1), Layouts(tmp_path, counting)) == good
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_cache_folder_that_cannot_be_is_no_error(counting: Counting, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert section_map(section(0), Layouts(tmp_path / "file" / "cache", counting)).scene.places


def test_no_word_that_somebody_wrote_reaches_graphviz(counting: Counting) -> None:
    section_map(leaf("evil-id", "Evil title", 0, leaf("evil-child", "evil")), Layouts(None, counting))
    assert counting.runs
    assert "evil" not in "".join(counting.runs).lower()


def test_the_cap_names_the_section(layouts: Layouts) -> None:
    capped = Layouts(None, layouts.engine, most_nodes=20)
    with pytest.raises(LayoutError, match=r'section "03 Section 2".*36 nodes, at most 20') as caught:
        whole_map(Node("", "R", "", "", None, (section(0, 1, 1), section(2))), capped)
    assert caught.value.section == "03 Section 2"


def test_a_failure_names_the_section() -> None:
    @dataclass(frozen=True)
    class Failing:
        version: str = "failing"

        def plain(self, *graphs: str) -> tuple[str, ...]:
            raise EngineError("out of luck")

    with pytest.raises(LayoutError, match=r'section "01 Section 0".*out of luck'):
        whole_map(atlas(1), Layouts(None, Failing()))


def test_an_incomplete_answer_names_the_section() -> None:
    @dataclass(frozen=True)
    class Half:
        version: str = "half"

        def plain(self, *graphs: str) -> tuple[str, ...]:
            return ("graph 1 1 1\nnode n0 0 0 1 1 x\nstop\n",) * len(graphs)

    with pytest.raises(LayoutError, match="incomplete"):
        whole_map(atlas(1), Layouts(None, Half()))


def test_one_bad_section_among_many_is_the_one_named(counting: Counting) -> None:
    @dataclass(frozen=True)
    class Picky:
        version: str = "picky"

        def plain(self, *graphs: str) -> tuple[str, ...]:
            if any("n11" in graph for graph in graphs):
                raise EngineError("too picky")
            return counting.plain(*graphs)

    sections = (section(0, 2, 2), section(1, 2, 2), section(2, 4, 2), section(3, 2, 2))
    with pytest.raises(LayoutError, match=r'section "03 Section 2".*too picky'):
        whole_map(Node("", "R", "", "", None, sections), Layouts(None, Picky()))
