"""What was exported as a map or outline comes back equal; hostile files are refused with a clear error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.branches import Branch
from generator.examine import examine
from generator.exports import trees
from generator.exports.files import tree
from generator.importers.trees import ImportProblem, read_tree
from tests.conftest import PROJECT

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"), min_size=1)
BRANCHES = st.recursive(
    st.builds(Branch, text=WORDS, kind=st.just("topic"), id=WORDS, note=WORDS, url=WORDS),
    lambda below: st.builds(Branch, text=WORDS, children=st.lists(below, max_size=4).map(tuple)),
    max_leaves=12,
)


@given(BRANCHES)
def test_every_tree_comes_back_from_freemind(branch: Branch) -> None:
    assert read_tree(trees.freemind(branch).encode()) == branch


@given(BRANCHES)
def test_every_tree_comes_back_from_opml(branch: Branch) -> None:
    assert read_tree(trees.opml(branch).encode()) == branch


def test_the_atlas_comes_back_from_freemind() -> None:
    root = tree(examine(PROJECT / "content").base)
    assert read_tree(trees.freemind(root).encode()) == root


@pytest.mark.parametrize(
    "raw",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><map/>',
        b"<map>",
        b"<html/>",
        b"<map>" + b"<node>" * 100_000 + b"</node>" * 100_000 + b"</map>",
    ],
)
def test_hostile_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ImportProblem):
        read_tree(raw)
