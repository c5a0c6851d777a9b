"""Finds the atlas's own terms in prose, by any of their names and in singular or plural."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.entries import Kind
from generator.knowledge import KnowledgeBase

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_TOO_COMMON = frozenset(
    {"data", "model", "test", "label", "feature", "score", "table", "time", "cost", "value", "agent", "loss", "memory"}
)
_TOO_COMMON |= {
    "accuracy",
    "strategy",
    "exploration",
    "attention",
    "simplicity",
    "transformation",
    "criterion",
    "latency",
}
_LONGEST = 6
_MOST_REMEMBERED = 50_000

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Every name of every concept and method, as stems of its words, by the first of them and then by their number.

    Longest first; asking for each length takes as long in a large atlas as in a small one.
    """

    by_first: Mapping[str, tuple[tuple[int, Mapping[Stems, str]], ...]]


@dataclass(frozen=True, slots=True)
class Use:
    """Where a term is used: from `start` to `end` in the text, and which topic it is."""

    start: int
    end: int
    topic: str


def terms_of(base: KnowledgeBase) -> Terms:
    """Return the terms of the glossary; a name that two topics share belongs to the first."""
    names: dict[Stems, str] = {}
    for topic in base.topics.values():
        if topic.kind in {Kind.CONCEPT, Kind.METHOD}:
            for name in (topic.title, *topic.synonyms, *topic.abbreviations):
                stems = _stems(name)
                if 0 < len(stems) <= _LONGEST and not (len(stems) == 1 and _plain(name, stems[0])):
                    names.setdefault(stems, topic.id)
    by_first: dict[str, dict[int, dict[Stems, str]]] = {}
    for stems, topic_id in names.items():
        by_first.setdefault(stems[0], {}).setdefault(len(stems), {})[stems] = topic_id
    return Terms({first: tuple(sorted(found.items(), reverse=True)) for first, found in by_first.items()})


def first_uses(text: str, terms: Terms, seen: set[str]) -> Iterator[Use]:
    """Yield the first use of each term that is not in `seen`, in order, and add it there."""
    words = [(match.start(), match.end(), _stem(match.group())) for match in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        found = _longest(words, place, terms)
        if found is None:
            place += 1
            continue
        length, topic = found
        if topic not in seen:
            seen.add(topic)
            yield Use(words[place][0], words[place + length - 1][1], topic)
        place += length


def _longest(words: list[tuple[int, int, str]], place: int, terms: Terms) -> tuple[int, str] | None:
    for length, names in terms.by_first.get(words[place][2], ()):
        if topic := names.get(tuple(word[2] for word in words[place : place + length])):
            return length, topic
    return None


def _stems(name: str) -> Stems:
    return tuple(_stem(match.group()) for match in _WORD.finditer(name))


@lru_cache(_MOST_REMEMBERED)
def _stem(word: str) -> str:
    """Return a word's singular in small letters; an abbreviation keeps its capitals, so that IT is not it."""
    if word.isupper() and len(word) > 1:
        return word
    if len(word) > 2 and word[:-1].isupper() and word.endswith("s"):
        return word[:-1]
    word = word.casefold().replace("\u2019", "'").removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _plain(name: str, stem: str) -> bool:
    """Return whether a single word is too plain to be meant as the term wherever it stands."""
    return stem in _TOO_COMMON or (len(stem) < 5 and not name.isupper())
