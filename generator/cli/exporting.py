"""`mlatlas export`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from generator.cli.maps import drawer
from generator.cli.options import content_option, sound_base, stop
from generator.examine import examine
from generator.exports import EXPORTS, NAMES, UnknownChoice, chosen
from generator.exports.likeness import drawn_like
from generator.freemind import from_json, map_text
from generator.knowledge import KnowledgeBase
from generator.mindmap import Layouts, MapError, choose_engine
from generator.mindmap.files import map_files
from generator.outline import outline
from generator.writing import write_bytes

_DRAWN = ("svg", "dot", "pdf", "png")


_EPILOG = "\n".join(("\b", "What each format leaves out:", *(f"{e.name}: {e.loses}" for e in EXPORTS)))


@click.command(epilog=_EPILOG)
@click.argument("form", metavar="FORMAT", type=click.Choice([*NAMES, *_DRAWN]))
@content_option
@click.option("--section", default="", help="Only this section, such as data.")
@click.option("--stage", default="", help="Only what matters up to this stage, such as mvp.")
@click.option("--like", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Draw as in this map.json.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write, else the output.")
def export(form: str, content: Path, section: str, stage: str, like: Path | None, output: Path | None) -> None:
    """Write the knowledge base in another format.

    json, yaml, csv-topics, csv-checks, csv-tools, csv-papers, markdown, markmap, mermaid, mm (FreeMind, Freeplane),
    xmind, opml, bibtex, csl; svg, dot, pdf and png draw the map (`mlatlas maps` draws them all).

    An imported map comes back as it was drawn, with what was changed in the YAML since, by `mlatlas export mm --like
    imported/map.json`.

    Example: mlatlas export mm --section data -o data.mm
    """
    if like and form != "mm":
        raise click.UsageError("--like goes with the format mm")
    base = sound_base(content) if like is None else examine(content).base
    try:
        made = _like(base, like) if like else _made(chosen(base, section, stage), form, section)
        if output is None:
            click.echo(made, nl=False)
        else:
            write_bytes(output, made)
            click.echo(f"wrote {output}: {len(made):,} bytes", err=True)
    except UnknownChoice as error:
        raise click.UsageError(str(error)) from error
    except (MapError, OSError) as error:
        stop(str(error))


def _like(base: KnowledgeBase, path: Path) -> bytes:
    try:
        return map_text(drawn_like(base, from_json(path.read_text("utf-8")))).encode()
    except ValueError as error:
        stop(f"{path} cannot be read: {error}")


def _made(base: KnowledgeBase, form: str, section: str) -> bytes:
    if form not in _DRAWN:
        make = next(entry.make for entry in EXPORTS if entry.name == form)
        made = make(base)
        return made if isinstance(made, bytes) else made.encode()
    cache = Path(".cache/mlatlas")
    files = map_files(outline(base), Layouts(cache, choose_engine("auto", cache)))
    wanted = f"section-{section}" if section else "whole"
    drawing = next(file.drawing for file in files if file.name == wanted)
    with ExitStack() as stack:
        draw = drawer(form, "light", "", stack)
        return draw(drawing)
