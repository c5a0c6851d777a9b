"""The tree of sections for mind-map programs and outliners: FreeMind, OPML, XMind."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any
from xml.sax.saxutils import quoteattr

from generator.branches import Branch
from generator.mindmap.palette import LIGHT

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PLAIN = re.compile(r"[\w .,:;/()'?!=*+@#-]*")
"""Most values hold nothing that XML would take for anything else; finding that out is quicker than quoting them."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def freemind(root: Branch) -> str:
    """Return a map that FreeMind and Freeplane open: folded below the second level, sections in their colours."""
    return "\n".join(['<map version="1.0.1">', *_node(root, "", ""), "</map>", ""])


def opml(root: Branch) -> str:
    """Return an outline of OPML 2.0; notes stand in `_note`, as outliners read them."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"<head>{_element('title', root.text)}</head>", "<body>", *_outline(root), "</body>", "</opml>", ""]
    return "\n".join(lines)


def xmind(root: Branch) -> bytes:
    """Return a workbook of XMind with one sheet."""
    sheet = {"id": "sheet", "class": "sheet", "title": root.text, "rootTopic": _topic(root, "root")}
    files = {
        "content.json": [sheet],
        "metadata.json": {"creator": {"name": "mlatlas"}},
        "manifest.json": {"file-entries": {"content.json": {}, "metadata.json": {}}},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), json.dumps(held, ensure_ascii=False).encode())
    return packed.getvalue()


def _node(branch: Branch, side: str, colour: str) -> list[str]:
    shown = {
        "ID": _name(branch),
        "TEXT": branch.text,
        "LINK": branch.url,
        "FOLDED": "true" if branch.folded else "",
        "POSITION": side,
        "COLOR": colour,
    }
    lines = [f"<node{_attributes(shown)}>"]
    lines += [f'<edge COLOR="{colour}"/>'] if colour else []
    if branch.note:
        paragraphs = "".join(_element("p", line) for line in branch.note.split("\n"))
        lines.append(f'<richcontent TYPE="NOTE"><html><head/><body>{paragraphs}</body></html></richcontent>')
    lines += [f"<icon BUILTIN={_quoted(icon)}/>" for icon in branch.icons]
    named = (("entry", branch.kind), ("id", branch.id), *branch.values)
    lines += [f"<attribute NAME={_quoted(name)} VALUE={_quoted(value)}/>" for name, value in named if value]
    half = (len(branch.children) + 1) // 2
    for number, child in enumerate(branch.children):
        top = branch.kind == "atlas"
        where = ("right" if number < half else "left") if top else ""
        lines += _node(child, where, LIGHT.hues[number % 13] if top else "")
    return [*lines, "</node>"]


def _outline(branch: Branch) -> list[str]:
    named = {"entry": branch.kind, "id": branch.id, **dict(branch.values)}
    link = {"type": "link", "url": branch.url} if branch.url else {}
    own = {f"atlas_{name}": value for name, value in named.items()}
    start = f"<outline{_attributes({'text': branch.text, '_note': branch.note, **link, **own}, always='text')}"
    if not branch.children:
        return [f"{start}/>"]
    return [f"{start}>", *(line for child in branch.children for line in _outline(child)), "</outline>"]


def _topic(branch: Branch, name: str) -> dict[str, Any]:
    topic: dict[str, Any] = {"id": name, "title": branch.text}
    if branch.note:
        topic["notes"] = {"plain": {"content": branch.note}}
    if branch.url:
        topic["href"] = branch.url
    if branch.folded:
        topic["branch"] = "folded"
    if branch.children:
        below = [_topic(child, f"{name}-{number}") for number, child in enumerate(branch.children)]
        topic["children"] = {"attached": below}
    return topic


def _name(branch: Branch) -> str:
    return f"{branch.kind}-{branch.id}" if branch.kind and branch.id else branch.id


def _attributes(values: dict[str, str], always: str = "TEXT") -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in values.items() if value or name == always)


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _element(name: str, text: str) -> str:
    escaped = _NOT_XML.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}>{escaped.replace(chr(13), '&#13;')}</{name}>"
