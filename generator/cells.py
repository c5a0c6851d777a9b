"""Several values in one text, for formats whose fields are text: there and back without loss."""

from __future__ import annotations

import re
from collections.abc import Iterable

LIST, FIELD = "; ", " | "
_SPECIAL = re.compile(r"[\\;|\n\r]")
_NAMES = {"\n": "n", "\r": "r"}
_CHARACTERS = {name: character for character, name in _NAMES.items()}
_PIECE = re.compile(r"\\(.)|( \| |; ?)|([^\\;|\n]|\|)", re.DOTALL)


def joined(values: Iterable[str], separator: str = LIST) -> str:
    r"""Return the values in one text.

    >>> joined(["ETL", "extract; load"])
    'ETL; extract\\; load'
    """
    return separator.join(_SPECIAL.sub(_escape, value) for value in values)


def parted(text: str, separator: str = LIST) -> list[str]:
    r"""Return the values that `joined` put together; nothing for an empty text.

    >>> parted("ETL; extract\\; load")
    ['ETL', 'extract; load']
    """
    if not text:
        return []
    mark = separator.strip()
    parts, part, escaped = [], "", False
    for character in text:
        if escaped:
            part, escaped = part + _CHARACTERS.get(character, character), False
        elif character == "\\":
            escaped = True
        elif character == mark:
            parts.append(part)
            part = ""
        else:
            part += character
    return _trimmed([*parts, part], separator)


def rows(values: Iterable[Iterable[str]]) -> str:
    """Return lists of fields in one text, a line each."""
    return "\n".join(joined(fields, FIELD) for fields in values)


def parted_rows(text: str) -> list[list[str]]:
    """Return the lists of fields that `rows` put together."""
    return [parted(line, FIELD) for line in text.split("\n")] if text else []


def _escape(found: re.Match[str]) -> str:
    return f"\\{_NAMES.get(found[0], found[0])}"


def _trimmed(parts: list[str], separator: str) -> list[str]:
    """Take away what the separator has around its mark, and no more: spaces of the values themselves stay."""
    before, after = separator.split(separator.strip())
    last = len(parts) - 1
    trimmed = (part.removeprefix(after) if number else part for number, part in enumerate(parts))
    return [part.removesuffix(before) if number < last else part for number, part in enumerate(trimmed)]
