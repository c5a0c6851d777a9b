"""What README.md, CONTRIBUTING.md and each --help show can be typed: commands, arguments and options are there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from generator.__main__ import main
from tests.conftest import PROJECT

GUIDE = PROJECT / "CONTRIBUTING.md"
PAGES = [GUIDE, PROJECT / "README.md", *sorted((PROJECT / ".github").rglob("*.md"))]
BEGIN = "<!-- commands: written from the command line, see tests/test_documented.py -->\n"
END = "<!-- end of commands -->"


def commands(group: click.Group, name: str = "mlatlas") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its whole name."""
    context = click.Context(group)
    for part in group.list_commands(context):
        command = group.get_command(context, part)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {part}")
        else:
            yield f"{name} {part}", command


COMMANDS = dict(commands(main))


def shown() -> Iterator[tuple[str, str]]:
    """Yield every command line of ours in the pages, in fences and between backticks, with its page."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for fence in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            for line in fence.splitlines():
                found = re.match(r"(?:\$ |\.venv/bin/)?(mlatlas .*)", line)
                if found:
                    yield f"{page.name}, to copy", found.group(1)
        for span in re.findall(r"`(mlatlas [^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)):
            yield page.name, " ".join(span.split())


def examples() -> Iterator[tuple[str, str]]:
    for name, command in COMMANDS.items():
        for found in re.findall(r"Example: (.*?)(?:\n\s*\n|\Z)", command.help or "", re.DOTALL):
            yield f"{name} --help", " ".join(found.split())


def parsed(line: str) -> click.Context:
    """Return the context of the command that the line calls, as the real command line parses it."""
    words = shlex.split(re.split(r" (?:&&|\|) ", line)[0], comments=True)
    command: click.Command = main
    context = click.Context(main, info_name="mlatlas")
    arguments = words[1:]
    while isinstance(command, click.Group):
        if not arguments or arguments[0].startswith("-"):
            return context
        name, *arguments = arguments
        found = command.get_command(context, name)
        if found is None:
            raise click.UsageError(f"there is no command {name}")
        command = found
    return command.make_context(command.name or "", arguments)


LINES = sorted({*shown(), *examples()})


@pytest.mark.parametrize(("place", "line"), LINES, ids=[f"{place}: {line}" for place, line in LINES])
def test_every_command_line_that_is_shown_can_be_typed(place: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Files that an example names need not exist for its words to be right.
    monkeypatch.setattr(click.Path, "convert", lambda self, value, parameter, context: value)
    monkeypatch.setattr(click.File, "convert", lambda self, value, parameter, context: value)
    try:
        parsed(line.replace("COMMAND", "check"))
    except click.exceptions.Exit:
        pass  # --help
    except click.MissingParameter:
        # In a sentence a command may be named without what it needs; in a fence to copy from, and in an example, not.
        assert "to copy" not in place and "--help" not in place


def test_a_line_that_cannot_be_typed_is_found() -> None:
    with pytest.raises(click.UsageError):
        parsed("mlatlas format --chek")
    with pytest.raises(click.UsageError):
        parsed("mlatlas formt")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_of_itself(name: str) -> None:
    assert any(line.startswith(name) for place, line in examples() if place == f"{name} --help")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert any(f"`{name}`" in page.read_text("utf-8") for page in (GUIDE, PROJECT / "README.md"))


def table() -> str:
    lines = ["", "| command | what it does |", "|---|---|"]
    for name, command in sorted(COMMANDS.items()):
        first = " ".join((command.help or "").split("\n\n")[0].split()).replace("|", "\\|")
        lines.append(f"| `{name}` | {first} |")
    return "\n".join([*lines, "", ""])


def test_the_guide_holds_the_commands_of_today(update_goldens: bool) -> None:
    text = GUIDE.read_text("utf-8")
    before, after = text.index(BEGIN) + len(BEGIN), text.index(END)
    now = text[:before] + table() + text[after:]
    if update_goldens:
        GUIDE.write_text(now, "utf-8")
        text = now
    assert text == now, "pytest tests/test_documented.py --update-goldens"
