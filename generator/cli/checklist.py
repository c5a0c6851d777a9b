"""`mlatlas checklist`."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from generator.cli.options import content_option, filter_options, sound_base, stop
from generator.progress.formats import Form, TooLong, written
from generator.progress.selection import Filter, UnknownName, described, select


@click.command()
@content_option
@filter_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "csv", "json", "github-issue"]),
    default="markdown",
    show_default=True,
    help="A task list, a table, data for programs, or the body of an issue.",
)
def checklist(content: Path, stage: str, role: str, section: str, form: str) -> None:
    """Print the checks of a stage, a role or a section, in the order in which they come up.

    A stage includes those before it. Ticks made in the task list can be imported on the site.

    Example: mlatlas checklist --stage mvp --role mlops --format github-issue | gh issue create -t MVP -F -
    """
    base = sound_base(content)
    wanted = Filter(stage, role, section)
    try:
        checks = select(base, wanted)
        title = ", ".join(filter(None, [f"{base.atlas.title} checklist", described(base, wanted)]))
        click.echo(written(checks, cast("Form", form), title), nl=False)
    except UnknownName as error:
        raise click.UsageError(str(error)) from error
    except TooLong as error:
        stop(str(error))
