"""Writes a new entry, or shows what would be written, and says what is still to be done for it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click

from generator.authoring.edit import EditError
from generator.authoring.new import Change, Changes, problems_of
from generator.cli.options import content_option, stop
from generator.examine import examine
from generator.knowledge import KnowledgeBase
from generator.problems import summary
from generator.writing import write_text


def new_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all kinds of entries share."""
    dry = click.option("--dry-run", is_flag=True, help="Show the difference that it would make and write nothing.")
    own = click.option("--id", "name", default=None, metavar="ID", help="Permanent id, in place of the proposed one.")
    return content_option(own(dry(command)))


def readable_base(content: Path) -> KnowledgeBase:
    """Return the knowledge base as far as it can be read; problems elsewhere do not keep anybody from adding."""
    base = examine(content).base
    if not base.atlas.stages:
        stop(f"{content} holds no knowledge base: `mlatlas check --content {content}` says what is wrong")
    return base


def add(content: Path, changes: Changes, *, dry_run: bool) -> None:
    """Write the changes; what they leave to be done is told on standard error."""
    try:
        change = changes.made()
        problems = problems_of(change, content)
        if dry_run:
            click.echo(_difference(change), nl=False)
        else:
            for path, text in change.after.items():
                write_text(Path(path), text)
            for path, line, name in change.places:
                click.echo(f"{path}:{line}: {name}")
    except (EditError, OSError) as error:
        stop(str(error))
    if problems:
        click.echo("still to be done, as `mlatlas check` will say:", err=True)
        click.echo(summary(problems), err=True)


def _difference(change: Change) -> str:
    files: list[str] = []
    for path, after in change.after.items():
        old, new = change.before[path].splitlines(keepends=True), after.splitlines(keepends=True)
        files += unified_diff(old, new, f"a/{path.lstrip('/')}", f"b/{path.lstrip('/')}")
    return "".join(files)
