"""`mlatlas synth`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import content_option
from generator.synth import synthetic
from generator.writing import write_text


@click.command()
@click.argument("entries", type=click.IntRange(min=100))
@content_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder for the made-up content.")
def synth(entries: int, content: Path, output: Path) -> None:
    """Make up a knowledge base of about ENTRIES entries with the shape of the real one, to measure with.

    Example: mlatlas synth 10000 --output /tmp/large
    """
    atlas = (content / "atlas.yml").read_text("utf-8")
    for name, text in synthetic(entries, atlas):
        write_text(output / name, text)
    click.echo(f"wrote {output}")
