"""How one text is written: plain where every parser of YAML reads the same text back, quoted or in lines of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.source import UNREADABLE

# What a parser of YAML 1.1 or 1.2 reads as null, boolean, number, time of day, date, merge key or default.
_READ_OTHERWISE = re.compile(
    r"""~|null|true|false|yes|no|on|off|y|n|=|<<
    |[-+]?[\d.][\d_.:]*(?:e[-+]?\d+)?|[-+]?0[xob][\da-f_]+|[-+]?\.(?:inf|nan)
    |\d{4}-\d{1,2}-\d{1,2}(?:[t\s].*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"""^[\s,\[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^---|^\.\.\.|:(?:\s|$)|\s\#|\s$""")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,?\[\]{}]|^[-:]")
_ESCAPED = re.compile(rf"[\t\n\r\x85\u2028\u2029]|{UNREADABLE.pattern}")
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")


class Block(NamedTuple):
    """A text on lines of its own: what stands after the key, and the lines without their indentation."""

    header: str
    lines: list[str]


def inline(text: str, *, flow: bool = False) -> str:
    """Return the text for one line; `flow` is for places between brackets, where commas and brackets part values."""
    if not text:
        return '""'
    if _ESCAPED.search(text):
        return _double_quoted(text)
    if _NOT_PLAIN.search(text) or _READ_OTHERWISE.fullmatch(text) or (flow and _NOT_PLAIN_IN_FLOW.search(text)):
        return _single_quoted(text) if '"' in text or "\\" in text else f'"{text}"'
    return text


def block(text: str, width: int) -> Block | None:
    """Return the text folded into lines of `width`, or line by line where it has lines; None where neither holds it."""
    lines = text.removesuffix("\n").split("\n")
    if _ESCAPED.search(text.replace("\n", "")) or any(line != line.rstrip() for line in lines):
        return None
    if not lines[0] or lines[0] != lines[0].lstrip() or not lines[-1]:
        return None
    chomping = "" if text.endswith("\n") else "-"
    if len(lines) > 1 and (max(map(len, lines)) <= width or any(line != line.lstrip() for line in lines)):
        return Block(f"|{chomping}", lines)
    folded = [_wrapped(line, width) for line in lines]
    if len(lines) == 1 and len(folded[0]) == 1 and chomping:
        return None
    return Block(f">{chomping}", _paragraphs(folded))


def _wrapped(line: str, width: int) -> list[str]:
    words = _BREAK.split(line) if "  " in line else line.split(" ")
    lines, length, start = [], -1, 0
    for number, word in enumerate(words):
        if length + 1 + len(word) > width and number > start:
            lines.append(" ".join(words[start:number]))
            length, start = -1, number
        length += 1 + len(word)
    lines.append(" ".join(words[start:]))
    return lines


def _paragraphs(folded: list[list[str]]) -> list[str]:
    lines = folded[0]
    for paragraph in folded[1:]:
        lines = [*lines, "", *(paragraph if paragraph != [""] else [])]
    return lines


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double_quoted(text: str) -> str:
    body = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ESCAPED.sub(_escape, body)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return _ESCAPES.get(match.group()) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
