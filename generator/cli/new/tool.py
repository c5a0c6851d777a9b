"""`mlatlas new tool`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.authoring.edit import EditError
from generator.authoring.fields import fault, unknown
from generator.authoring.new import Changes
from generator.cli.new.adding import add, new_options, readable_base
from generator.cli.new.asking import Asker, values_of
from generator.cli.options import stop
from generator.entries import Availability, Hosting, Status, ToolEntry, ToolsFile, TopicEntry
from generator.knowledge import KnowledgeBase


@click.command()
@new_options
@click.option("--category", default=None, metavar="ID", help="Category of tools, such as data-quality.")
@click.option("--name", "title", default=None, help="Name as its makers write it.")
@click.option("--summary", default=None, help="What it is, in one sentence.")
@click.option("--url", default=None, help="Its own home page or documentation.")
@click.option("--repository", default="", help="Where its source is, when it is open.")
@click.option("--licence", default=None, help='SPDX identifier, or "proprietary".')
@click.option("--availability", default=None, help="open, commercial or both.")
@click.option("--hosting", multiple=True, help="library, desktop, self-hosted or managed; may be repeated.")
@click.option("--status", default=None, help="active, maintenance, archived or discontinued.")
@click.option("--replaced-by", default="", metavar="ID", help="Tool to use in its place.")
@click.option("--note", default="", help="What a reader must know: renamed, bought, ended when.")
@click.option("--synonym", "synonyms", multiple=True, help="Another or former name; may be repeated.")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="Topic that it implements; may be repeated.")
def tool(
    content: Path,
    name: str | None,
    dry_run: bool,
    category: str | None,
    title: str | None,
    hosting: tuple[str, ...],
    topics: tuple[str, ...],
    **rest: Any,
) -> None:
    """Add a tool to its category, and to the topics that it implements.

    Example: mlatlas new tool --category data-quality --name Soda --summary "Checks data." --url https://soda.io/
    """
    base = readable_base(content)
    asker = Asker(ToolEntry, base)
    categories = [group.id for group in base.groups]
    group_id = asker.known("--category", "what it is for", category, "category", categories)
    entry: dict[str, Any] = {"name": asker.one("name", title)}
    entry |= {key: asker.one(key, rest[key]) for key in ("summary", "url", "licence")}
    entry["availability"] = asker.one("availability", rest["availability"], among=values_of(Availability))
    entry["hosting"] = asker.many("hosting", hosting, among=values_of(Hosting))
    entry["status"] = asker.one("status", rest["status"], among=values_of(Status), default=Status.ACTIVE)
    entry |= _further(base, rest)
    places = asker.topics(topics)
    entry["id"] = asker.new_id(name, str(entry["name"]))
    group = next(group for group in base.groups if group.id == group_id)
    changes = Changes()
    try:
        changes.entries(group.source, ToolsFile, "tools", [entry])
        for topic in places:
            changes.references(base.topics[topic].source, TopicEntry, "tools", [entry["id"]])
    except EditError as error:
        stop(str(error))
    add(content, changes, dry_run=dry_run)


def _further(base: KnowledgeBase, rest: dict[str, Any]) -> dict[str, Any]:
    """Return what was given beyond what is needed; raises BadParameter where it does not fit."""
    given = {key: rest[key] for key in ("repository", "replaced_by", "note") if rest[key]}
    given |= {"synonyms": list(rest["synonyms"])} if rest["synonyms"] else {}
    for key, value in given.items():
        told = unknown("tool", value, list(base.tools)) if key == "replaced_by" else ""
        if why := told or fault(ToolEntry, key, value):
            raise click.BadParameter(why, param_hint=f"--{key.replace('_', '-').removesuffix('s')}")
    return given
