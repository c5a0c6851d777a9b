"""`mlatlas new decision`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.authoring.fields import fault
from generator.authoring.new import Changes
from generator.cli.new.adding import add, new_options, readable_base
from generator.cli.new.asking import Asker
from generator.cli.new.placing import place_of, place_options, put
from generator.entries import AnswerEntry, Kind, TopicEntry
from generator.knowledge import KnowledgeBase
from generator.naming import slug, unused

_KEYS = ("title", "fits", "follows")


@click.command()
@new_options
@place_options
@click.option("--title", default=None, help="At most 36 characters: it goes on the map.")
@click.option("--question", default=None, help="The question that the project has to answer.")
@click.option("--stage", default=None, help="From which stage on it matters: poc, mvp or production.")
@click.option("--definition", default="", help="What it is about, in one to four sentences.")
@click.option(
    "--answer",
    "answers",
    nargs=3,
    multiple=True,
    metavar="TITLE FITS FOLLOWS",
    help="An answer, when it fits, what follows; at least two.",
)
def decision(
    content: Path,
    name: str | None,
    dry_run: bool,
    parent: str | None,
    after: str | None,
    title: str | None,
    question: str | None,
    stage: str | None,
    definition: str,
    answers: tuple[tuple[str, str, str], ...],
) -> None:
    """Add a decision: a question and at least two answers, each with when it fits and what follows.

    Example: mlatlas new decision --parent data --title "Keep raw data?" --question "Is raw data kept?" --stage mvp
    --answer Yes "Law allows it." "Storage and care." --answer No "It is personal." "Nothing can be done again."
    """
    base = readable_base(content)
    asker = Asker(TopicEntry, base)
    holder, at = place_of(asker, parent, after)
    entry: dict[str, Any] = {"title": asker.one("title", title), "kind": str(Kind.DECISION)}
    entry["stage"] = asker.one("stage", stage, among=[term.id for term in base.atlas.stages])
    if definition:
        entry["definition"] = asker.one("definition", definition)
    entry["question"] = asker.one("question", question)
    entry["answers"] = _answers(base, answers)
    asker.asked = asker.asked or not answers
    entry["id"] = asker.new_id(name, str(entry["title"]))
    changes = Changes()
    put(changes, holder, at, entry)
    add(content, changes, dry_run=dry_run)


def _answers(base: KnowledgeBase, given: tuple[tuple[str, str, str], ...]) -> list[dict[str, str]]:
    if len(given) == 1:
        raise click.BadParameter("a decision has at least two answers", param_hint="--answer")
    made = [dict(zip(_KEYS, answer, strict=True)) for answer in given] or _asked(base)
    ids: set[str] = set()
    for answer in made:
        for key, value in answer.items():
            if why := fault(AnswerEntry, key, value):
                raise click.BadParameter(why, param_hint="--answer")
        answer["id"] = unused([slug(answer["title"])], ids)
        ids.add(answer["id"])
    return made


def _asked(base: KnowledgeBase) -> list[dict[str, str]]:
    """Ask for answers until there are two and no further title is given."""
    asker = Asker(AnswerEntry, base)
    answers: list[dict[str, str]] = []
    while title := _title(asker, len(answers) + 1):
        answers.append({"title": title, **{key: asker.one(key, None) for key in _KEYS[1:]}})
    return answers


def _title(asker: Asker, number: int) -> str:
    """Return the title of the next answer; nothing, from the third on, when there is none."""
    enough = number > 2
    hint = "the answer in a few words" + ("; nothing when these are all" if enough else "")

    def wrong(text: str) -> str:
        return "" if enough and not text else fault(AnswerEntry, "title", text)

    return asker.value(f"--answer-{number}", hint, None, wrong, default="" if enough else None)
