"""What foreign files hold, whatever their form: a tree of things that are said, with links, before it has a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

SAFE = re.compile(r"^(https?://[^\s/<>\"]\S*|mailto:[^\s@]+@\S+)$", re.IGNORECASE)
LONGEST_URL = 2000
_AWKWARD, _BREAKING = re.compile(r"[()<>\\\s]"), re.compile(r"[<>\\\s]")
_MARKUP = re.compile(r"[\\`*\[\]]|<(?=[A-Za-z/!?])|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|>|[-+=](?=\s|$|[-=])|~{3,}|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Address:
    """A link: its title and where it leads, always an address that the knowledge base can hold."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said.

    `label` is what it is called, in plain words; `said` is the whole of it in CommonMark, where there is more to it
    than the label; `prose` stands below it. `links` stand apart from the words, `inline` in the midst of `said`.
    """

    label: str
    said: str = ""
    prose: str = ""
    links: tuple[Address, ...] = ()
    inline: tuple[Address, ...] = ()
    task: bool | None = None
    only_links: bool = False
    place: str = ""
    keys: tuple[str, ...] = ()
    """What other items and addresses of the file call it."""
    near: tuple[tuple[str, str], ...] = ()
    """Keys of items that it is joined with, each with the words on the arrow."""
    children: tuple[Item, ...] = ()


def usable(url: str) -> bool:
    """Return whether the knowledge base can hold the address."""
    return bool(SAFE.match(url)) and len(url) <= LONGEST_URL


def escaped(text: str) -> str:
    r"""Return plain text as CommonMark that shows the same.

    >>> escaped("a*b <i> [x] snake_case")
    'a\\*b \\<i> \\[x\\] snake_case'
    """
    inline = _MARKUP.sub(lambda found: f"\\{found[0]}", text)
    return _LINE_START.sub(lambda found: f"{found[1]}{_guarded(found[2])}", inline)


def code(text: str) -> str:
    """Return text as code in CommonMark: what is in it is shown and does nothing."""
    flat = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}" if flat else ""


def link(title: str, url: str) -> str:
    """Return a link in CommonMark; `title` is CommonMark already."""
    if not _AWKWARD.search(url):
        return f"[{title}]({url})"
    return f"[{title}](<{_BREAKING.sub(_percent, url)}>)"


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def _guarded(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
