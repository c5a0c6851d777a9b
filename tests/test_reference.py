"""CONTRIBUTING.md says of every field what the model says; the issue forms ask for fields that there are."""

from __future__ import annotations

from typing import Any, get_origin

import pytest
import yaml

from generator import entries
from generator.load.wording import allowed
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


FORMS_OF = {
    # What a form asks beside the fields of the entry; what it needs though the entry does not, or the other way round.
    "new-tool": (entries.ToolEntry, {"topics"}, {"topics"}, set()),
    "new-topic": (entries.TopicEntry, set(), {"definition"}, set()),
    "new-paper": (
        entries.PaperEntry,
        {"bibtex", "topics"},
        {"topics"},
        {"title", "authors", "type", "year", "venue", "url"},
    ),
}


def fields_of(form: str) -> dict[str, Any]:
    return {field["id"]: field for field in yaml.safe_load((FORMS / f"{form}.yml").read_text("utf-8"))["body"]}


@pytest.mark.parametrize("form", FORMS_OF)
def test_issue_forms_ask_for_the_fields_of_the_schema(form: str) -> None:
    model, beside, needed_too, spared = FORMS_OF[form]
    asked = fields_of(form)
    assert asked.keys() - model.model_fields.keys() - beside == set()
    required = {name for name, field in model.model_fields.items() if field.is_required()} - {"id"}
    assert required <= asked.keys()
    needed = {name for name, field in asked.items() if field.get("validations", {}).get("required")}
    assert needed == (required - spared) | needed_too


@pytest.mark.parametrize("form", FORMS_OF)
def test_issue_forms_offer_the_values_of_the_schema(form: str) -> None:
    model, *_ = FORMS_OF[form]
    stages = [term["id"] for term in yaml.safe_load((PROJECT / "content/atlas.yml").read_text("utf-8"))["stages"]]
    for name, field in fields_of(form).items():
        values = stages if name == "stage" else allowed(model, name)
        assert field["attributes"].get("options", []) == values
        assert bool(values) == (field["type"] == "dropdown")
        several = name in model.model_fields and get_origin(model.model_fields[name].annotation) is tuple
        assert field["attributes"].get("multiple", False) == (several and bool(values))


def test_every_form_that_adds_an_entry_is_held_to_the_schema() -> None:
    assert {path.stem for path in FORMS.glob("new-*.yml")} == set(FORMS_OF)
