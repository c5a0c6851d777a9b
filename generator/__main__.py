"""The console command `mlatlas`, the same as `python -m generator`."""

from __future__ import annotations

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.checklist import checklist
from generator.cli.compare import compare
from generator.cli.exporting import export
from generator.cli.gaps import gaps
from generator.cli.generated import lock, schema
from generator.cli.links import links
from generator.cli.maps import maps
from generator.cli.pictures import pictures
from generator.cli.starters import stack, template
from generator.cli.status import status
from generator.cli.synth import synth


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mlatlas", prog_name="mlatlas")
def main() -> None:
    """ML Atlas: the checklist, the map and the reference of a machine-learning project."""


COMMANDS: tuple[click.Command, ...] = (
    build,
    check,
    checklist,
    compare,
    export,
    gaps,
    links,
    lock,
    pictures,
    maps,
    schema,
    stack,
    status,
    synth,
    template,
)
for command in COMMANDS:
    main.add_command(command)

if __name__ == "__main__":
    main()
