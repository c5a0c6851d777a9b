"""Entries as lines of a Markdown checklist, there and back.

A line shows an entry to people; a comment at its end says what it is and its id and holds, as JSON, what is not shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.cells import joined, parted
from generator.markup import Reference, references

Entry = dict[str, Any]
FRAME = frozenset({"<details>", "</details>", "<summary>Expand</summary>", ""})
END = "<!-- end -->"
_ESCAPABLE = re.compile(r"([\\`*_\[\]<>#|~])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~])")
_BOLD = re.compile(r"^\*\*((?:[^\\*]|\\.)*)\*\*(?:: (.*))?$", re.DOTALL)
_LINK = re.compile(r"^\[((?:[^\[\]\\]|\\.)*)\]\((\S*)\)$")
_REFERENCE = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]\([^()\s]*(?: |)\"atlas: ([^\"\n]*)\"\)")
_COMMENT = re.compile(r"^<!-- (?P<kind>[a-z_]+)(?: (?P<id>[^\s{]+))?(?: (?P<rest>\{.*\}))? -->$")
_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_UNSAFE = {character: f"%{ord(character):02X}" for character in '%"\\&<>`*_~'}
_FOLLOWS, _WHY = " *Follows:* ", " *Why:* "
SINGLE = {"question": "Question: ", "why": "Why: ", "no_paper": "No paper: "}
LISTS = {"synonyms": "Also called: ", "abbreviations": "In short: "}

Resolve = Callable[[Reference], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says what it is: its depth, kind and id, and what it shows and holds of the entry."""

    depth: int
    kind: str
    id: str
    entry: Entry


def line(kind: str, name: str, entry: Mapping[str, Any], visible: str) -> str:
    """Return the line of an entry: what it shows, and a comment with the rest."""
    shown = _shown(kind, visible)
    rest = {key: value for key, value in entry.items() if key != "id" and shown.get(key) != value}
    rest |= {key: None for key in shown if key not in entry}
    comment = " ".join(part for part in (kind, name, _json(rest)) if part)
    return f"{visible} <!-- {comment} -->"


def read_line(text: str) -> Line | None:
    """Return what a bullet, heading or title that we wrote says; None for any other line."""
    start = text.rfind(" <!-- ")
    found = _COMMENT.match(text[start + 1 :]) if start >= 0 else None
    if found is None:
        return None
    indent = len(text) - len(text.lstrip(" "))
    visible = text[indent:start].removeprefix("- ")
    try:
        rest = json.loads(found["rest"] or "{}")
    except (ValueError, RecursionError):
        return None
    name = found["id"] or ""
    entry = {"id": name} if name else {}
    entry |= {**_shown(found["kind"], visible), **rest}
    held = {key: value for key, value in entry.items() if value is not None}
    return Line(indent // 4, found["kind"], name, held)


def visible_topic(entry: Mapping[str, Any], resolve: Resolve) -> str:
    """Return how a topic is shown: its title, and its definition where that is one line."""
    definition = linked(entry.get("definition", ""), resolve)
    inline = f": {definition}" if definition and "\n" not in definition else ""
    return f"**{plain(entry['title'])}**{inline}"


def visible_check(entry: Mapping[str, Any], resolve: Resolve) -> str:
    """Return how a check is shown: a box, what to do, and why."""
    return f"[ ] {linked(entry['text'], resolve)}{_WHY}{linked(entry['why'], resolve)}"


def visible_answer(entry: Mapping[str, Any], resolve: Resolve) -> str:
    """Return how an answer is shown: its title, when it fits, what follows."""
    fits, follows = (" ".join(linked(entry[key], resolve).split()) for key in ("fits", "follows"))
    return f"**{plain(entry['title'])}**: {fits}{_FOLLOWS}{follows}"


def visible_link(title: str, url: str) -> str:
    """Return a link as it is shown."""
    return f"[{plain(title)}]({url.translate(_ADDRESS)})"


def visible_list(key: str, values: list[str]) -> str:
    """Return synonyms or abbreviations as they are shown."""
    return f"{LISTS[key]}{plain(joined(values))}"


def stands_alone(text: str) -> bool:
    """Return whether a paragraph can stand between headings and bullets and be told from both."""
    return "<!--" not in text and text.strip() not in FRAME


def plain(text: str) -> str:
    """Return plain text as CommonMark, on one line."""
    return _ESCAPABLE.sub(r"\\\1", " ".join(text.split()))


def linked(text: str, resolve: Resolve) -> str:
    """Return prose in which references are links that any reader of Markdown follows."""
    for reference in references(text):
        href, title = resolve(reference) or ("", reference.id)
        inner = reference.literal.removeprefix("[[").removesuffix("]]")
        kept = "".join(_UNSAFE.get(character, character) for character in inner)
        shown = f'[{plain(reference.text or title)}]({href.translate(_ADDRESS)} "atlas: {kept}")'
        text = text.replace(reference.literal, shown, 1)
    return text


def unlinked(text: str) -> str:
    """Return prose with the references as they were before `linked`."""
    return _REFERENCE.sub(lambda found: f"[[{_decoded(found[1])}]]", text)


def _decoded(text: str) -> str:
    for character, code in reversed(_UNSAFE.items()):
        text = text.replace(code, character)
    return text


def _shown(kind: str, visible: str) -> Entry:
    """Return what of the entry can be read from what a line shows."""
    match kind:
        case "topic":
            found = _BOLD.match(visible)
            said = unlinked(found[2] or "") if found else ""
            return {"title": unescaped(found[1] if found else visible), **({"definition": said} if said else {})}
        case "check":
            text, _, why = visible[4:].rpartition(_WHY)
            return {"text": unlinked(text), "why": unlinked(why)} if text else {"text": unlinked(why)}
        case "answer":
            found = _BOLD.match(visible)
            fits, _, follows = ((found[2] or "") if found else visible).rpartition(_FOLLOWS)
            title = unescaped(found[1]) if found else ""
            return {"title": title, "fits": unlinked(fits), "follows": unlinked(follows)}
        case "link":
            found = _LINK.match(visible)
            return {"title": unescaped(found[1]), "url": found[2]} if found else {}
        case "related":
            return {"why": unlinked(visible.partition("): ")[2])}
        case "section":
            return {"title": unescaped(visible.lstrip("#").strip().partition(". ")[2])}
        case "atlas":
            return {"title": unescaped(visible.removeprefix("# "))}
    if kind in SINGLE:
        return {kind: unlinked(visible.removeprefix(SINGLE[kind]))}
    return {kind: parted(unescaped(visible.removeprefix(LISTS[kind])))} if kind in LISTS else {}


def unescaped(text: str) -> str:
    """Return the plain text of which `plain` made CommonMark."""
    return _ESCAPED.sub(r"\1", text)


def _json(rest: Mapping[str, Any]) -> str:
    """Return the rest as JSON that can stand in a comment."""
    if not rest:
        return ""
    text = json.dumps(rest, ensure_ascii=False)
    return text.replace("--", "-\\u002d").replace("<", "\\u003c").replace(">", "\\u003e")
