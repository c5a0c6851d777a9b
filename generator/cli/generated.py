"""`mlatlas schema` and `mlatlas lock`: the two generated files that are committed."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import content_option, sound_base
from generator.examine import locked
from generator.load.lock import LOCK, NEXT
from generator.schema import schema as schema_text
from generator.writing import write_text


@click.command()
@content_option
@click.option("--print", "only_print", is_flag=True, help="Print it and write nothing.")
def schema(content: Path, only_print: bool) -> None:
    """Write content/schema.json, from which editors complete and explain every key.

    Example: mlatlas schema
    """
    text = schema_text(sound_base(content).atlas)
    if only_print:
        click.echo(text, nl=False)
    else:
        write_text(content / "schema.json", text)
        click.echo(f"wrote {content / 'schema.json'}")


@click.command()
@content_option
@click.option("--release", default=NEXT, help="Mark what is new with this release.")
def lock(content: Path, release: str) -> None:
    """Add the ids of today to content/ids.lock, the list of every id ever published.

    Example: mlatlas lock --release 0.2.0
    """
    path = content / LOCK
    text = locked(sound_base(content), release)
    write_text(path, text)
    click.echo(f"wrote {path}: {text.count(chr(10)) - 1} ids")
