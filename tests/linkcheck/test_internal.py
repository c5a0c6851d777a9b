"""The internal check: each planted defect is found, nothing else is, and the real site is in order."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from generator.linkcheck.internal import Checked, check_site
from generator.linkcheck.internal.html import candidates
from tests.conftest import PROJECT
from tests.linkcheck.planted import DEFECTS, FILE_DEFECTS, TRAPS, write_site

EXPECTED = {
    **{name: (f"{name}/index.html", code) for name, (_, code) in DEFECTS.items()},
    **{name: (path, code) for name, (path, _, code) in FILE_DEFECTS.items()},
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("planted")
    write_site(folder)
    return check_site(folder / "site", source=folder)


@pytest.fixture(scope="module")
def found(checked: Checked) -> dict[str, list[str]]:
    pages: dict[str, list[str]] = defaultdict(list)
    for finding in checked.findings:
        pages[finding.place].append(finding.code)
    return pages


@pytest.mark.parametrize("name", EXPECTED)
def test_a_planted_defect_is_found_once(name: str, found: dict[str, list[str]]) -> None:
    page, code = EXPECTED[name]
    assert found.get(page) == [code]


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_stays_silent(name: str, checked: Checked) -> None:
    page = f"trap-{name}/index.html"
    assert [str(finding) for finding in checked.findings if finding.place == page] == []


def test_nothing_else_is_reported(found: dict[str, list[str]]) -> None:
    assert sorted(found) == sorted({page for page, _ in EXPECTED.values()})


def test_a_failure_names_the_line_of_the_source(tmp_path: Path) -> None:
    write_site(tmp_path)
    page = tmp_path / "site" / "good" / "index.html"
    edit = "https://code.example/o/r/edit/main/content/x.yml#L1"
    page.write_text(f'<p id="place"><a rel="edit" href="{edit}">x</a><a href="../nowhere/">y</a>')
    (finding,) = [found for found in check_site(tmp_path / "site", source=tmp_path).findings if "good" in found.place]
    assert finding.position == ("content/x.yml", 2, 6)
    assert str(finding).startswith("content/x.yml:2:6: a[href] '../nowhere/': there is no nowhere/index.html")


def test_pages_from_the_cache_say_the_same_and_a_changed_page_is_read_again(tmp_path: Path) -> None:
    write_site(tmp_path)
    cache = tmp_path / "cache.json"
    cold = check_site(tmp_path / "site", source=tmp_path, cache=cache)
    assert check_site(tmp_path / "site", source=tmp_path, cache=cache) == cold
    (tmp_path / "site" / "good" / "index.html").write_text('<p id="place"><a href="../gone/">x</a>')
    warm = check_site(tmp_path / "site", source=tmp_path, cache=cache)
    assert {finding.place for finding in warm.findings} - {finding.place for finding in cold.findings} == {
        "good/index.html"
    }


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"form": 1}', "null"])
def test_a_damaged_cache_is_not_believed(tmp_path: Path, damage: str, checked: Checked) -> None:
    write_site(tmp_path)
    cache = tmp_path / "cache.json"
    cache.write_text(damage)
    again = check_site(tmp_path / "site", source=tmp_path, cache=cache)
    assert [str(finding) for finding in again.findings] == [str(finding) for finding in checked.findings]


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        (" a.png 100w ,b.png", ["a.png", "b.png"]),
        ("data:x;base64,AA,B 1x, b.png", ["data:x;base64,AA,B", "b.png"]),
    ],
)
def test_addresses_of_a_srcset(srcset: str, expected: list[str]) -> None:
    assert list(candidates(srcset)) == expected


def test_every_link_of_the_real_site_resolves(real_site: Path) -> None:
    checked = check_site(real_site, source=PROJECT)
    assert [str(finding) for finding in checked.findings] == []
    assert checked.links > 50_000
