"""`mlatlas maps`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

import click

from generator.cli.options import content_option, sound_base, stop
from generator.mindmap import Layouts, MapError, choose_engine
from generator.mindmap.drawing import Drawing
from generator.mindmap.files import map_files
from generator.mindmap.graphviz_files import FileFormat, graphviz_files
from generator.mindmap.palette import ThemeName
from generator.outline import outline
from generator.writing import write_bytes

FORMATS = ("svg", "pdf", "png", "dot")
Draw = Callable[[Drawing], bytes]


@click.command()
@content_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="svg", show_default=True, help="Form of the files."
)
@click.option("--theme", type=click.Choice(get_args(ThemeName)), default="light", show_default=True)
@click.option("--site", default="", metavar="URL", help="Address of the site, so that links work from anywhere.")
@click.option("--only", multiple=True, metavar="NAME", help="Draw this map only, such as atlas-sheet; may be repeated.")
def maps(content: Path, output: Path, form: str, theme: ThemeName, site: str, only: tuple[str, ...]) -> None:
    """Write the overview, the whole map, the atlas sheet and every section's map as files.

    PDF and PNG need native Graphviz; SVG and DOT do not.

    Example: mlatlas maps -o maps --format pdf --site https://atlas.example/
    """
    prefix = f"{site.rstrip('/')}/" if site else ""
    base = sound_base(content)
    cache = Path(".cache/mlatlas")
    try:
        with ExitStack() as stack:
            draw = drawer(form, theme, prefix, stack)
            files = tuple(map_files(outline(base), Layouts(cache, choose_engine("auto", cache))))
            if unknown := sorted(set(only) - {file.name for file in files}):
                raise click.UsageError(f'no map "{unknown[0]}"; there are {", ".join(file.name for file in files)}')
            wanted = [file for file in files if not only or file.name in only]
            for file in wanted:
                write_bytes(output / f"{file.name}.{form}", draw(file.drawing))
    except (MapError, OSError) as error:
        stop(str(error))
    click.echo(f"wrote {output}: {len(wanted)} files")


def drawer(form: str, theme: ThemeName, prefix: str, stack: ExitStack) -> Draw:
    """Return what makes a file of a drawing; raise MissingGraphvizError where that needs Graphviz."""
    match form:
        case "svg":
            return lambda drawing: drawing.standalone(theme, prefix).encode()
        case "dot":
            return lambda drawing: drawing.dot(theme, prefix).encode()
        case _:
            graphviz = stack.enter_context(graphviz_files())
            wanted: FileFormat = "pdf" if form == "pdf" else "png"
            return lambda drawing: graphviz.draw(drawing.dot(theme, prefix), wanted)
