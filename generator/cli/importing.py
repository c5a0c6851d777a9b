"""`mlatlas import`."""

from __future__ import annotations

from pathlib import Path

import click
import yaml

from generator.branches import Branch, entry_of
from generator.cli.options import stop
from generator.importers.trees import ImportProblem, read_tree
from generator.writing import write_text


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write."
)
def import_(file: Path, output: Path) -> None:
    """Turn a map or outline that `mlatlas export mm` or `opml` wrote, and people changed, into YAML of sections.

    What does not say which sort of entry it is stands in the report and is not written.

    Example: mlatlas import atlas.mm --output imported
    """
    try:
        root = read_tree(file.read_bytes())
        sections = [child for child in root.children if child.kind == "section"]
        for number, section in enumerate(sections, 1):
            text = yaml.safe_dump(entry_of(section), sort_keys=False, allow_unicode=True, width=110)
            write_text(output / "sections" / f"{number:02d}.yml", text)
    except (ImportProblem, OSError) as error:
        stop(str(error))
    lost = [branch.text for branch in root.walk() if not _placed(branch)]
    for words in lost:
        click.echo(f"not placed: {words}", err=True)
    click.echo(f"wrote {output}: {len(sections)} sections; {len(lost)} branches could not be placed")


def _placed(branch: Branch) -> bool:
    return branch.kind in {"atlas", "section", "topic", "check", "answer", "link", "related"}
