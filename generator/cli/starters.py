"""`mlatlas template` and `mlatlas stack`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import content_option, sound_base, stop
from generator.knowledge import KnowledgeBase
from generator.problems import did_you_mean
from generator.starters import Choice, decision_record, project_files, stack_file
from generator.writing import write_text


@click.command()
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path))
@content_option
def template(name: str, folder: Path, content: Path) -> None:
    """Start a project in FOLDER from the template NAME; nothing that exists is overwritten.

    Example: mlatlas template modern my-project
    """
    base = sound_base(content)
    chosen = next((entry for entry in base.templates if entry.id == name), None)
    if chosen is None:
        known = [entry.id for entry in base.templates]
        stop(f'there is no template "{name}"; {did_you_mean(name, known) or "one of: " + ", ".join(known)}')
    written, kept = 0, 0
    try:
        for path, text in project_files(base, chosen):
            if (folder / path).exists():
                click.echo(f"kept {folder / path}")
                kept += 1
            else:
                write_text(folder / path, text)
                written += 1
    except OSError as error:
        stop(f"{error.filename or folder}: {error.strerror}")
    click.echo(f"wrote {written} files to {folder}" + (f", kept {kept} that were there" if kept else ""))


@click.command()
@content_option
@click.option("--name", default="ml-stack", show_default=True, help="Name of the stack.")
@click.option("--provider", help="Cloud provider; the first of the list unless said.")
@click.option("--pick", "picks", multiple=True, metavar="ROLE=TOOL", help="A tool for a role; may be repeated.")
@click.option("--record", is_flag=True, help="Print a decision record in Markdown instead of the stack file.")
@click.option("--list", "listed", is_flag=True, help="Print the roles and the tools that can fill each.")
def stack(content: Path, name: str, provider: str | None, picks: tuple[str, ...], record: bool, listed: bool) -> None:
    """Pick a tool for each infrastructure role and print mlinfra's stack file or a decision record.

    Example: mlatlas stack --pick data-versioning=dvc --pick monitoring=evidently --record
    """
    base = sound_base(content)
    if base.stack is None:
        stop("the knowledge base has no stack.yml")
    elif listed:
        for role in base.stack.roles:
            click.echo(f"{role.id}: {', '.join(role.tools)}")
    else:
        choice = Choice(name, provider or base.stack.provider[0], _chosen(base, picks, provider))
        click.echo(decision_record(base, choice) if record else stack_file(base, choice), nl=False)


def _chosen(base: KnowledgeBase, picks: tuple[str, ...], provider: str | None) -> dict[str, str]:
    assert base.stack is not None
    roles = {role.id: role for role in base.stack.roles}
    if provider and provider not in base.stack.provider:
        raise click.BadParameter(_one_of(provider, base.stack.provider), param_hint="--provider")
    chosen = {}
    for pick in picks:
        role, _, tool = pick.partition("=")
        if role not in roles:
            raise click.BadParameter(_one_of(role, tuple(roles)), param_hint="--pick")
        if tool not in roles[role].tools:
            raise click.BadParameter(_one_of(tool, roles[role].tools), param_hint="--pick")
        chosen[role] = tool
    return chosen


def _one_of(name: str, known: tuple[str, ...]) -> str:
    return f'"{name}" is not one of {", ".join(known)}; {did_you_mean(name, known)}'.rstrip("; ")
