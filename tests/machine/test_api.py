"""What programs read says what the knowledge base says, and keeps to its schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from generator.backlinks import backlinks
from generator.examine import examine
from generator.knowledge import KnowledgeBase
from generator.machine import machine_files
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return examine(PROJECT / "content").sound()


@pytest.fixture(scope="module")
def published(base: KnowledgeBase) -> dict[str, str]:
    return dict(machine_files(base, backlinks(base)))


@pytest.mark.parametrize("name", ["sections", "topics", "checks", "tools", "papers", "retired", "atlas"])
def test_each_file_keeps_to_the_schema_beside_it(published: dict[str, str], name: str) -> None:
    schema = json.loads(published[f"api/v1/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(published[f"api/v1/{name}.json"]))


def test_ids_are_those_of_the_knowledge_base_in_its_order(base: KnowledgeBase, published: dict[str, str]) -> None:
    def ids(name: str) -> list[str]:
        return [entry["id"] for entry in json.loads(published[f"api/v1/{name}.json"])]

    assert ids("topics") == list(base.topics)
    assert ids("checks") == list(base.checks)
    assert ids("tools") == list(base.tools)
    assert ids("papers") == [paper.id for paper in base.papers]


def test_references_lead_both_ways(published: dict[str, str]) -> None:
    topics = {entry["id"]: entry for entry in json.loads(published["api/v1/topics.json"])}
    tools = {entry["id"]: entry for entry in json.loads(published["api/v1/tools.json"])}
    papers = {entry["id"]: entry for entry in json.loads(published["api/v1/papers.json"])}
    for topic in topics.values():
        assert all(topic["id"] in tools[name]["topics"] for name in topic["tools"])
        assert all(topic["id"] in papers[name]["topics"] for name in topic["papers"])
        assert all(topics[child]["parent"] == topic["id"] for child in topic["topics"])


def test_the_texts_name_every_topic_and_check(base: KnowledgeBase, published: dict[str, str]) -> None:
    assert all(f"(topics/{name}/)" in published["llms.txt"] for name in base.topics)
    full = published["llms-full.txt"]
    assert all(f"### {topic.title}" in full for topic in base.topics.values())
    assert full.count("- Check (") == len(base.checks)
    assert "[[" not in full
