"""The console command `mlatlas`, the same as `python -m generator`."""

from __future__ import annotations

import click

from generator.cli.lazy import LazyGroup

# Each command and the module that has it, under the same name.
COMMANDS = {
    "build": "generator.cli.build",
    "check": "generator.cli.check",
    "checklist": "generator.cli.checklist",
    "compare": "generator.cli.compare",
    "export": "generator.cli.exporting",
    "format": "generator.cli.formatting",
    "gaps": "generator.cli.gaps",
    "import": "generator.cli.importing",
    "links": "generator.cli.links",
    "lock": "generator.cli.generated",
    "maps": "generator.cli.maps",
    "new": "generator.cli.new",
    "pictures": "generator.cli.pictures",
    "rename": "generator.cli.retiring",
    "retire": "generator.cli.retiring",
    "schema": "generator.cli.generated",
    "stack": "generator.cli.starters",
    "status": "generator.cli.status",
    "synth": "generator.cli.synth",
    "template": "generator.cli.starters",
}


@click.group(cls=LazyGroup, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mlatlas", prog_name="mlatlas")
def main() -> None:
    """ML Atlas: the checklist, the map and the reference of a machine-learning project."""


if __name__ == "__main__":
    main()
