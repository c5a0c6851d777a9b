"""LaTeX in the fields of BibTeX to plain Unicode text."""

from __future__ import annotations

import codecs
import re
import unicodedata

import latexcodec  # noqa: F401 - registers the codec "ulatex"

_COMBINING = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "H": "\u030b", "c": "\u0327", "v": "\u030c", "d": "\u0323", "b": "\u0331", "k": "\u0328", "r": "\u030a",
    "u": "\u0306", "t": "\u0361",
}  # fmt: skip
_ACCENT = re.compile(
    r"""\\(?:(?P<sign>["'`^~=.])|(?P<letter>[Hcvdbkrut])(?![A-Za-z]))\s*
        (?:\{\s*(?:\\(?P<dotless1>[ij])|(?P<inner>[^\W\d_]))\s*\}|\\(?P<dotless2>[ij])(?![A-Za-z])\s?|(?P<bare>[^\W\d_]))""",
    re.VERBOSE,
)
_FONT = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|tt|rm|sf|sl|up|md|normal)?|math(?:rm|cal|bf|bb|it|sf|tt|frak)|mbox|uppercase|lowercase"
    r"|(?:it|bf|em|sc|tt|rm|sf|sl)(?:shape|series|family)?|bibinfo\s*\{[^{}]*\}|url|href\s*\{[^{}]*\}|relax"
    r"|(?:display|text)style|noopsort\s*\{[^{}]*\})(?![A-Za-z])\s*"
)
_SIGNS = {"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "dots": "…", "textquotedbl": '"', "textbackslash": "\\"}
_SIGN = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])\s*")
_SPACE = re.compile(r"\\[,;:!> ]|(?<!\\)~")
_KEPT = {"\\{": "\ue000", "\\}": "\ue001", "\\$": "\ue002"}
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_SPECIAL = re.compile(r"[\\{}$~`%]|--|''")
_VERBATIM = re.compile(r"\\([_%&#~{}$^])(?:\{\})?|\\textasciitilde\s*(?:\{\})?|[{}]")


def plain(text: str) -> tuple[str, list[str]]:
    """Return the text without LaTeX, and the commands that are not known, which it has lost."""
    if not _SPECIAL.search(text):
        return text, []
    for written, kept in _KEPT.items():
        text = text.replace(written, kept)
    text = _SPACE.sub(" ", _FONT.sub("", _SIGN.sub(lambda match: _SIGNS[match.group(1)], _ACCENT.sub(_accented, text))))
    text = re.sub(r"(?<!\\)%", r"\\%", text)
    text = _decoded(text)
    unknown = [match.group(1) for match in _COMMAND.finditer(text)]
    text = _COMMAND.sub(r"\1", text).translate({ord(sign): None for sign in "{}$"})
    for written, kept in _KEPT.items():
        text = text.replace(kept, written[1])
    return " ".join(text.split()), unknown


def verbatim(text: str) -> str:
    """Return an address or identifier: only what escapes characters goes, nothing is read as a ligature."""
    inner = re.fullmatch(r"\\(?:url|path)\s*\{(.*)\}", text)
    return _VERBATIM.sub(
        lambda match: match.group(1) or ("~" if "tilde" in match.group() else ""), inner.group(1) if inner else text
    )


def _accented(match: re.Match[str]) -> str:
    letter = match["dotless1"] or match["dotless2"] or match["inner"] or match["bare"]
    return unicodedata.normalize("NFC", letter + _COMBINING[match["sign"] or match["letter"]])


def _decoded(text: str) -> str:
    try:
        return str(codecs.decode(text, "ulatex"))  # type: ignore[call-overload]
    except (ValueError, TypeError):
        return text
