"""`mlatlas build`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import build as build_site
from generator.cli.options import content_option, sound_base, stop
from generator.disk import OutputError, write_site
from generator.mindmap import MapError
from generator.scripts import ScriptError
from generator.theme import theme_folder


@click.command()
@content_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder to write, as a whole.")
@click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Configuration that the written mkdocs.yml starts from.",
)
@click.option("--no-cache", is_flag=True, help="Lay every map out anew.")
def build(content: Path, output: Path, config: Path, no_cache: bool) -> None:
    """Write the site as ordinary Markdown with a mkdocs.yml that needs no plugin of ours.

    Example: mlatlas build --output dist && mkdocs build --strict -f dist/mkdocs.yml
    """
    base = sound_base(content)
    try:
        site = build_site(base, None if no_cache else Path(".cache/mlatlas"))
        count = write_site(site, output, config, content, theme_folder())
    except (MapError, OutputError, ScriptError) as error:
        stop(str(error))
    click.echo(f"wrote {output}: {count} files")
