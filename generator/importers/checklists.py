"""The Markdown checklist that `mlatlas export markdown` wrote, and people changed, to sections."""

from __future__ import annotations

from typing import Any

from generator.bullets import END, FRAME, LISTS, SINGLE, Line, read_line, unescaped, unlinked
from generator.importers.imported import Defaults, Notes, text_of
from generator.importers.links import links_entries
from generator.importers.markdown import read_markdown
from generator.importers.placing import Placer

Entry = dict[str, Any]
_LISTED = {"check": "checks", "answer": "answers", "topic": "topics"}
_NAMED = {"tool": "tools", "paper": "papers"}


def is_ours(raw: bytes) -> bool:
    """Return whether the file is a checklist that we wrote: whether its sections say their ids."""
    return any(line.startswith(b"## ") and b" <!-- section " in line for line in raw.split(b"\n"))


def read_checklist(raw: bytes, defaults: Defaults, notes: Notes) -> Entry:
    """Return the atlas's title and sections; bullets that somebody added become topics, checks and links there."""
    text = text_of(raw)
    lines = (text.replace("\r\n", "\n") if text.count("\r\n") == text.count("\n") else text).split("\n")
    read = [(number, text, read_line(text)) for number, text in enumerate(lines, 1)]
    known = [line for _, _, line in read if line]
    placer = Placer(
        defaults,
        notes,
        {line.id for line in known if line.kind in {"section", "topic"}},
        {line.id for line in known if line.kind == "check"},
    )
    for line in known:
        if line.kind in {"section", "topic"}:
            placer.titles.keep(line.entry.get("title", ""))
    return _Reader(placer, notes).whole(read)


class _Reader:
    """Reads line by line; the stack has the entries around the place that is being read."""

    def __init__(self, placer: Placer, notes: Notes) -> None:
        self._placer, self._notes = placer, notes
        self._atlas: Entry = {}
        self._sections: list[Entry] = []
        self._open: list[Entry] = []
        self._prose: list[str] = []
        self._strange: list[tuple[int, str]] = []

    def whole(self, read: list[tuple[int, str, Line | None]]) -> Entry:
        """Return what all lines hold."""
        definition: list[str] | None = None
        for at, (number, text, line) in enumerate(read):
            if definition is not None:
                definition = self._definition(definition, text)
            elif line is None:
                self._other(number, text)
            else:
                self._strangers()
                self._line(line, number)
                definition = [] if line.kind == "topic" and _block(read, at) else None
        self._strangers()
        self._told()
        return {"atlas": self._atlas, "sections": self._sections}

    def _line(self, line: Line, number: int) -> None:
        if line.kind in {"atlas", "section"}:
            self._told()
            entry = self._atlas if line.kind == "atlas" else {"topics": []}
            entry |= line.entry
            self._open = [entry]
            if line.kind == "section":
                self._sections.append(entry)
            return
        self._open = self._open[: line.depth + 1]
        owner = self._open[-1] if self._open else {}
        if line.kind in _LISTED:
            owner.setdefault(_LISTED[line.kind], []).append(line.entry)
            if line.kind == "topic":
                self._open.append(line.entry)
        elif line.kind in _NAMED:
            owner.setdefault(_NAMED[line.kind], []).append(line.id)
        elif line.kind in {"link", "related"}:
            held = {key: value for key, value in line.entry.items() if key != "id"}
            named = {"kind": line.id} if line.kind == "link" else {"topic": line.id}
            owner.setdefault("links" if line.kind == "link" else "related", []).append({**held, **named})
        elif line.kind in SINGLE or line.kind in LISTS:
            owner |= line.entry
        else:
            self._notes.say(f"line {number}", f'"{line.kind}" is nothing that a checklist holds', "remove the comment")

    def _definition(self, lines: list[str], text: str) -> list[str] | None:
        indent = " " * (4 * (len(self._open) - 2) + 2)
        if text.strip() == END:
            self._open[-1]["definition"] = unlinked("\n".join(lines[1:-1]))
            return None
        return [*lines, text.removeprefix(indent)]

    def _other(self, number: int, text: str) -> None:
        if text.strip() in FRAME:
            if self._strange and not text:
                self._strange.append((number, text))
            return
        in_bullets = bool(self._sections) and (text.startswith((" ", "- ", "* ", "+ ")) or bool(self._strange))
        if in_bullets and (self._open[-1].get("topics") or len(self._open) > 1):
            self._strange.append((number, text))
        else:
            self._prose.append(text)

    def _told(self) -> None:
        """Give the paragraph that stands below a heading to what the heading names."""
        if self._open and self._prose:
            key = "tagline" if self._open[0] is self._atlas else "summary"
            text = unlinked("\n".join(self._prose))
            self._open[0][key] = unescaped(text) if key == "tagline" else text
        self._prose = []

    def _strangers(self) -> None:
        """Place the bullets that somebody added below what is around them."""
        if not self._strange:
            return
        first = self._strange[0][0]
        texts = [text for _, text in self._strange]
        self._strange = []
        indent = min(len(text) - len(text.lstrip()) for text in texts if text)
        owner = self._open[: indent // 4 + 1][-1]
        source = "\n".join(text[indent:] for text in texts)
        level = min(len(self._open[: indent // 4 + 1]) + 1, 4)
        for item in read_markdown(source.encode(), "added", self._notes):
            below = item.children if item.label == "added" else (item,)
            self._notes.say(f"line {first}", f'bullets below "{owner.get("title", "")}" are new', "say more of them")
            topics, checks, links = self._placer.below(below, level, owner.get("title", ""))
            for key, found in (("topics", topics), ("checks", checks)):
                if found:
                    owner.setdefault(key, []).extend(found)
            if links:
                more = links_entries(links, f"line {first}", self._notes)
                owner.setdefault("links", []).extend(more)


def _block(read: list[tuple[int, str, Line | None]], at: int) -> bool:
    """Return whether the definition of a topic stands on lines of its own: whether they end before the next bullet."""
    for _, text, line in read[at + 1 :]:
        if text.strip() == END:
            return True
        if line is not None:
            return False
    return False
