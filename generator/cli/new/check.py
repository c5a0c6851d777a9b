"""`mlatlas new check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.authoring.edit import EditError
from generator.authoring.fields import unknown
from generator.authoring.new import Changes
from generator.cli.new.adding import add, new_options, readable_base
from generator.cli.new.asking import Asker
from generator.cli.options import stop
from generator.entries import CheckEntry, TopicEntry
from generator.knowledge import Topic


@click.command()
@new_options
@click.option("--topic", "below", default=None, metavar="ID", help="Topic to which it belongs.")
@click.option("--after", default=None, metavar="ID", help="Check of the same topic after which it stands.")
@click.option("--text", default=None, help="What is true when it is done, as one sentence.")
@click.option("--why", default=None, help="What goes wrong without it.")
@click.option("--stage", default=None, help="From which stage on it is needed: poc, mvp or production.")
@click.option("--role", "roles", multiple=True, help="Who does it; may be repeated, first the one who answers for it.")
@click.option("--decision", default=None, metavar="ID", help="Decision on which it hangs.")
def check(
    content: Path,
    name: str | None,
    dry_run: bool,
    below: str | None,
    after: str | None,
    text: str | None,
    why: str | None,
    stage: str | None,
    roles: tuple[str, ...],
    decision: str | None,
) -> None:
    """Add a check to a topic.

    Example: mlatlas new check --topic data-needs --text "List them." --why "Else unknown." --stage poc --role mlops
    """
    base = readable_base(content)
    asker = Asker(CheckEntry, base)
    topic = base.topics[asker.known("--topic", "topic to which it belongs", below, "topic", list(base.topics))]
    at = _position(topic, after)
    entry: dict[str, Any] = {"text": asker.one("text", text), "why": asker.one("why", why)}
    entry["stage"] = asker.one("stage", stage, among=[term.id for term in base.atlas.stages])
    entry["roles"] = asker.many("roles", roles, among=[term.id for term in base.atlas.roles])
    if decision is not None:
        decisions = [other.id for other in base.topics.values() if other.kind == "decision"]
        entry["decision"] = asker.known("--decision", "", decision, "decision", decisions)
    entry["id"] = asker.new_id(name, " ".join(str(entry["text"]).split()[:5]))
    changes = Changes()
    try:
        changes.entries(topic.source, TopicEntry, "checks", [entry], at=at)
    except EditError as error:
        stop(str(error))
    add(content, changes, dry_run=dry_run)


def _position(topic: Topic, after: str | None) -> int:
    names = [check.id for check in topic.checks]
    if after is None:
        return len(names)
    if told := unknown(f"check of {topic.id}", after, names):
        raise click.BadParameter(told, param_hint="--after")
    return names.index(after) + 1
