"""The file of progress that the site exports, checked and typed."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

SCHEMA = 1
State = Literal["todo", "doing", "done", "na"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class RecordError(Exception):
    """The file is no progress, or is damaged, or of another version."""


class Entry(BaseModel):
    """What a reader said of one check."""

    model_config = ConfigDict(frozen=True)
    state: State
    note: Annotated[str, Field(max_length=4000)] = ""
    evidence: Annotated[str, Field(pattern=r"^(https?://\S+)?$", max_length=2000)] = ""
    at: AwareDatetime


class Project(BaseModel):
    """One project of a reader."""

    model_config = ConfigDict(frozen=True)
    name: Annotated[str, Field(min_length=1, max_length=80)]
    checks: dict[Name, Entry]


class Record(BaseModel):
    """Everything that a browser kept."""

    model_config = ConfigDict(frozen=True)
    current: str
    projects: dict[Name, Project]

    def named(self, name: str) -> Project:
        """Return the project of this name or id, or the current one; raises RecordError."""
        if not name:
            found = self.projects.get(self.current) or next(iter(self.projects.values()), None)
        else:
            by_name = (project for project in self.projects.values() if project.name == name)
            found = self.projects.get(name) or next(by_name, None)
        if found is None:
            known = ", ".join(f'"{project.name}"' for project in self.projects.values()) or "none"
            raise RecordError(f'there is no project "{name}" in it; its projects: {known}')
        return found


def read_record(text: str) -> Record:
    """Return the record in an exported file; raises RecordError, which says what is wrong."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError("it is damaged or no JSON; export it again from the checklist") from error
    if not isinstance(value, dict) or "projects" not in value:
        raise RecordError("it holds no progress; export it as JSON from the checklist")
    schema = value.get("schema")
    if schema != SCHEMA:
        known = f"this program reads version {SCHEMA}"
        raise RecordError(f"it is of version {json.dumps(schema)}, {known}; update the one or export the other again")
    try:
        return Record.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise RecordError(f"{where}: {first['msg']} ({error.error_count()} mistakes in all)") from error
