"""`mlatlas new`: one module for each kind of entry."""

from __future__ import annotations

import click

from generator.cli.lazy import LazyGroup

_COMMANDS = {name: f"generator.cli.new.{name}" for name in ("check", "decision", "paper", "tool", "topic")}


@click.group(cls=LazyGroup, modules=_COMMANDS)
def new() -> None:
    """Add an entry at the place where it belongs; what is needed and not given as an option is asked for.

    The id is proposed from the title and was never used before. The entry is in canonical form; every other line stays
    as it is. What `mlatlas check` finds in it is said at once.

    Example: mlatlas new tool --category data-quality --name Soda --summary "Checks data." --url https://soda.io/
    """
