"""The raw entries of a BibTeX file, with their lines; a broken one does not take the rest with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import Pattern, PrematureEOF, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from generator.bibtex.remarks import Remark, Told

MAX_BYTES = 16 * 1024 * 1024
MAX_ERRORS = 100
MAX_FIELDS = 200
_ENTRY = re.compile(r"^[ \t]*@", re.MULTILINE)
_COMMANDS = frozenset({"string", "preamble", "comment"})


class BibTeXError(Exception):
    """The file as a whole cannot be read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it stands in the file: `fields` in small letters, as LaTeX, white space folded."""

    type: str
    key: str
    line: int
    fields: dict[str, str]


def raw_entries(raw: bytes | str) -> tuple[list[RawEntry], list[Remark]]:
    """Return the entries in order and what could not be read; raises BibTeXError."""
    text, remarks = _decoded(raw)
    if not _ENTRY.search(text):
        raise BibTeXError("there is no entry in the file: one begins with @article{key, or the like")
    reader = _Reader(text)
    entries = list(reader.entries())
    return entries, [*remarks, *reader.remarks]


def _decoded(raw: bytes | str) -> tuple[str, list[Remark]]:
    if len(raw) > MAX_BYTES:
        raise BibTeXError(f"the file has more than {MAX_BYTES >> 20} MiB: split it")
    remarks = []
    if isinstance(raw, bytes):
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = raw.decode("latin-1")
            line = raw.count(b"\n", 0, error.start) + 1
            remarks.append(
                Remark(line, "", Told.CHANGED, "the file is not UTF-8: read as Latin-1, look at its accents")
            )
    else:
        text = raw
    if "\0" in text:
        raise BibTeXError("the file holds NUL characters: it is no text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), remarks


class _Reader(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser with bounds, which goes on at the next entry after an error."""

    # An @ within a line of text between entries begins none.
    AT = Pattern(r"^[ \t]*@|@(?=\s*[A-Za-z]+\s*[{(])", "an entry", re.MULTILINE)

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=CaseInsensitiveDict(month_names), handle_error=self._tell)
        self.remarks: list[Remark] = []
        self.expanded = 0

    def entries(self) -> Iterator[RawEntry]:
        line, counted = 1, 0
        for command, (key, fields) in self._commands():
            line += self.text.count("\n", counted, self.command_start)
            counted = self.command_start
            held: dict[str, str] = {}
            for name, parts in fields:
                if name.lower() in held:
                    self._remark(line, key, f"a second {name} was left out")
                held.setdefault(name.lower(), " ".join("".join(parts).split()))
            yield RawEntry(command.lower(), key, line, held)

    def _commands(self) -> Iterator[tuple[str, tuple[str, list[tuple[str, list[str]]]]]]:
        for command, body in self:
            if command.lower() not in _COMMANDS and body[0]:
                yield command, body

    def parse_field(self) -> None:
        if len(self.current_fields or ()) >= MAX_FIELDS:
            raise PybtexSyntaxError(f"an entry has more than {MAX_FIELDS} fields", self)
        super().parse_field()

    def substitute_macro(self, name: str) -> str:
        value = str(super().substitute_macro(name))
        self.expanded += len(value)
        if self.expanded > MAX_BYTES:
            raise BibTeXError("the @string abbreviations of the file expand without bound")
        return value

    def _tell(self, error: Any) -> None:
        key = self.current_entry_key or ""
        if isinstance(error, UndefinedMacro):
            self._remark(error.lineno, key, f"{error.args[0]} is used as an abbreviation, but no @string defines it")
            return
        if isinstance(error, PrematureEOF):
            line = self.text.count("\n", 0, self.command_start) + 1
            self._remark(line, key, "a brace or quote of this entry is never closed; what follows in it was not read")
        else:
            self._remark(error.lineno, key, f"{error.args[0]}; what follows in this entry was not read")
        following = _ENTRY.search(self.text, self.command_start + 1)
        self.pos = following.end() - 1 if following else self.end_pos
        self.lineno = self.text.count("\n", 0, self.pos) + 1

    def _remark(self, line: int, key: str, what: str) -> None:
        self.remarks.append(Remark(line, key, Told.UNREADABLE, what))
        if len(self.remarks) > MAX_ERRORS:
            raise BibTeXError(f"more than {MAX_ERRORS} mistakes, the first: {self.remarks[0]}. Is it a BibTeX file?")
