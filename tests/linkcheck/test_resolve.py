"""Where links lead: what siblings share is what each would find alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.linkcheck.internal import resolve
from generator.linkcheck.internal.resolve import Resolver
from generator.linkcheck.internal.site import Site

FILES = ("index.html", "a/index.html", "a/b/index.html", "a/b/c.png", "d.html", "x/y/z/index.html")
DIRECTORIES = ("", "./", "a/", "a/b/", "x/y/z/")
ENDS = (
    *("a", "a/", "b/", "d.html", "a/../d.html", "a/./b/", "", "/a", "..", ".", "a?x", "?x", "A/", "a//b", "..\\a"),
    *("a\\b", "mailto:x", "\t/a", "a%2fb", "a/b/c.png ", "c.png"),
)


@pytest.mark.parametrize("root", ["/", "/ml/"])
@pytest.mark.parametrize("up", range(5))
def test_a_link_that_climbs_leads_where_it_would_without_sharing(
    up: int, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = [(directory, "../" * up + end) for directory in DIRECTORIES for end in ENDS]
    sharing = Resolver(Site(Path(), frozenset(FILES)), "https://x.example", root)
    found = [sharing.resolve(*link) for link in links]
    monkeypatch.setattr(resolve, "_CLIMB", re.compile(r"(?!)"))
    alone = Resolver(Site(Path(), frozenset(FILES)), "https://x.example", root)
    assert found == [alone.resolve(*link) for link in links]
