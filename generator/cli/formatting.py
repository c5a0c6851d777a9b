"""`mlatlas format`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click

from generator.authoring.formatting import Formatted, formatted
from generator.cli.options import content_option, fail, report_option, stop
from generator.load.base import yaml_files
from generator.problems import Format, Problem, report
from generator.writing import write_text


@click.command(name="format")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@click.option("--check", is_flag=True, help="Write nothing; say of each file the first line that is not right.")
@report_option("How --check reports: text, JSON or annotations for pull requests on GitHub.")
def format_(files: tuple[Path, ...], content: Path, check: bool, form: str) -> None:
    """Give content files their one canonical form; values and comments stay. Without FILES: all of the folder.

    Keys stand in the order of the field reference, prose is folded at 110 columns, quotes stand only where another
    reader of YAML would take a text for something else. A file that cannot be read is reported and left alone.
    Ends with 0 when all is well, 1 when a file cannot be read or, with --check, is not in canonical form.

    Example: mlatlas format --check
    """
    made = list(_formatted(_named(files) or _all(content)))
    if check:
        problems = tuple(sorted(problem for file in made for problem in _wrong(file)))
        click.echo(report(problems, cast("Format", form)))
        sys.exit(1 if problems else 0)
    changed = [file for file in made if file.before != file.after]
    for file in changed:
        _write(file)
    click.echo(f"{len(changed)} of {len(made)} files formatted")
    if problems := tuple(problem for file in made for problem in file.problems):
        fail(problems)


def _named(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files, and in the place of a folder the content files below it."""
    return tuple(file for path in paths for file in (_all(path) if path.is_dir() else (path,)))


def _all(content: Path) -> tuple[Path, ...]:
    if not content.is_dir():
        stop(f"there is no folder {content}: name it with --content")
    return tuple(content / name for name in yaml_files(content))


def _formatted(paths: tuple[Path, ...]) -> Iterator[Formatted]:
    for path in paths:
        try:
            yield formatted(path.as_posix(), path.read_bytes())
        except OSError as error:
            stop(f"{path}: {error.strerror}")


def _wrong(file: Formatted) -> tuple[Problem, ...]:
    difference = file.difference()
    return (*file.problems, difference) if difference else file.problems


def _write(file: Formatted) -> None:
    try:
        write_text(Path(file.path), file.after)
    except OSError as error:
        stop(f"{file.path}: {error.strerror}")
    click.echo(f"formatted {file.path}")
