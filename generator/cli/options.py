"""Options that several commands share, and how each command ends."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.examine import examine
from generator.knowledge import KnowledgeBase
from generator.problems import Problem, summary

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Folder of the knowledge base.",
)


def sound_base(content: Path) -> KnowledgeBase:
    """Return the knowledge base below `content`; ends the program with status 1 where it has problems."""
    examined = examine(content)
    if examined.problems:
        fail(examined.problems)
    return examined.base


def fail(problems: tuple[Problem, ...]) -> None:
    """Print the problems on standard error and end the program with status 1."""
    click.echo(summary(problems), err=True)
    sys.exit(1)


def stop(message: str) -> None:
    """Print one message on standard error and end the program with status 1."""
    click.echo(f"mlatlas: {message}", err=True)
    sys.exit(1)
