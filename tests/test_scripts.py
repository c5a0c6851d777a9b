"""Linking modules: what they share, what they may not do, and that the result runs in a browser's classic script."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator.scripts import ScriptError, entries, link, parse
from tests.conftest import PROJECT

SCRIPTS = PROJECT / "theme_overrides" / "scripts"


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name.replace('_', '-')}.js").write_text(text)
    return folder


def test_a_module_stands_before_those_that_import_it_and_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        page_x='import { a } from "./one.js";\nimport { b } from "./two.js";\nconsole.log(a, b);\n',
        one='import { b as c } from "./two.js";\nexport const a = c + 1;\n',
        two="export const b = 1;\nexport function unused() {}\n",
    )
    script = link(tmp_path, "page-x")
    assert script.count("const b=1") == 1
    assert script.index("const b=1") < script.index("const a=c+1") < script.index("console.log")
    assert "{b:c}" in script
    assert "export" not in script


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import x from "./one.js";\n', "import in an unknown form"),
        ("export default 1;\n", "export in an unknown form"),
        ('import { nothing } from "./one.js";\n', "one.js does not export"),
        ('import { a } from "./none.js";\n', "does not exist"),
        ('import { a } from "./page-x.js";\n', "a circle"),
    ],
)
def test_what_is_not_known_is_an_error_that_names_it(text: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, page_x=text, one="export const a = 1;\n")
    with pytest.raises(ScriptError, match=said):
        link(tmp_path, "page-x")


@pytest.mark.parametrize("name", entries(SCRIPTS))
def test_no_page_carries_more_than_fifteen_kilobytes_of_our_own(name: str) -> None:
    assert len(gzip.compress(link(SCRIPTS, name).encode(), 9)) <= 15 * 1024


def test_every_module_is_used_by_some_page() -> None:
    used: set[str] = set()
    waiting = list(entries(SCRIPTS))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += [source for source, _ in parse(name, (SCRIPTS / f"{name}.js").read_text()).imports]
    assert {path.stem for path in SCRIPTS.glob("*.js")} - used == set()
