"""`mlatlas compare`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.compare import compare as compared
from generator.cli.options import sound_base
from generator.load import load

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
def compare(old: Path, new: Path) -> None:
    """Say what changed between two content folders: ids added, changed, removed, and the checklist's difference.

    Example: mlatlas compare ../before/content content
    """
    click.echo(compared(load(old).base, sound_base(new)), nl=False)
