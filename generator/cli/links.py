"""`mlatlas links`: the group of its commands."""

from __future__ import annotations

import click

from generator.cli.lazy import LazyGroup

COMMANDS = {
    "external": "generator.cli.links_external",
    "fix": "generator.cli.links_reports",
    "internal": "generator.cli.links_internal",
    "merge": "generator.cli.links_reports",
}


@click.group(cls=LazyGroup, modules=COMMANDS)
def links() -> None:
    """Check the links inside a built site and those that lead out of the knowledge base.

    Example: mlatlas links internal site
    """
