"""A group of commands that imports a command's module when that command is called, and not before."""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Mapping
from keyword import iskeyword

import click


class LazyGroup(click.Group):
    """Knows each command by its module; importing all of them would take longer than most of them run."""

    def __init__(self, modules: Mapping[str, str], **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, sorted."""
        return sorted(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command called `cmd_name`: what its module calls the same; None where there is none."""
        module = self._modules.get(cmd_name)
        taken = iskeyword(cmd_name) or hasattr(builtins, cmd_name)
        name = f"{cmd_name}_" if taken else cmd_name
        command = getattr(importlib.import_module(module), name) if module else None
        return command if isinstance(command, click.Command) else None
