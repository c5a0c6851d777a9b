"""Rich text of a map or outline (XHTML) to plain paragraphs, to CommonMark, and to the links in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importers.inline import Reading, leading, merged
from generator.importers.inline import Span as Words
from generator.importers.items import Address, escaped
from generator.importers.xml import Element

_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "tr", "table", "pre", "body", "html"})
_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = frozenset({"head", "style", "script", "title"})


@dataclass(frozen=True, slots=True)
class Rich:
    """Rich text: its paragraphs as CommonMark and in plain words, and its links."""

    source: str
    plain: str
    links: tuple[Address, ...]


def rich(element: Element, reading: Reading) -> Rich:
    """Return what stands in an element of XHTML or plain text."""
    reader = _Reader(reading)
    reader.read(element, "")
    reader.end("")
    paragraphs = [merged(words) for words in reader.paragraphs]
    return Rich(
        "\n\n".join(words.source.strip() for words in paragraphs),
        "\n".join(" ".join(words.plain.split()) for words in paragraphs),
        tuple(address for words in paragraphs for address in words.links),
    )


def plain_note(text: str) -> str:
    """Return a plain text as CommonMark, its line ends kept as paragraphs."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n\n".join(escaped(line) for line in lines if line)


class _Reader:
    """Gathers paragraphs; gone when `rich` returns."""

    def __init__(self, reading: Reading) -> None:
        self.paragraphs: list[list[Words]] = []
        self._reading = reading
        self._words: list[Words] = []

    def read(self, element: Element, mark: str) -> None:
        """Read an element and all in it."""
        for part in element.content:
            if isinstance(part, str):
                self._say(part)
            elif part.tag in _SILENT:
                continue
            elif part.tag == "a":
                inner = " ".join(part.words().split())
                self._words.append(leading([Words(inner, escaped(inner))], part.get("href"), self._reading))
            elif part.tag == "img":
                what = f'the picture "{part.get("alt") or part.get("src")[:200]}" was left out'
                self._reading.notes.say(self._reading.place, what)
            elif part.tag == "br":
                self.end(mark)
            elif part.tag in _BLOCKS:
                self.end(mark)
                self.read(part, mark)
                self.end("- " if part.tag == "li" else mark)
            else:
                self.read(part, mark)

    def end(self, mark: str) -> None:
        """End a paragraph."""
        if any(words.plain.strip() for words in self._words):
            self.paragraphs.append([Words("", mark), *self._words] if mark else self._words)
        self._words = []

    def _say(self, text: str) -> None:
        flat = " ".join(text.split())
        if flat or text:
            before = " " if text[:1].isspace() else ""
            after = " " if flat and text[-1:].isspace() else ""
            self._words.append(Words(f"{before}{flat}{after}", f"{before}{escaped(flat)}{after}"))
