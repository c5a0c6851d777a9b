"""`mlatlas compare`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.compare import compare as compared
from generator.cli.options import stop
from generator.examine import examine
from generator.knowledge import KnowledgeBase

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
def compare(old: Path, new: Path) -> None:
    """Say what changed between two content folders: ids added, changed, renamed and removed, and the checklist.

    What has problems is compared as far as it can be read; their number stands on top.

    Example: mlatlas compare ../before/content content
    """
    before, _ = _read(old)
    after, problems = _read(new)
    if problems:
        count = f"{problems} {'problem' if problems == 1 else 'problems'}"
        click.echo(f"> `mlatlas check` finds {count} in `{new}`; this is what can be read of it.\n")
    click.echo(compared(before, after), nl=False)


def _read(folder: Path) -> tuple[KnowledgeBase, int]:
    examined = examine(folder)
    if not examined.base.sections:
        stop(f"{folder} holds no section that can be read: `mlatlas check --content {folder}` says why")
    return examined.base, len(examined.problems)
