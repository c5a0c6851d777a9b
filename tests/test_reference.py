"""CONTRIBUTING.md says of every field what the model says; the issue forms ask for fields that there are."""

from __future__ import annotations

import pytest
import yaml

from generator import entries
from generator.reference import MODELS, reference, with_reference
from tests.conftest import PROJECT

GUIDE = PROJECT / "CONTRIBUTING.md"
FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"


def test_the_guide_holds_the_fields_of_today(update_goldens: bool) -> None:
    text = GUIDE.read_text("utf-8")
    if update_goldens:
        GUIDE.write_text(with_reference(text), "utf-8")
        text = GUIDE.read_text("utf-8")
    assert text == with_reference(text), "pytest tests/test_reference.py --update-goldens"


def test_every_field_of_every_entry_stands_there() -> None:
    tables = dict(zip((title for title, _ in MODELS), reference().split("### ")[1:], strict=True))
    for title, model in MODELS:
        assert all(f"| `{key}` |" in tables[title] for key in model.model_fields)


@pytest.mark.parametrize(
    ("form", "model"), [("new-tool", entries.ToolEntry), ("new-topic", entries.TopicEntry)], ids=["tool", "topic"]
)
def test_issue_forms_ask_for_fields_of_the_schema_with_its_values(form: str, model: type[entries.Entry]) -> None:
    asked = {field["id"]: field for field in yaml.safe_load((FORMS / f"{form}.yml").read_text("utf-8"))["body"]}
    assert set(asked) - set(model.model_fields) <= {"topics"}
    closed = {
        "kind": [value.value for value in entries.Kind],
        "status": [value.value for value in entries.Status],
        "hosting": [value.value for value in entries.Hosting],
        "availability": [value.value for value in entries.Availability],
        "stage": ["poc", "mvp", "production"],
    }
    for name in set(asked) & set(closed):
        assert asked[name]["attributes"]["options"] == closed[name]
