"""Options that several commands share, and how each command ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import click

from generator.problems import Format, Problem, summary

if TYPE_CHECKING:
    from generator.knowledge import KnowledgeBase

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Folder of the knowledge base.",
)

_FILTERS = (
    click.option("--stage", default="", help="Only what matters up to this stage, such as mvp."),
    click.option("--role", default="", help="Only what concerns this role, such as mlops."),
    click.option("--section", default="", help="Only this section, such as data."),
)


def report_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that chooses how problems are reported, explained in `words`."""
    forms = click.Choice(get_args(Format))
    return click.option("--format", "form", type=forms, default="text", show_default=True, help=words)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose among checks."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def sound_base(content: Path) -> KnowledgeBase:
    """Return the knowledge base below `content`; ends the program with status 1 where it has problems."""
    # Commands that read no content do not wait for what reads it.
    from generator.examine import examine  # noqa: PLC0415

    examined = examine(content)
    if examined.problems:
        fail(examined.problems)
    return examined.base


def fail(problems: tuple[Problem, ...]) -> NoReturn:
    """Print the problems on standard error and end the program with status 1."""
    click.echo(summary(problems), err=True)
    sys.exit(1)


def stop(message: str) -> NoReturn:
    """Print one message on standard error and end the program with status 1."""
    click.echo(f"mlatlas: {message}", err=True)
    sys.exit(1)
