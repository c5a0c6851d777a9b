"""Text: made harmless, measured with the site's own font, broken into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from fontTools.ttLib import TTFont

from generator.theme import theme_folder

FONTS = theme_folder() / "assets" / "fonts"
LONGEST = 300
FALLBACK, FULL_WIDTH = 0.62, 1.0
_WIDE_FROM = 0x2E80
_DROPPED = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")
_DROPPED_KINDS = frozenset({"Cc", "Cs"})
_WIDTHLESS_KINDS = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Return `text` as one line of NFC without control, surrogate or bidi characters, at most 300 long."""
    spaced = " ".join(text[: LONGEST * 100].split())
    if spaced.isascii() and spaced.isprintable() and 0 < len(spaced) <= LONGEST:
        return spaced
    kept = (c for c in spaced if c not in _DROPPED and unicodedata.category(c) not in _DROPPED_KINDS)
    normal = " ".join(unicodedata.normalize("NFC", "".join(kept)).split())
    return (normal if len(normal) <= LONGEST else normal[: LONGEST - 1].rstrip() + "…") or "·"


@lru_cache(maxsize=8192)
def wrap(text: str, px: float, weight: int, widest: float, most_lines: int) -> tuple[str, ...]:
    """Return clean `text` in lines no wider than `widest` px; what does not fit ends in an ellipsis."""
    if width(text, px, weight) <= widest:
        return (text,)
    lines: list[str] = []
    for piece, glued in _pieces(text, px, weight, widest):
        joined = (lines[-1] + ("" if glued else " ") + piece) if lines else piece
        if lines and width(joined, px, weight) <= widest:
            lines[-1] = joined
        elif len(lines) < most_lines:
            lines.append(piece)
        else:
            lines[-1] = _ellipsis(lines[-1], px, weight, widest)
            break
    return tuple(lines)


@lru_cache(maxsize=32768)
def width(text: str, px: float, weight: int) -> float:
    """Return the advance of `text` in px at that size and weight."""
    return px * sum(_advance(character, weight) for character in text)


def _pieces(text: str, px: float, weight: int, widest: float) -> Iterator[tuple[str, bool]]:
    """Yield the words, those too wide for a line cut to fit, and whether each follows without a space."""
    for word in text.split(" "):
        rest, glued = word, False
        while width(rest, px, weight) > widest:
            head = _head(rest, px, weight, widest)
            yield head, glued
            rest, glued = rest[len(head) :], True
        if rest:
            yield rest, glued


def _head(word: str, px: float, weight: int, widest: float) -> str:
    """Return the longest start of `word` that fits, at least one character, marks kept with their letter."""
    used = 0.0
    for i, character in enumerate(word):
        used += px * _advance(character, weight)
        if used > widest and i:
            return word[:i]
    return word


def _ellipsis(line: str, px: float, weight: int, widest: float) -> str:
    while line and width(line + "…", px, weight) > widest:
        line = line[:-1]
    return line.rstrip(" ,.;:-") + "…"


@lru_cache(maxsize=8192)
def _advance(character: str, weight: int) -> float:
    """Return the advance of one character in em: Inter's, its extension's, else a generous guess."""
    for file in ("inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2"):
        known = _advances(file, weight).get(ord(character))
        if known is not None:
            return known
        if ord(character) >= _WIDE_FROM:
            break
    if unicodedata.category(character) in _WIDTHLESS_KINDS:
        return 0
    wide = ord(character) >= _WIDE_FROM or unicodedata.east_asian_width(character) in {"W", "F"}
    return FULL_WIDTH if wide else FALLBACK


@cache
def _advances(file: str, weight: int) -> Mapping[int, float]:
    font = _font(file)
    glyphs = font.getGlyphSet(location={"wght": weight})
    em = font["head"].unitsPerEm
    return {code: glyphs[name].width / em for code, name in font.getBestCmap().items()}


@cache
def _font(file: str) -> TTFont:
    return TTFont(FONTS / file, lazy=True)
