"""Foreign maps: every text, id, link, note, fold, icon and arrow comes in, and goes out again as it was drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.__main__ import main
from generator.freemind import from_json, map_text, to_json
from generator.importers.imported import Defaults
from generator.importers.mindmaps import drawn
from generator.importers.reading import File, Form, read
from generator.importers.spreadsheets import Mapping
from generator.importers.xml import read_xml
from tests.importers.maps import freemind_map, freeplane_map

DEFAULTS = Defaults("poc", "concept", "product", "map")
Make = Callable[[int], bytes]


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def canonical(raw: bytes | str) -> str:
    """Return the XML without comments, blanks between elements and the choice of how to write a character."""
    return re.sub(r">\s+<", "><", Xml.canonicalize(raw, with_comments=False, strip_text=False))


@pytest.fixture(params=[freemind_map, freeplane_map], ids=["freemind", "freeplane"])
def drawing(request: pytest.FixtureRequest) -> bytes:
    return request.param(1500)


def bring(raw: bytes, folder: Path) -> Result:
    folder.mkdir(exist_ok=True)
    (folder / "a.mm").write_bytes(raw)
    return call("import", folder / "a.mm", "-o", folder / "out", "--content", folder / "none")


@pytest.fixture
def brought(drawing: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.mm").write_bytes(drawing)
    result = call("import", "a.mm", "-o", "out")
    assert result.exit_code == 0, result.output
    return tmp_path / "out"


def words(folder: Path) -> str:
    """Return all that stands in the YAML files, without line ends and escapes."""
    texts: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, dict):
            for held in value.values():
                gather(held)
        elif isinstance(value, list):
            for held in value:
                gather(held)
        else:
            texts.append(" ".join(str(value).replace("\\", "").split()))

    for path in sorted((folder / "sections").glob("*.yml")):
        gather(yaml.safe_load(path.read_text("utf-8")))
    return "\n".join(texts)


def test_every_text_link_and_note_is_in_the_yaml(drawing: bytes, brought: Path) -> None:
    held = words(brought)
    root = read_xml(drawing)
    nodes = [node for node in root.walk() if node.tag == "node"]
    assert len(nodes) == 1500
    lines = [line for node in nodes[1:] for line in node.get("TEXT").splitlines()]
    rich = [" ".join(text.words().split()) for text in root.walk() if text.tag in {"p", "text"}]
    missing = [text for text in (*lines, *rich) if text and text.split("\n")[0] not in held]
    assert missing == []
    links = {node.get("LINK") for node in nodes if node.get("LINK").startswith("http")}
    assert {url for url in links if url not in held} == set()


def test_what_the_yaml_cannot_hold_is_kept_beside_and_drawn_again(drawing: bytes, brought: Path) -> None:
    again = brought.parent / "again.mm"
    result = call("export", "mm", "--content", brought, "--like", brought / "map.json", "-o", again)
    assert result.exit_code == 0, result.output
    assert canonical(again.read_bytes()) == canonical(drawing)


def test_a_change_in_the_yaml_is_in_the_map_and_nothing_else(drawing: bytes, brought: Path) -> None:
    path = min((brought / "sections").glob("*.yml"))
    text = path.read_text("utf-8")
    section = yaml.safe_load(text)
    first = section["topics"][0]
    path.write_text(text.replace(f"title: {first['title']}\n", "title: Something else\n", 1), "utf-8")
    map_after = call("export", "mm", "--content", brought, "--like", brought / "map.json").output
    before = [node.get("TEXT") for node in Xml.fromstring(drawing).iter("node")]
    after = [node.get("TEXT") for node in Xml.fromstring(map_after).iter("node")]
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert [new for _, new in changed] == ["Something else"]


def test_what_is_added_and_taken_away_in_the_yaml_follows(brought: Path) -> None:
    path = min((brought / "sections").glob("*.yml"))
    section = yaml.safe_load(path.read_text("utf-8"))
    gone = section["topics"][0]["topics"].pop()
    fresh = {"id": "brand-new", "title": "Brand new", "kind": "concept", "stage": "poc", "definition": "A <new> thing."}
    section["topics"].append(fresh)
    path.write_text(yaml.safe_dump(section, sort_keys=False), "utf-8")
    drawn_again = call("export", "mm", "--content", brought, "--like", brought / "map.json").output
    texts = [node.get("TEXT") for node in Xml.fromstring(drawn_again).iter("node")]
    assert "Brand new" in texts
    assert gone["title"] not in texts


def test_arrows_between_topics_become_related(drawing: bytes, brought: Path) -> None:
    assert "related:" in "".join(path.read_text("utf-8") for path in (brought / "sections").glob("*.yml"))


def test_the_report_counts_what_only_the_map_keeps(drawing: bytes, tmp_path: Path) -> None:
    found = read([File("a.mm", drawing)], None, DEFAULTS, Mapping())
    (kept,) = [str(remark) for remark in found.remarks if "map.json" in str(remark)]
    assert "<icon>" in kept
    assert "fold states" in kept


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"), min_size=1)
NODES = st.recursive(
    st.fixed_dictionaries({"TEXT": NAMES, "ID": NAMES, "LINK": NAMES, "FOLDED": st.sampled_from(["true", "false"])}),
    lambda below: st.tuples(st.fixed_dictionaries({"TEXT": NAMES}), st.lists(below, max_size=3)),
    max_leaves=20,
)


def build(shape: object) -> Xml.Element:
    attributes, below = shape if isinstance(shape, tuple) else (shape, [])
    node = Xml.Element("node", attributes)
    Xml.SubElement(node, "icon", {"BUILTIN": "idea"})
    node.extend(build(child) for child in below)
    return node


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(NODES, min_size=1, max_size=4))
def test_any_map_comes_back_from_what_is_kept_beside(shapes: list[object]) -> None:
    top = Xml.Element("map", {"version": "1.0.1"})
    root = Xml.SubElement(top, "node", {"TEXT": "root"})
    root.extend(build(shape) for shape in shapes)
    raw = Xml.tostring(top)
    found = read([File("a.mm", raw)], Form.MM, DEFAULTS, Mapping())
    assert found.drawn is not None
    kept = from_json(to_json(found.drawn))
    assert kept == found.drawn
    assert canonical(map_text(kept.map)) == canonical(raw)
    assert drawn(read_xml(map_text(kept.map).encode())) == drawn(read_xml(raw))
