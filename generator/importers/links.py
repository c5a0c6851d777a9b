"""Links as the knowledge base holds them: titled, each page once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.checks.duplicates import same_page
from generator.entries import LinkKind
from generator.importers.imported import Notes
from generator.importers.items import Address

_LONGEST = 300
_ASSUMED = "the kind of a link is not said: it was taken for notes"


def links_entries(addresses: Iterable[Address], place: str, notes: Notes) -> list[dict[str, Any]]:
    """Return the links as entries; where two lead to one page, the first has the other's address as `formerly`."""
    entries: dict[str, dict[str, Any]] = {}
    for address in addresses:
        first = entries.get(same_page(address.url))
        if first is None:
            title = _title(address, place, notes)
            notes.count(_ASSUMED, "correct it where it is documentation, an article, code ...")
            entries[same_page(address.url)] = {"title": title, "url": address.url, "kind": LinkKind.NOTES.value}
            continue
        if address.url != first["url"] and address.url not in first.get("formerly", ()):
            first.setdefault("formerly", []).append(address.url)
        if address.title != first["title"]:
            notes.say(place, f'"{address.title}" leads where "{first["title"]}" leads: one link was made of both')
    return list(entries.values())


def _title(address: Address, place: str, notes: Notes) -> str:
    title = " ".join(address.title.split()) or address.url[:_LONGEST]
    if len(title) <= _LONGEST:
        return title
    notes.say(place, f'the title of a link is longer than {_LONGEST} characters: "{title}"', "shorten it")
    return f"{title[: _LONGEST - 1]}…"
