"""Where a new topic or decision goes: below a section or topic, or after a sibling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from pydantic import BaseModel

from generator import entries
from generator.authoring.edit import EditError
from generator.authoring.fields import unknown
from generator.authoring.new import Changes
from generator.cli.new.asking import Asker
from generator.cli.options import stop
from generator.knowledge import KnowledgeBase, Section, Topic
from generator.source import Source

Place = tuple[Source, type[BaseModel], int | None]


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where a topic goes."""
    parent = click.option(
        "--parent",
        "--section",
        "parent",
        default=None,
        metavar="ID",
        help="Section or topic below which it stands, last.",
    )
    after = click.option("--after", default=None, metavar="ID", help="Topic after which it stands, as its sibling.")
    return parent(after(command))


def place_of(asker: Asker, parent: str | None, after: str | None) -> tuple[Section | Topic, int]:
    """Return below what the new topic stands and at which position; asks where neither is given."""
    base = asker.base
    if parent and after:
        raise click.UsageError("give --parent or --after, not both")
    if after is not None:
        if why := unknown("topic", after, list(base.topics)):
            raise click.BadParameter(why, param_hint="--after")
        return _beside(base, after)
    below = [*base.sections_by_id, *base.topics]
    name = asker.known("--parent", "section or topic below which it stands", parent, "section or topic", below)
    holder = base.sections_by_id.get(name) or base.topics[name]
    return holder, len(holder.topics)


def put(changes: Changes, holder: Section | Topic, at: int, topic: dict[str, Any]) -> None:
    """Put a topic below its section or topic."""
    model = entries.SectionFile if isinstance(holder, Section) else entries.TopicEntry
    try:
        changes.entries(holder.source, model, "topics", [topic], at=at)
    except EditError as error:
        stop(str(error))


def _beside(base: KnowledgeBase, name: str) -> tuple[Section | Topic, int]:
    holders: list[Section | Topic] = [*base.sections, *base.topics.values()]
    for holder in holders:
        names = [topic.id for topic in holder.topics]
        if name in names:
            return holder, names.index(name) + 1
    raise AssertionError(name)
