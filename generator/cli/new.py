"""`mlatlas new`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.edit import EditError
from generator.authoring.new import inserted, proposed_id
from generator.cli.options import content_option, sound_base, stop
from generator.entries import Availability, Hosting, Kind, Status
from generator.knowledge import KnowledgeBase
from generator.source import Source
from generator.writing import write_text

Values = dict[str, "str | list[str]"]


@click.group()
def new() -> None:
    """Add an entry at the place where it belongs; what is not given as an option is asked for.

    Example: mlatlas new tool --category data-quality --name Soda --summary "Checks data." --url https://soda.io/
    """


@new.command()
@content_option
@click.option("--category", prompt=True, help="Category of tools, such as data-quality.")
@click.option("--name", prompt=True)
@click.option("--summary", prompt=True)
@click.option("--url", prompt=True)
@click.option("--availability", type=click.Choice([value.value for value in Availability]), default="open")
@click.option("--hosting", type=click.Choice([value.value for value in Hosting]), default="library")
@click.option("--status", type=click.Choice([value.value for value in Status]), default="active")
@click.option("--licence", default="", help="SPDX identifier.")
def tool(content: Path, category: str, name: str, hosting: str, licence: str, **rest: str) -> None:
    """Add a tool to its category.

    Example: mlatlas new tool --category data-quality --name Soda --summary "Checks data." --url https://soda.io/
    """
    base = sound_base(content)
    group = next((group for group in base.groups if group.id == category), None)
    if group is None:
        stop(f'there is no category "{category}"')
    facts: Values = {"id": proposed_id(base, name), "name": name, "summary": rest["summary"], "url": rest["url"]}
    facts |= {"licence": licence, "availability": rest["availability"], "hosting": [hosting], "status": rest["status"]}
    _add(content, group.source, "tools", facts, by_id=True)


@new.command()
@content_option
@click.option("--topic", prompt=True, help="Topic to which it belongs.")
@click.option("--text", prompt=True, help="What is true when it is done.")
@click.option("--why", prompt=True, help="What goes wrong without it.")
@click.option("--stage", prompt=True, help="poc, mvp or production.")
@click.option("--role", prompt=True, help="Who answers for it.")
def check(content: Path, topic: str, text: str, why: str, stage: str, role: str) -> None:
    """Add a check to a topic that has some.

    Example: mlatlas new check --topic data-needs --text "List them." --why "Else unknown." --stage poc --role mlops
    """
    base = sound_base(content)
    facts: Values = {"id": proposed_id(base, text), "text": text, "why": why, "stage": stage, "roles": [role]}
    _add(content, _topic(base, topic), "checks", facts, by_id=False)


@new.command()
@content_option
@click.option("--section", prompt=True, help="Section to which it belongs.")
@click.option("--title", prompt=True)
@click.option("--kind", type=click.Choice([value.value for value in Kind if value != Kind.DECISION]), prompt=True)
@click.option("--stage", prompt=True, help="poc, mvp or production.")
@click.option("--definition", prompt=True, help="What it is, in one to four sentences.")
def topic(content: Path, section: str, title: str, kind: str, stage: str, definition: str) -> None:
    """Add a topic at the end of a section.

    Example: mlatlas new topic --section data --title "Data loss" --kind concept --stage mvp --definition "Loss."
    """
    base = sound_base(content)
    if section not in base.sections_by_id:
        stop(f'there is no section "{section}"')
    facts: Values = {"id": proposed_id(base, title), "title": title, "kind": kind, "stage": stage}
    facts["definition"] = definition
    _add(content, base.sections_by_id[section].source, "topics", facts, by_id=False)


def _topic(base: KnowledgeBase, name: str) -> Source:
    if name not in base.topics:
        stop(f'there is no topic "{name}"')
    return base.topics[name].source


def _add(content: Path, source: Source, key: str, facts: Values, *, by_id: bool) -> None:
    try:
        text, line = inserted(source, key, facts, by_id=by_id)
        path = content / Path(source.file.path).relative_to(content.as_posix())
        write_text(path, text)
    except (EditError, OSError, ValueError) as error:
        stop(str(error))
    click.echo(f"{path}:{line}: {facts['id']}; `mlatlas check` says what is still missing")
