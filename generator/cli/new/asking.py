"""Takes values from options, or asks for them; each is checked at once by the model's own field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from textwrap import fill

import click
from pydantic import BaseModel

from generator.authoring.fields import described, fault, unknown
from generator.authoring.new import proposed_id, used_ids
from generator.cli.options import stop
from generator.knowledge import KnowledgeBase

_FEW = 8
Check = Callable[[str], str]
"""Returns why a value does not do, nothing where it does."""


class Asker:
    """Asks for the fields of one entry; `asked` is whether a person had to answer anything."""

    def __init__(self, model: type[BaseModel], base: KnowledgeBase) -> None:
        self.model = model
        self.base = base
        self.asked = False

    def one(self, key: str, given: str | None, *, among: Sequence[str] = (), default: str | None = None) -> str:
        """Return a value for the field `key`; with `among` one of these."""
        hint = described(self.model, key)
        return self.value(f"--{key.replace('_', '-')}", hint, given, self._checked(key, among), among, default)

    def many(self, key: str, given: Sequence[str], *, among: Sequence[str], default: str = "") -> list[str]:
        """Return values for the list `key`: given one by one, or asked for on one line with commas between."""

        def wrong(text: str) -> str:
            values = _parted(text)
            told = (unknown(key.rstrip("s"), value, list(among)) for value in values)
            return next((why for why in told if why), "") or fault(self.model, key, values)

        hint = f"{described(self.model, key)}; several with commas between"
        name = f"--{key.replace('_', '-').rstrip('s') if key != 'hosting' else key}"
        return _parted(self.value(name, hint, ",".join(given) or None, wrong, among, default or None))

    def known(self, option: str, hint: str, given: str | None, what: str, among: Sequence[str]) -> str:
        """Return the id of an entry that there is."""
        shown = among if len(among) <= 60 else ()
        return self.value(option, hint, given, lambda text: unknown(what, text, list(among)), shown)

    def topics(self, given: Sequence[str]) -> list[str]:
        """Return the topics that are to name the new entry; asked for where somebody is there anyway."""
        known = list(self.base.topics)

        def wrong(text: str) -> str:
            return next((why for name in _parted(text) if (why := unknown("topic", name, known))), "")

        if not given and not self.asked:
            return []
        hint = "topics that name it, with commas between; may be empty"
        return _parted(self.value("--topic", hint, ",".join(given) or None, wrong, default=""))

    def new_id(self, given: str | None, words: str, proposed: str = "") -> str:
        """Return an id that was never used: as given, or as proposed and, where somebody is there, confirmed."""
        proposed = proposed or proposed_id(self.base, words)
        if given is None and not self.asked:
            return proposed
        used = used_ids(self.base)

        def wrong(text: str) -> str:
            told = fault(self.model, "id", text)
            return told or (f'"{text}" is or was in use: an id is never used again' if text in used else "")

        return self.value("--id", "permanent, never used before", given, wrong, default=proposed)

    def value(
        self,
        option: str,
        hint: str,
        given: str | None,
        wrong: Check,
        among: Sequence[str] = (),
        default: str | None = None,
    ) -> str:
        """Return what was given, or ask until the answer does; a given value that does not do ends with status 2."""
        if given is not None:
            if why := wrong(given):
                raise click.BadParameter(why, param_hint=option)
            return given
        self.asked = True
        shown = f" ({', '.join(among)})" if 0 < len(among) <= _FEW else ""
        if len(among) > _FEW:
            click.echo(fill(", ".join(among), 100, initial_indent="  ", subsequent_indent="  "), err=True)

        def checked(text: str) -> str:
            if why := wrong(text.strip()):
                raise click.UsageError(why)
            return text.strip()

        try:
            name = option.removeprefix("--").replace("-", " ")
            text = f"{name}, {hint}{shown}"
            return str(click.prompt(text, default=default, show_default=bool(default), value_proc=checked, err=True))
        except click.Abort:
            click.echo(err=True)
            stop(f"nothing was written: {option} is needed")

    def _checked(self, key: str, among: Sequence[str]) -> Check:
        def wrong(text: str) -> str:
            told = unknown(key.replace("_", " "), text, list(among)) if among else ""
            return told or fault(self.model, key, text)

        return wrong


def values_of(enum: type[StrEnum]) -> list[str]:
    """Return the values of a closed list, in order."""
    return [str(member) for member in enum]


def _parted(text: str) -> list[str]:
    return [value.strip() for value in text.split(",") if value.strip()]
