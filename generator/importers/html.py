"""The tags and words of a piece of HTML that stands in Markdown or in a note of a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag (`opens` or closes) or, without a name, the words between two."""

    name: str
    opens: bool = True
    attributes: tuple[tuple[str, str], ...] = ()
    words: str = ""

    def get(self, key: str) -> str:
        """Return the value of an attribute, or nothing."""
        return next((value for name, value in self.attributes if name == key), "")


def pieces(text: str) -> list[Tag]:
    """Return the tags and words of the text, in order."""
    parser = _Parser()
    parser.feed("".join(_without_comments(text)))
    parser.close()
    return parser.found


def tags(text: str) -> list[Tag]:
    """Return the tags of the text, in order, without the words."""
    return [piece for piece in pieces(text) if piece.name]


def _without_comments(text: str) -> Iterator[str]:
    """Yield what stands between comments; the standard library's parser takes minutes over many that do not end."""
    start = 0
    while (comment := text.find("<!--", start)) >= 0:
        yield text[start:comment]
        end = text.find("-->", comment + 4)
        if end < 0:
            return
        start = end + 3
    yield text[start:]


class _Parser(HTMLParser):
    """Collects what is found; gone when `pieces` returns."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, opens=True, attributes=tuple((key, value or "") for key, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(Tag(tag, opens=False))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(Tag("", words=" ".join(data.split())))
