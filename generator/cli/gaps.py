"""`mlatlas gaps`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.options import content_option, sound_base
from generator.gaps import Coverage, Gap, coverage, totals


@click.command()
@content_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def gaps(content: Path, form: str) -> None:
    """Say what the knowledge base still lacks, each with its place.

    Example: mlatlas gaps --format json
    """
    base = sound_base(content)
    found = coverage(base)
    if form == "json":
        said = {"totals": totals(base), "coverage": [_plain(entry) for entry in found]}
        click.echo(json.dumps(said, indent=2, ensure_ascii=False))
        return
    click.echo(", ".join(f"{count} {name}" for name, count in totals(base).items()))
    for entry in found:
        mark = "" if entry.required else " (wished for)"
        click.echo(f"{entry.percent:5.1f} %  {entry.covered}/{entry.total}  {entry.promise}{mark}")
    for gap in (gap for entry in found for gap in entry.gaps):
        click.echo(f"{_place(gap)}: {gap.kind} {gap.id}: {gap.promise}")


def _place(gap: Gap) -> str:
    return f"{gap.source.file.path}:{gap.source.line}"


def _plain(entry: Coverage) -> dict[str, object]:
    return {
        "promise": entry.promise,
        "required": entry.required,
        "total": entry.total,
        "covered": entry.covered,
        "percent": round(entry.percent, 1),
        "gaps": [
            {
                "kind": gap.kind,
                "id": gap.id,
                "section": gap.section,
                "path": gap.source.file.path,
                "line": gap.source.line,
            }
            for gap in entry.gaps
        ],
    }
