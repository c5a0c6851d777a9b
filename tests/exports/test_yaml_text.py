"""The YAML export is what PyYAML itself would write."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.examine import examine
from generator.exports import plain
from generator.exports.yaml_text import dumped
from tests.conftest import PROJECT

WORDS = ["", "null", "~", "yes", "1", "1e3", "2026-11-24", "=", "<<", " a", "a: b"]
TEXTS = st.one_of(st.text(), st.sampled_from(WORDS))
VALUES = st.recursive(
    TEXTS | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)


class Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def by_pyyaml(value: Any) -> str:
    return str(yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110))


@given(st.lists(VALUES, max_size=4) | st.dictionaries(TEXTS, VALUES, max_size=4))
@example(["x" * 200, "a " * 100, "a\nb", "\u00e9\u2028\U0001f600", "- a", "# b", "'c'", '"d"'])
def test_the_text_of_pyyaml(value: Any) -> None:
    assert dumped(value) == by_pyyaml(value)


def test_the_text_of_pyyaml_for_the_whole_knowledge_base() -> None:
    whole = plain(examine(PROJECT / "content").sound())
    assert dumped(whole) == by_pyyaml(whole)
