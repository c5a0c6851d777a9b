"""`mlatlas rename` and `mlatlas retire`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.edit import KINDS, EditError
from generator.authoring.retire import renamed, retired
from generator.cli.options import content_option, sound_base, stop
from generator.writing import write_text

_kind = click.option("--kind", type=click.Choice(KINDS), default=None, help="Needed only where two kinds share an id.")


@click.command()
@click.argument("old")
@click.argument("new")
@content_option
@_kind
def rename(old: str, new: str, content: Path, kind: str | None) -> None:
    """Give an entry another id: every reference follows, and retired.yml says where the old one went.

    Example: mlatlas rename data-versions data-versioning
    """
    base = sound_base(content)
    try:
        _write(content, renamed(base, content, old, new, kind or ""))
    except (EditError, OSError) as error:
        stop(str(error))


@click.command()
@click.argument("name", metavar="ID")
@content_option
@click.option("--replaced-by", default="", metavar="ID", help="Entry of the same kind that takes its place.")
@click.option("--why", required=True, help="Why it goes, as a sentence.")
@_kind
def retire(name: str, content: Path, replaced_by: str, why: str, kind: str | None) -> None:
    """Record that an id goes, and let every reference lead to what replaces it; the entry itself you remove.

    Example: mlatlas retire nose --replaced-by pytest --why "No release since 2015."
    """
    base = sound_base(content)
    try:
        _write(content, retired(base, content, name, replaced_by, why, kind or ""))
    except (EditError, OSError) as error:
        stop(str(error))
    click.echo(f'now remove the entry "{name}"; `mlatlas check` says where it still stands')


def _write(content: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        write_text(content / name, text)
        click.echo(f"changed {content / name}")
