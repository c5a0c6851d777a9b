"""The made-up knowledge base: sound, the same every time, and shaped like the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examine import examine
from generator.knowledge import KnowledgeBase, Topic
from generator.synth import synthetic
from tests.conftest import ATLAS, PROJECT

ENTRIES = 2_300
MEANS: dict[str, Callable[[Topic], int]] = {
    "checks": lambda topic: len(topic.checks),
    "tools": lambda topic: len(topic.tools),
    "papers": lambda topic: len(topic.papers),
    "links": lambda topic: len(topic.links),
    "related": lambda topic: len(topic.related),
    "answers": lambda topic: len(topic.answers),
    "synonyms": lambda topic: len(topic.synonyms),
    "children": lambda topic: len(topic.topics),
    "leaves": lambda topic: not topic.topics,
    "length of the definition": lambda topic: len(topic.definition),
    "length of the checks": lambda topic: sum(len(check.text) for check in topic.checks),
}


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return examine(PROJECT / "content").base


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    examined = examine(_written(tmp_path_factory.mktemp("made"), ENTRIES))
    assert examined.problems == ()
    return examined.base


@pytest.mark.parametrize("what", MEANS)
def test_a_topic_has_as_much_as_in_life(real: KnowledgeBase, made: KnowledgeBase, what: str) -> None:
    ours, theirs = (_mean(base, MEANS[what]) for base in (made, real))
    assert ours == pytest.approx(theirs, rel=0.25)


def test_the_sorts_of_entries_stand_in_the_same_proportion(real: KnowledgeBase, made: KnowledgeBase) -> None:
    assert _shares(made) == pytest.approx(_shares(real), abs=0.02)


@pytest.mark.parametrize("entries", [100, 1_000, 10_000])
def test_it_is_sound_at_any_size(entries: int, tmp_path: Path) -> None:
    examined = examine(_written(tmp_path, entries))
    assert [str(problem) for problem in examined.problems] == []


def test_it_is_the_same_every_time() -> None:
    assert list(synthetic(500, ATLAS)) == list(synthetic(500, ATLAS))


def _written(folder: Path, entries: int) -> Path:
    for name, text in synthetic(entries, ATLAS):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def _mean(base: KnowledgeBase, count: Callable[[Topic], int]) -> float:
    topics = base.topics.values()
    return sum(map(count, topics)) / len(topics)


def _shares(base: KnowledgeBase) -> list[float]:
    checks = sum(len(topic.checks) for topic in base.topics.values())
    counts = [len(base.topics), checks, len(base.tools), len(base.papers)]
    return [count / sum(counts) for count in counts]
