"""Reads the addresses out of a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
# Comments and strings are matched first, so that nothing inside them is taken for an address.
_TOKEN = re.compile(
    rf"/\*.*?(?:\*/|\Z)"
    rf"|@import\s+(?P<imported>{_STRING})"
    rf"|\b(?:url|src)\(\s*(?:(?P<quoted>{_STRING})|(?P<plain>(?:[^\s\"'()\\]|\\.)*))\s*\)"
    rf"|image-set\(\s*(?P<set>{_STRING})"
    rf"|(?:{_STRING})",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def addresses(text: str) -> Iterator[str]:
    """Yield each address in `url(...)`, `@import` and `image-set(...)`, unescaped."""
    for match in _TOKEN.finditer(text):
        quoted = match["imported"] or match["quoted"] or match["set"]
        written = quoted[1:-1] if quoted else match["plain"]
        if written is not None:
            yield _ESCAPE.sub(_unescaped, written)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] and int(match[1], 16) < 0x110000 else match[2] or "\ufffd"
