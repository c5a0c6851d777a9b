"""`mlatlas check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from generator.cli.options import content_option, report_option
from generator.examine import examine
from generator.problems import Format, report


@click.command()
@content_option
@report_option("Text for people, JSON for programs, annotations for pull requests on GitHub.")
def check(content: Path, form: str) -> None:
    """Report every problem of the knowledge base, with its place and how to mend it.

    Ends with 0 when there is none, 1 when there are some, 2 when called wrongly.

    Example: mlatlas check --content content --format github
    """
    problems = examine(content).problems
    click.echo(report(problems, cast("Format", form)))
    sys.exit(1 if problems else 0)
