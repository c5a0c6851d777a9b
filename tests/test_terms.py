"""Terms in prose: found by every name, in singular and plural, once, and not where the word is only a word."""

from __future__ import annotations

import pytest

from generator.examine import examine
from generator.terms import Terms, first_uses, terms_of
from tests.conftest import Write

SECTION = """\
id: words
title: Words
summary: Terms.
topics:
  - id: cross-validation
    title: Cross-validation
    kind: method
    stage: poc
    synonyms: [rotation estimation]
    abbreviations: [CV]
  - {id: decision-tree, title: Decision tree, kind: method, stage: poc}
  - {id: tree-pruning, title: Pruning of a decision tree, kind: method, stage: poc}
  - {id: data, title: Data, kind: concept, stage: poc}
  - {id: it-security, title: IT, kind: concept, stage: poc}
  - {id: policy, title: Fairness policy, kind: concept, stage: poc}
  - {id: some-practice, title: Pair programming, kind: practice, stage: poc}
"""


@pytest.fixture
def terms(content: Write) -> Terms:
    return terms_of(examine(content({"sections/02-words.yml": SECTION})).base)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Use cross-validation here.", [("cross-validation", "cross-validation")]),
        ("Two rotation estimations and a CV.", [("rotation estimations", "cross-validation")]),
        ("CVs are long.", [("CVs", "cross-validation")]),
        ("Decision trees, decision trees.", [("Decision trees", "decision-tree")]),
        ("The pruning of a decision tree.", [("pruning of a decision tree", "tree-pruning")]),
        ("Fairness policies differ.", [("Fairness policies", "policy")]),
        ("It is data.", []),
        ("The IT of the bank.", [("IT", "it-security")]),
        ("Pair programming helps.", []),
    ],
)
def test_first_uses(terms: Terms, text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[use.start : use.end], use.topic) for use in first_uses(text, terms, set())] == found


def test_what_was_seen_is_not_marked_again(terms: Terms) -> None:
    seen = {"decision-tree"}
    assert list(first_uses("A decision tree.", terms, seen)) == []
