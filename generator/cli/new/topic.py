"""`mlatlas new topic`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.fields import fault, unknown
from generator.authoring.new import Changes
from generator.cli.new.adding import add, new_options, readable_base
from generator.cli.new.asking import Asker, values_of
from generator.cli.new.placing import place_of, place_options, put
from generator.entries import Kind, TopicEntry
from generator.knowledge import KnowledgeBase


@click.command()
@new_options
@place_options
@click.option("--title", default=None, help="At most 36 characters: it goes on the map.")
@click.option("--kind", default=None, help="concept, method or practice; for a decision: `mlatlas new decision`.")
@click.option("--stage", default=None, help="From which stage on it matters: poc, mvp or production.")
@click.option("--definition", default=None, help="One to four sentences: what it is, what for, what one gives up.")
@click.option("--why", default="", help="Why it matters, where that is not plain.")
@click.option("--synonym", "synonyms", multiple=True, help="Another name; may be repeated.")
@click.option("--abbreviation", "abbreviations", multiple=True, help="Short form, such as ETL; may be repeated.")
@click.option("--tool", "tools", multiple=True, metavar="ID", help="Tool that implements it; may be repeated.")
@click.option("--paper", "papers", multiple=True, metavar="ID", help="Paper it rests on; may be repeated.")
@click.option("--no-paper", default="", help="Methods only: why there is no original paper.")
def topic(
    content: Path,
    name: str | None,
    dry_run: bool,
    parent: str | None,
    after: str | None,
    title: str | None,
    kind: str | None,
    stage: str | None,
    definition: str | None,
    **rest: str | tuple[str, ...],
) -> None:
    """Add a topic below a section or another topic.

    Example: mlatlas new topic --after data-needs --title "Data loss" --kind concept --stage mvp --definition "Loss."
    """
    base = readable_base(content)
    asker = Asker(TopicEntry, base)
    holder, at = place_of(asker, parent, after)
    entry: dict[str, str | list[str]] = {"title": asker.one("title", title)}
    kinds = [value for value in values_of(Kind) if value != Kind.DECISION]
    entry["kind"] = asker.one("kind", kind, among=kinds)
    entry["stage"] = asker.one("stage", stage, among=[term.id for term in base.atlas.stages])
    entry["definition"] = asker.one("definition", definition)
    for key, value in rest.items():
        given = list(value) if isinstance(value, tuple) else value
        if given:
            _fits(base, key, given)
            entry[key] = given
    entry["id"] = asker.new_id(name, str(entry["title"]))
    changes = Changes()
    put(changes, holder, at, entry)
    add(content, changes, dry_run=dry_run)


def _fits(base: KnowledgeBase, key: str, given: str | list[str]) -> None:
    known = {"tools": list(base.tools), "papers": list(base.papers_by_id)}.get(key)
    told = [unknown(key.rstrip("s"), value, known) for value in given] if known else []
    why = next((text for text in told if text), "") or fault(TopicEntry, key, given)
    if why:
        option = key.replace("_", "-").removesuffix("s")
        option = {"abbreviation": "abbreviation"}.get(option, option)
        raise click.BadParameter(why, param_hint=f"--{option}")
