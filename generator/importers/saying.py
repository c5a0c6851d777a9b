"""What a bullet says: how it is called, what it means, and the links that stand apart from its words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importers.inline import Span, merged
from generator.importers.items import Address
from generator.importers.titles import short, without_pictures

LONGEST_LINK = 300
_BETWEEN = " \t|,;/()[]·•-–—:.*&+"
_APART = ("|", ":", "-", "–", "—", "(", ".", ",", ";", "?", "!")
_SOURCES = frozenset(
    {"ref", "refs", "reference", "notes", "note", "link", "links", "source", "docs", "tutorial", "paper"}
)


@dataclass(frozen=True, slots=True)
class Saying:
    """See `Item`, which has the same fields."""

    label: str
    said: str = ""
    links: tuple[Address, ...] = ()
    inline: tuple[Address, ...] = ()
    only_links: bool = False


def saying(all_spans: list[Span]) -> Saying:
    """Return what the spans of a bullet say."""
    spans = [span for span in all_spans if span.plain or span.source]
    while spans and not _words(spans[0]):
        spans = spans[1:]
    head, tail = _apart(spans)
    if not head:
        return _only(tail)
    links = tuple(address for span in tail for address in span.links)
    first, rest = head[0], merged(head[1:])
    said = merged(head).source.strip()
    if first.whole and not first.strong:
        return _described(first, rest, said, links)
    if first.strong or first.whole:
        label = first.plain.strip()
        meaning = rest.source.strip().lstrip(":-–—").strip() if short(label)[1] else said
        return Saying(label.rstrip(":"), meaning, (*(first.links if first.whole else ()), *links), first.links)
    label = merged(head).plain.strip()
    fits = short(label)[1]
    inline = tuple(address for span in head for address in span.links)
    return Saying(label, "" if fits and not _shaped(head) else said, links, inline)


def _shaped(head: list[Span]) -> bool:
    """Whether the words lose something when they are written plainly, as a title is."""
    return any("`" in span.source for span in head)


def _words(span: Span) -> str:
    return without_pictures(span.plain).strip(_BETWEEN)


def _apart(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Cut off the links at the end that are no part of a sentence."""
    head, tail = list(spans), list[Span]()
    while head and (head[-1].whole or not _words(head[-1])):
        span = head.pop()
        if span.whole or span.plain.strip() in {".", ")", "!", "?"}:
            tail.insert(0, span)
    if not head:
        return [], [span for span in tail if span.whole]
    before = "".join(span.plain for span in spans[: len(head) + 1]).rstrip()
    before = before if spans[len(head) : len(head) + 1] and not spans[len(head)].whole else merged(head).plain.rstrip()
    sources = [span for span in tail if span.whole]
    named = all(span.plain.strip(" #0123456789").casefold() in _SOURCES for span in sources)
    if not sources or not (named or before.endswith(_APART) or (len(sources) > 1 and len(head) == 1)):
        return list(spans), []
    last = head[-1]
    plain, source = last.plain.rstrip(" |-–—(:"), last.source.rstrip(" |-–—(:")
    return [*head[:-1], Span(plain, source, last.links, last.whole, last.strong)], sources


def _only(tail: list[Span]) -> Saying:
    if not tail:
        return Saying("")
    name = tail[0].plain
    links = [*tail[0].links]
    links += [Address(f"{name}: {address.title}", address.url) for span in tail[1:] for address in span.links]
    return Saying(name, "", tuple(links), only_links=True)


def _described(first: Span, rest: Span, said: str, links: tuple[Address, ...]) -> Saying:
    """Return a link with a description, as awesome lists write it: a link whose title tells both, where that fits."""
    name, what = first.plain.strip(), " ".join(rest.plain.split()).rstrip(" |")
    joint = "" if what.startswith((":", ",")) else " "
    what = f"- {what.lstrip('-–— ')}" if what.startswith(("-", "–", "—")) else what
    title = f"{name}{joint}{what}"
    more = [Address(f"{name}: {address.title}", address.url) for address in (*rest.links, *links)]
    if len(title) <= LONGEST_LINK:
        return Saying(name, said, (Address(title, first.links[0].url), *more), only_links=True)
    return Saying(name, said, links, (*first.links, *rest.links))
