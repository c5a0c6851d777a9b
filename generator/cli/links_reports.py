"""`mlatlas links merge` and `mlatlas links fix`: what is done with the reports of `links external`."""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path
from typing import Any

import click

from generator.authoring.formatting import in_same_form
from generator.cli.links_external import report
from generator.cli.options import content_option, fail, sound_base, stop
from generator.examine import examine
from generator.linkcheck.external.mend import moved
from generator.linkcheck.external.sources import Places
from generator.linkcheck.external.verdict import Outcome, Verdict
from generator.load.base import yaml_files
from generator.load.yaml_tree import decode, parse
from generator.source import Mapping, Position
from generator.writing import write_text

_reports = click.argument(
    "reports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)


@click.command()
@_reports
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "markdown", "junit", "sarif"]),
    default="json",
    show_default=True,
    help="Form of the merged report.",
)
def merge(reports: tuple[Path, ...], form: str) -> None:
    """Join the JSON REPORTS of several shards into one.

    Ends with 0 when no link is dead, 1 when some are, 2 when called wrongly.

    Example: mlatlas links merge shard-*.json --format markdown
    """
    outcomes, where = _read(reports)
    click.echo(report(outcomes, where, form))
    sys.exit(1 if any(outcome.verdict.fails for outcome in outcomes) else 0)


@click.command()
@_reports
@content_option
@click.option("--dry-run", is_flag=True, help="Show the changes, write nothing.")
def fix(reports: tuple[Path, ...], content: Path, dry_run: bool) -> None:
    """Write the new addresses of what moved for good, as the JSON REPORTS say, and keep the old ones under `formerly`.

    Comments, order and quotes stay as they are. For dead links it says where an archived copy may be.

    Example: mlatlas links fix links.json --dry-run
    """
    outcomes, where = _read(reports)
    sound_base(content)
    moves = {outcome.url: outcome.target for outcome in outcomes if outcome.verdict is Verdict.MOVED and outcome.target}
    changes = [change for name in yaml_files(content) if (change := _changed(content / name, moves))]
    for path, before, after in changes:
        lines = difflib.unified_diff(
            before.splitlines(True), after.splitlines(True), path.as_posix(), path.as_posix(), n=1
        )
        click.echo("".join(lines), nl=False)
        if not dry_run:
            _write(path, after)
    for outcome in outcomes:
        if outcome.verdict is Verdict.DEAD:
            places = ", ".join(f"{path}:{line}" for path, line, _ in where.get(outcome.url, ()))
            click.echo(f"{places}: {outcome.url} is dead; a copy may be at https://web.archive.org/web/{outcome.url}")
    click.echo(f"{len(changes)} {'file' if len(changes) == 1 else 'files'} {'to change' if dry_run else 'changed'}")
    if not dry_run and (problems := examine(content).problems):
        fail(problems)


def _read(reports: tuple[Path, ...]) -> tuple[tuple[Outcome, ...], Places]:
    outcomes: dict[str, Outcome] = {}
    where: Places = {}
    for path in reports:
        try:
            for entry in json.loads(path.read_text("utf-8")):
                outcome = _outcome(entry)
                outcomes[outcome.url] = outcome
                where[outcome.url] = tuple(_position(text) for text in entry["sources"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            stop(f"{path}: is no report of `links external --format json`: {error}")
    return tuple(outcomes[url] for url in sorted(outcomes)), where


def _outcome(entry: dict[str, Any]) -> Outcome:
    return Outcome(entry["url"], Verdict(entry["verdict"]), entry["status"], entry["target"], entry["reason"])


def _position(text: str) -> Position:
    path, line, column = text.rsplit(":", 2)
    return Position(path, int(line), int(column))


def _changed(path: Path, moves: dict[str, str]) -> tuple[Path, str, str] | None:
    raw = path.read_bytes()
    file, _ = decode(path.as_posix(), raw)
    tree, _ = parse(file)
    if not isinstance(tree, Mapping):
        return None
    after = in_same_form(path.as_posix(), file.text, moved(file, tree, moves))
    return (path, file.text, after) if after != file.text else None


def _write(path: Path, text: str) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        stop(f"{path}: {error.strerror or error}")
