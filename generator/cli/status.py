"""`mlatlas status`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.options import content_option, filter_options, sound_base, stop
from generator.progress.record import Project, RecordError, read_record
from generator.progress.selection import Filter, UnknownName, described, select
from generator.progress.standing import Count, Standing, standing

NEXT = 3


@click.command()
@click.argument("progress", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@content_option
@filter_options
@click.option("--project", default="", help="Name of the project in the file; otherwise the one that was open.")
@click.option("--fail-under", type=click.FloatRange(0, 100), help="End with 1 when less than this percentage is done.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(
    progress: Path,
    content: Path,
    stage: str,
    role: str,
    section: str,
    project: str,
    fail_under: float | None,
    form: str,
) -> None:
    """Print where a project stands, by the JSON file that was exported from the checklist.

    Ends with 0, or with 1 when the file cannot be read or less is done than --fail-under asks for.

    Example: mlatlas status progress.json --stage mvp --fail-under 80
    """
    base = sound_base(content)
    wanted = Filter(stage, role, section)
    try:
        checks = select(base, wanted)
    except UnknownName as error:
        raise click.UsageError(str(error)) from error
    found = standing(base, _project(progress, project), checks)
    click.echo(_json(found) if form == "json" else _text(found, described(base, wanted)))
    if fail_under is not None and found.count.percent < fail_under:
        stop(f"{found.count.percent:.1f} % is done, less than the {fail_under:g} % asked for")


def _project(path: Path, name: str) -> Project:
    try:
        return read_record(path.read_text("utf-8-sig")).named(name)
    except UnicodeDecodeError:
        stop(f"{path}: it is damaged or no JSON; export it again from the checklist")
    except OSError as error:
        stop(f"{path}: {error.strerror}")
    except RecordError as error:
        stop(f"{path}: {error}")


def _text(found: Standing, words: str) -> str:
    width = max((len(title) for title, _ in found.sections), default=0)
    head = ", ".join(filter(None, [f"{found.name}: {_line(found.count)}", words]))
    lines = [head, *(f"  {title:<{width}}  {_line(count)}" for title, count in found.sections)]
    lines += [f"next: {chosen.text} ({chosen.check.id})" for chosen in found.open[:NEXT]]
    lines += [f"no longer in the atlas: {', '.join(found.gone)}"] if found.gone else []
    return "\n".join(lines)


def _line(count: Count) -> str:
    extra = [f"{count.doing} in progress"] if count.doing else []
    extra += [f"{count.na} not applicable"] if count.na else []
    return ", ".join([f"{count.done} of {count.of} done ({int(count.percent)} %)", *extra])


def _json(found: Standing) -> str:
    value = {
        "project": found.name,
        **_counts(found.count),
        "sections": [{"title": title, **_counts(count)} for title, count in found.sections],
        "open": [chosen.check.id for chosen in found.open],
        "gone": list(found.gone),
    }
    return json.dumps(value, indent=2, ensure_ascii=False)


def _counts(count: Count) -> dict[str, float]:
    return {**asdict(count), "of": count.of, "percent": round(count.percent, 1)}
