"""One paragraph of Markdown (markdown-it's tokens) to words, links and CommonMark that the knowledge base may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from markdown_it.token import Token

from generator.importers.html import Tag, tags
from generator.importers.imported import Notes
from generator.importers.items import Address, code, escaped, link, usable

_BARE = re.compile(r"https?://[^\s<>\"'`]+")
_TASK = re.compile(r"^\[([ xX])\](?:\s+|$)")
_CLOSES = {"strong_open": "strong_close", "em_open": "em_close", "link_open": "link_close", "s_open": "s_close"}
_MARKS = {"strong_open": "**", "em_open": "*", "s_open": ""}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a paragraph: in plain words, in CommonMark, with the links in it.

    `whole` is true of a span that is nothing but a link.
    """

    plain: str
    source: str
    links: tuple[Address, ...] = ()
    whole: bool = False
    strong: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a paragraph stands and where to say what has no place."""

    place: str
    notes: Notes


def spans(tokens: Iterable[Token], reading: Reading) -> list[Span]:
    """Return the spans of a paragraph; pictures and what cannot be a link are noted."""
    return list(_spans(_Tokens(tokens), "", reading))


def task(all_spans: list[Span]) -> tuple[bool | None, list[Span]]:
    """Return whether the paragraph is a box to tick and ticked (None: no box), and the spans behind the box."""
    if not all_spans or not (found := _TASK.match(all_spans[0].plain)):
        return None, all_spans
    plain = all_spans[0].plain[found.end() :]
    rest = [Span(plain, escaped(plain)), *all_spans[1:]] if plain else all_spans[1:]
    return found[1] != " ", rest


class _Tokens:
    """Tokens taken one by one, and read as one flat list by what is nested."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = list(tokens)
        self._next = 0

    def __iter__(self) -> Iterator[Token]:
        while self._next < len(self._tokens):
            self._next += 1
            yield self._tokens[self._next - 1]


def _spans(tokens: _Tokens, until: str, reading: Reading) -> Iterator[Span]:
    for token in tokens:
        if token.type == until:
            return
        match token.type:
            case "text":
                yield from _text(token.content)
            case "softbreak" | "hardbreak":
                yield Span(" ", " ")
            case "code_inline":
                yield Span(token.content, code(token.content))
            case "image":
                yield _picture(token.content, str(token.attrs.get("src", "")), reading)
            case "strong_open" | "em_open" | "s_open":
                yield _marked(list(_spans(tokens, _CLOSES[token.type], reading)), token.type)
            case "link_open":
                inner = list(_spans(tokens, "link_close", reading))
                yield leading(inner, str(token.attrs.get("href", "")), reading)
            case "html_inline":
                yield from _html(tokens, token.content, reading)


def leading(inner: list[Span], url: str, reading: Reading) -> Span:
    """Return the span of a link around others, as a link, a reference within the file, or words with an address."""
    joined = merged(inner)
    words, url = " ".join(joined.plain.split()), url.strip().replace(" ", "%20")
    if usable(url):
        address = Address(words or url, url)
        shown = (escaped(words) if joined.links else joined.source.strip()) or escaped(url)
        return Span(words or url, link(shown, url), (address,), whole=True, anchors=joined.anchors)
    if url.startswith("#"):
        plain = re.sub(r"[\[\]|]", " ", words)
        return replace(joined, source=f"[[#{unquote(url[1:]).casefold()}|{plain}]]")
    if not url:
        return joined
    reading.notes.say(
        reading.place, f'the address "{url[:200]}" is not http, https or mailto', "it stands as words beside its title"
    )
    return replace(joined, plain=words or url, source=f"{joined.source} ({code(url)})" if words else code(url))


def merged(inner: Iterable[Span]) -> Span:
    """Return several spans as one."""
    parts = list(inner)
    return Span(
        "".join(part.plain for part in parts),
        "".join(part.source for part in parts),
        tuple(address for part in parts for address in part.links),
        anchors=tuple(anchor for part in parts for anchor in part.anchors),
    )


def _text(text: str) -> Iterator[Span]:
    start = 0
    for found in _BARE.finditer(text):
        url = found[0].rstrip(".,;:!?*_")
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(".,;:!?*_")
        if not usable(url):
            continue
        if found.start() > start:
            yield _words(text[start : found.start()])
        yield Span(url, link(escaped(url), url), (Address(url, url),), whole=True)
        start = found.start() + len(url)
    if start < len(text):
        yield _words(text[start:])


def _words(text: str) -> Span:
    return Span(text, escaped(text))


def _marked(inner: list[Span], kind: str) -> Span:
    joined = merged(inner)
    source, mark = joined.source, _MARKS[kind]
    stripped = source.strip()
    if stripped and mark:
        before, after = source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]
        source = f"{before}{mark}{stripped}{mark}{after}"
    only = [span for span in inner if span.plain.strip()]
    whole = len(only) == 1 and only[0].whole
    return replace(joined, source=source, whole=whole, strong=kind == "strong_open")


def _picture(alt: str, src: str, reading: Reading) -> Span:
    shown = f'the picture "{alt or src[:200]}" ({src[:200]}) was left out'
    reading.notes.say(reading.place, shown, "pages load nothing from elsewhere")
    return Span("", "")


def _html(tokens: _Tokens, text: str, reading: Reading) -> Iterator[Span]:
    for tag in tags(text):
        anchors = tuple(value for key, value in tag.attributes if key in {"id", "name"} and value)
        href = tag.get("href")
        if tag.name == "a" and tag.opens and href:
            yield replace(leading(list(_inside(tokens, "a", reading)), href, reading), anchors=anchors)
        elif tag.name == "img" and tag.opens:
            yield _picture(tag.get("alt"), tag.get("src"), reading)
        elif tag.name == "br":
            yield Span(" ", " ")
        elif anchors and tag.opens:
            yield Span("", "", anchors=anchors)
        if tag.opens and tag.name not in {"a", "img", "br"}:
            reading.notes.count(f"the HTML tag <{tag.name}> was taken away, its words stay")


def _inside(tokens: _Tokens, name: str, reading: Reading) -> Iterator[Span]:
    for token in tokens:
        if token.type == "html_inline" and any(_ends(tag, name) for tag in tags(token.content)):
            return
        if token.type == "html_inline":
            yield from _html(tokens, token.content, reading)
        else:
            yield from _spans(_Tokens([token]), "", reading)


def _ends(tag: Tag, name: str) -> bool:
    return tag.name == name and not tag.opens
