"""What is written reads back as the same values, by us and by other readers of YAML."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from ruamel.yaml import YAML

from generator import entries
from generator.authoring.formatting import formatted
from generator.canonical import WIDTH, inline, written
from generator.load.base import LAYOUT
from generator.load.yaml_tree import decode, parse
from tests.canonical.strategies import NASTY, texts, values

MODELS = st.sampled_from([model for _, model in LAYOUT])
_SLOW = settings(deadline=None, max_examples=150)


def read(text: str) -> Any:
    file, problems = decode("x.yml", text.encode())
    assert problems == []
    tree, problems = parse(file)
    assert problems == []
    return tree


@_SLOW
@given(st.data())
def test_what_is_written_reads_back_the_same(data: st.DataObject) -> None:
    model = data.draw(MODELS)
    value = data.draw(values(model))
    assert read(written(model, value, schema="schema.json")) == value


@_SLOW
@given(st.data())
def test_however_a_file_is_written_its_form_is_that_of_its_values(data: st.DataObject) -> None:
    name, model = data.draw(st.sampled_from([(name.replace("*", "x"), model) for name, model in LAYOUT]))
    value = data.draw(values(model))
    flow = data.draw(st.sampled_from([True, False, None]))
    style = data.draw(st.sampled_from([None, '"', "'"]))
    width, indent = data.draw(st.integers(20, 200)), data.draw(st.integers(2, 6))
    dumped = yaml.dump(value, default_flow_style=flow, default_style=style, width=width, indent=indent, sort_keys=False)
    made = formatted(f"content/{name}", dumped.encode())
    schema = "../schema.json" if "/" in name else "schema.json"
    assert made.problems == ()
    assert made.after == written(model, value, schema=schema)
    assert formatted(f"content/{name}", made.after.encode()).difference() is None


@_SLOW
@given(values(entries.TopicEntry))
def test_another_reader_reads_the_same(value: dict[str, Any]) -> None:
    assert yaml.safe_load(written(entries.TopicEntry, value)) == value


@pytest.mark.parametrize("text", NASTY)
def test_a_reader_of_yaml_1_2_reads_the_same_text(text: str) -> None:
    value = {"title": text, "synonyms": [text, "x"], "related": [{"topic": text, "why": text}]}
    assert YAML(typ="safe", pure=True).load(written(entries.TopicEntry, value)) == value


@_SLOW
@given(texts)
def test_a_text_that_needs_no_quotes_has_none(text: str) -> None:
    line = inline(text)
    if line[:1] not in {'"', "'"}:
        return
    try:
        plain = yaml.safe_load(f"k: {text}")
    except yaml.YAMLError:
        return
    assert plain != {"k": text} or text in {"y", "n", "Y", "N"} or _looks_like_a_number(text)


def _looks_like_a_number(text: str) -> bool:
    return any(character in "0123456789.-" for character in text) or not text.isprintable()


@_SLOW
@given(values(entries.SectionFile))
def test_no_line_is_longer_than_the_width_where_it_can_be_broken(value: dict[str, Any]) -> None:
    for line in written(entries.SectionFile, value).splitlines():
        if len(line) > WIDTH:
            words = line.replace("\\n", "  ").split()
            assert max(map(len, words)) > 20 or '"' in line or "'" in line or "  " in line.strip()


def test_keys_stand_in_the_order_of_the_model_and_unknown_ones_last() -> None:
    text = written(entries.TopicEntry, {"zz": "1x", "kind": "method", "title": "T", "aa": "x", "id": "t"})
    assert text == "id: t\ntitle: T\nkind: method\nzz: 1x\naa: x\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A plain sentence, with a comma; it's fine.", "A plain sentence, with a comma; it's fine."),
        ("Title: subtitle", '"Title: subtitle"'),
        ('"Why": because', "'\"Why\": because'"),
        ("2024", '"2024"'),
        ("235-256", "235-256"),
        ("10.1145/3097983.3098021", "10.1145/3097983.3098021"),
        ("[[tool:dvc]] does", '"[[tool:dvc]] does"'),
        ("a [[tool:dvc]]", "a [[tool:dvc]]"),
        ("a\tb", '"a\\tb"'),
    ],
)
def test_quotes_stand_where_another_reader_needs_them(text: str, line: str) -> None:
    assert inline(text) == line


def test_the_layout_of_an_entry() -> None:
    value: dict[str, Any] = {
        "id": "x",
        "definition": "word " * 30 + "end: it is",
        "tools": ["dvc", "lakefs"],
        "papers": [f"family-20{n}-word" for n in range(10, 20)],
        "related": [{"why": "half, a sentence", "topic": "a"}, {"topic": "b", "why": "long " * 25 + "end"}],
        "checks": [{"id": "c", "roles": ["mlops"]}],
        "answers": [],
    }
    assert written(entries.TopicEntry, value) == GOLDEN


GOLDEN = """\
id: x
definition: >-
  word word word word word word word word word word word word word word word word word word word word word
  word word word word word word word word word end: it is
answers: []
checks:
  - id: c
    roles: [mlops]
tools: [dvc, lakefs]
papers:
  - family-2010-word
  - family-2011-word
  - family-2012-word
  - family-2013-word
  - family-2014-word
  - family-2015-word
  - family-2016-word
  - family-2017-word
  - family-2018-word
  - family-2019-word
related:
  - {topic: a, why: "half, a sentence"}
  - topic: b
    why: >-
      long long long long long long long long long long long long long long long long long long long long long
      long long long long end
"""


def test_models_are_asked_for_everything_that_files_hold() -> None:
    assert all(issubclass(model, BaseModel) for _, model in LAYOUT)
