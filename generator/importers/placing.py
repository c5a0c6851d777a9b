"""Puts the things that a foreign file says where the knowledge base can hold them, and says what it changed.

First level: sections; below: topics. What is to be ticked becomes a check, what only links becomes a link, of the topic
around it. Stage, kind and role come from the defaults; what only an author can say (a section's summary, what goes
wrong without a check) is left out, so that `mlatlas check` asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.checks.ids import RESERVED
from generator.checks.shape import MOST_LEVELS, MOST_TOPICS
from generator.importers.fitting import LONGEST_LINE, one_line, pieces, summary_of
from generator.importers.imported import Defaults, Notes
from generator.importers.items import Address, Item
from generator.importers.links import links_entries
from generator.importers.titles import Titles, short, without_pictures
from generator.naming import Names

_ANCHOR = re.compile(r"\[\[#([^\[\]|]*)\|([^\[\]]*)\]\]")
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """The sections, and what became of each item that its file calls by a key: kind, id and values."""

    sections: list[Entry]
    became: dict[str, tuple[str, str, Entry]]

    def ids(self) -> Iterator[str]:
        """Yield the id of every topic and check."""
        stack = list(self.sections)
        while stack:
            entry = stack.pop()
            below = [*entry.get("topics", ()), *entry.get("checks", ())]
            yield from (held["id"] for held in below)
            stack += below


def placed(items: Iterable[Item], defaults: Defaults, notes: Notes) -> Placed:
    """Return the items as sections, in order; everything that was changed or has no place is noted."""
    placer = Placer(defaults, notes)
    items = tuple(items)
    if items and not any(item.children for item in items):
        items = (Item(defaults.name, children=items),)
    sections = [placer.section(item) for item in items]
    placer.connect(sections)
    return Placed(sections, placer.became)


class Placer:
    """Places items one by one; remembers the ids and titles given out, and what became of which item."""

    def __init__(self, defaults: Defaults, notes: Notes, taken: Iterable[str] = (), checks: Iterable[str] = ()) -> None:
        self.defaults, self.notes = defaults, notes
        self.became: dict[str, tuple[str, str, Entry]] = {}
        self.titles = Titles()
        self._names, self._checks = Names({*RESERVED, *taken}), Names(checks)
        self._near: list[tuple[Entry, Item]] = []

    def section(self, item: Item) -> Entry:
        """Return the section that an item of the first level makes."""
        title, whole = self._title(item, "")
        section: Entry = {"id": self._names.new(title, "section"), "title": title}
        self._became(item, "section", section)
        topics, checks, links = self.below(item.children, 2, title)
        links = [*item.links, *(() if item.said else item.inline), *links]
        summary, prose = summary_of([part for part in ("" if whole else item.said or item.label, item.prose) if part])
        if summary:
            section["summary"] = summary
        if prose or checks or links or not topics:
            topics = [*self._in_general(section, pieces(prose or ("" if topics else summary)), checks, links), *topics]
        section["topics"] = topics
        if item.near:
            self.notes.say(item.place, f'arrows from the section "{title}" have no place: only topics are related')
        if len(topics) > MOST_TOPICS:
            what = f'"{title}" has {len(topics)} topics of its own, {MOST_TOPICS} are the most'
            self.notes.say(item.place, what, "put some of them below another")
        return section

    def topics(self, item: Item, level: int, context: str) -> Iterator[Entry]:
        """Yield the topic that an item makes, and after it what would stand too deep below it."""
        title, whole = self._title(item, context)
        topic: Entry = {"id": self._names.new(title, "topic"), "title": title}
        topic |= {"kind": self.defaults.kind, "stage": self.defaults.stage}
        self._became(item, "topic", topic)
        told = [item.said or ("" if whole else item.label), item.prose]
        definition, *rest = pieces("\n\n".join(part for part in told if part))
        if definition:
            topic["definition"] = definition
        below, checks, links = self.below(item.children, level + 1, title)
        addresses = [*(() if item.said else item.inline), *item.links]
        if item.task is not None:
            checks = [self._check(item), *checks]
        if checks:
            topic["checks"] = checks
        if found := links_entries([*self._near_links(topic, item, addresses), *links], item.place, self.notes):
            topic["links"] = found
        more = [self._more(topic, piece, number) for number, piece in enumerate(rest, 2)]
        if level < MOST_LEVELS and (below or more):
            topic["topics"] = [*more, *below]
            yield topic
            return
        yield topic
        yield from more
        if below:
            what = f'what stands below "{title}" would be on level {level + 1}, {MOST_LEVELS} are the most'
            self.notes.say(item.place, what, "it stands beside it now")
            yield from below

    def below(self, items: Iterable[Item], level: int, context: str) -> tuple[list[Entry], list[Entry], list[Address]]:
        """Return the topics, checks and links that items make of which `context` is the title above."""
        topics, checks, links = list[Entry](), list[Entry](), list[Address]()
        for child in items:
            if child.only_links and not child.children:
                self._became(child, "link", {"title": child.label, "url": child.links[0].url if child.links else ""})
                links += child.links
            elif child.task is not None and not child.children:
                checks.append(self._check(child))
            else:
                topics += self.topics(child, level, context)
        return topics, checks, links

    def connect(self, sections: list[Entry]) -> None:
        """Turn keys into ids: arrows become related topics, links within the file references."""
        for topic, item in self._near:
            related = [self._related(topic, item, key, words) for key, words in item.near]
            kept = {entry["topic"]: entry for entry in related if entry}
            if kept:
                topic["related"] = list(kept.values())
        for section in sections:
            self._referring(section)

    def _check(self, item: Item) -> Entry:
        text = item.said or item.label
        line, rest = one_line(text)
        if rest:
            self.notes.say(item.place, f'the rest of a check has no place: "{rest}"', "shorten it to one sentence")
        if item.prose:
            self.notes.say(item.place, f'the note of a check has no place: "{item.prose}"', "make it its why")
        if item.task:
            self.notes.count("a box was ticked: progress is the reader's and is not kept", "")
        for address in item.links:
            line, room = f"{line} [{address.title}]({address.url})", line
            if len(line) > LONGEST_LINE:
                line = room
                self.notes.say(item.place, f"the link of a check has no place: {address.url}", "give it to its topic")
        name = self._checks.new(item.label, "check")
        check = {"id": name, "text": line, "stage": self.defaults.stage, "roles": [self.defaults.role]}
        self._became(item, "check", check)
        return check

    def _in_general(self, section: Entry, prose: list[str], checks: list[Entry], links: list[Address]) -> list[Entry]:
        """Return a topic for what a section has of its own: only topics hold checks and links."""
        title = self.titles.new(short(f"{section['title'][:24].rstrip()}, in general")[0], section["title"])
        topic: Entry = {"id": self._names.new(title, "in-general"), "title": title}
        topic |= {"kind": self.defaults.kind, "stage": self.defaults.stage}
        if prose and prose[0]:
            topic["definition"] = prose[0]
        if checks:
            topic["checks"] = checks
        if found := links_entries(links, section["title"], self.notes):
            topic["links"] = found
        return [topic, *(self._more(topic, piece, number) for number, piece in enumerate(prose[1:], 2))]

    def _more(self, topic: Entry, piece: str, number: int) -> Entry:
        title = self.titles.new(f"{topic['title'][:31].rstrip()} ({number})", topic["title"])
        self.notes.say("", f'the text of "{topic["title"]}" is too long and goes on in "{title}"')
        name = self._names.new(title, "topic")
        return {"id": name, "title": title, "kind": topic["kind"], "stage": topic["stage"], "definition": piece}

    def _title(self, item: Item, context: str) -> tuple[str, bool]:
        wanted, whole = short(item.label)
        if without_pictures(item.label) != " ".join(item.label.split()):
            self.notes.count("pictures (emoji) were taken out of a title")
        title = self.titles.new(wanted or "Untitled", context)
        if title != wanted:
            self.notes.say(item.place, f'another has the title "{wanted}" already: this one is "{title}" now')
        return title, whole

    def _became(self, item: Item, kind: str, entry: Entry) -> None:
        for key in item.keys:
            self.became.setdefault(key, (kind, entry.get("id", ""), entry))

    def _near_links(self, topic: Entry, item: Item, addresses: list[Address]) -> list[Address]:
        if item.near:
            self._near.append((topic, item))
        return addresses

    def _related(self, topic: Entry, item: Item, key: str, words: str) -> Entry | None:
        kind, name, _ = self.became.get(key, ("", "", {}))
        if kind not in {"topic", "section"} or name == topic["id"]:
            self.notes.say(item.place, f'"{topic["title"]}" points to {key}, which is no other topic')
            return None
        return {"topic": name, "why": one_line(words)[0] if words else "joined by an arrow in the map"}

    def _referring(self, entry: Entry) -> None:
        for key in ("summary", "definition", "text"):
            if key in entry and "[[#" in entry[key]:
                entry[key] = _ANCHOR.sub(lambda found: self._reference(found, entry), entry[key])
        for below in (*entry.get("topics", ()), *entry.get("checks", ())):
            self._referring(below)

    def _reference(self, found: re.Match[str], entry: Entry) -> str:
        kind, name, _ = self.became.get(f"#{found[1]}", ("", "", {}))
        if kind in {"topic", "section"} and name != entry["id"]:
            return f"[[{name}|{found[2]}]]" if found[2].strip() else f"[[{name}]]"
        if not kind:
            self.notes.say("", f'a link leads to "#{found[1]}", which is not in the file: its words stay')
        return found[2]
