"""Prose: CommonMark in which `[[id]]`, `[[tool:id]]` and `[[paper:id]]` link inside the atlas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Target = Literal["topic", "tool", "paper"]
_REFERENCE = re.compile(r"\[\[(?:(?P<kind>[^\[\]\n:|]*):)?(?P<id>[^\[\]\n:|]+)(?:\|(?P<text>[^\[\]\n]+))?\]\]")
_MOST_REMEMBERED = 50_000
_NEEDS_PARSING = re.compile(r"<|`|\]\(|\]:|&")
_ALLOWED = re.compile(r"^(https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_\[\]<>&!#~|]|^\s*([-+]|\d+[.)])\s|\n\s*\n|^ {4}|={3,}|-{3,}", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9`*\"'(\[])")


class Reference(NamedTuple):
    """A link inside the atlas; `literal` is how it stands in the text, `kind` what stands before its colon."""

    kind: str
    id: str
    text: str
    literal: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that prose may not hold; `words` stand literally in the text, at the mistake."""

    code: str
    message: str
    remedy: str
    words: str


Resolve = Callable[[Reference], tuple[str, str] | None]
"""Gives the address and the title of what a reference names; None when there is no such thing."""


Words = Callable[[str], str]


def _plain_words(text: str) -> str:
    return escape(text, quote=False)


def references(text: str) -> tuple[Reference, ...]:
    """Return every link inside the atlas, in order; what stands in code is no link."""
    return _references(text) if "[[" in text else ()


@lru_cache(_MOST_REMEMBERED)
def _references(text: str) -> tuple[Reference, ...]:
    if "`" not in text:
        return tuple(_reference(match) for match in _REFERENCE.finditer(text))
    return tuple(token.meta["reference"] for token in _inline(text) if token.type == "reference")


def mistakes(text: str) -> Iterator[Mistake]:
    """Yield what the prose may not hold: raw HTML, images, addresses that are not http, https or mailto."""
    if not _needs_parsing(text):
        return
    for token in _tokens(text):
        if token.type in {"html_inline", "html_block"}:
            yield Mistake("raw-html", "raw HTML", "write CommonMark, or put the code in backticks", _first_line(token))
        elif token.type == "image":
            yield Mistake("image", "a picture", "link to it instead: pages load nothing from elsewhere", "![")
        elif token.type == "link_open":
            yield from _address(str(token.attrs.get("href", "")), text)


def to_html(text: str, resolve: Resolve, *, inline: bool = False, words: Words = _plain_words) -> str:
    """Return the prose as HTML, its references resolved; `inline` leaves out the paragraphs around it.

    `words` makes HTML of each run of words that is neither code nor part of a link.
    """
    if not _has_markup(text):
        body = words(" ".join(text.split()))
        return body if inline else f"<p>{body}</p>"
    parser, env = _parser(), {"resolve": resolve, "words": words}
    tokens = _parsed_inline(text) if inline else _parsed(text)
    html: str = parser.renderer.render(tokens, parser.options, env)
    return html.strip()


def to_text(text: str, resolve: Resolve) -> str:
    """Return the prose without markup, on one line."""
    if not _has_markup(text):
        return " ".join(text.split())
    parts = []
    for token in _tokens(text):
        match token.type:
            case "text" | "code_inline" | "code_block" | "fence":
                parts.append(token.content)
            case "softbreak" | "hardbreak" | "paragraph_close":
                parts.append(" ")
            case "reference":
                parts.append(_shown(token.meta["reference"], resolve)[1])
    return " ".join("".join(parts).split())


@lru_cache(_MOST_REMEMBERED)
def first_sentence(text: str) -> str:
    """Return the first sentence of the prose, with its markup."""
    flat = " ".join(text.split())
    for match in _SENTENCE_END.finditer(flat):
        head = flat[: match.start()]
        if not head.endswith(("e.g.", "i.e.", "vs.", "etc.", "cf.")):
            return head
    return flat


@lru_cache(_MOST_REMEMBERED)
def _has_markup(text: str) -> bool:
    return bool(_MARKUP.search(text))


@lru_cache(_MOST_REMEMBERED)
def _needs_parsing(text: str) -> bool:
    return bool(_NEEDS_PARSING.search(text))


def _address(href: str, text: str) -> Iterator[Mistake]:
    if _ALLOWED.match(href):
        return
    remedy = "write the whole address with https:// in front, or [[id]] for a page of the atlas"
    words = href if href in text else "]("
    yield Mistake("bad-address", f'the address "{href}" is not http, https or mailto', remedy, words)


def _first_line(token: Token) -> str:
    return token.content.strip().splitlines()[0]


def _tokens(text: str) -> Iterator[Token]:
    for token in _parsed(text):
        yield token
        yield from token.children or ()


@lru_cache(_MOST_REMEMBERED)
def _parsed(text: str) -> list[Token]:
    """Return the tokens of a text; the same text stands on several pages, in plain and in HTML."""
    return _parser().parse(text)


@lru_cache(_MOST_REMEMBERED)
def _parsed_inline(text: str) -> list[Token]:
    return _parser().parseInline(text)


def _inline(text: str) -> Iterator[Token]:
    return _tokens(text)


def _reference(match: re.Match[str]) -> Reference:
    kind, name, text = match["kind"] or "topic", match["id"].strip(), (match["text"] or "").strip()
    return Reference(kind.strip(), name, text, match.group())


class _AllLinks(MarkdownIt):
    """Keeps addresses of every scheme as links, so that `mistakes` can refuse them instead of showing them as text."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _AllLinks("commonmark")
    parser.inline.ruler.before("link", "reference", _parse_reference)
    parser.add_render_rule("reference", _render_reference)
    parser.add_render_rule("text", _render_text)
    parser.add_render_rule("html_inline", _render_escaped)
    parser.add_render_rule("html_block", _render_escaped)
    parser.add_render_rule("image", _render_escaped)
    return parser


def _parse_reference(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"reference": _reference(match)}
    state.pos = match.end()
    return True


def _render_text(_self: object, tokens: list[Token], index: int, _options: object, env: dict[str, Words]) -> str:
    opened = sum((token.type == "link_open") - (token.type == "link_close") for token in tokens[:index])
    return _plain_words(tokens[index].content) if opened else env["words"](tokens[index].content)


def _render_reference(_self: object, tokens: list[Token], index: int, _options: object, env: dict[str, Resolve]) -> str:
    href, title = _shown(tokens[index].meta["reference"], env["resolve"])
    return f'<a href="{escape(href)}">{escape(title, quote=False)}</a>' if href else escape(title, quote=False)


def _render_escaped(_self: object, tokens: list[Token], index: int, _options: object, _env: object) -> str:
    return escape(tokens[index].content, quote=False)


def _shown(reference: Reference, resolve: Resolve) -> tuple[str, str]:
    target = resolve(reference)
    href, title = target or ("", reference.id)
    return href, reference.text or title
