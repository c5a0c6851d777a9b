"""Marks the first use of each of the atlas's terms on a page, so that its definition is one hover or tap away."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from generator import addresses
from generator.knowledge import Topic
from generator.markup import references, to_html
from generator.pages.rows import Rows
from generator.terms import Terms, first_uses

MOST = 8


@dataclass(slots=True)
class Gloss:
    """Makes HTML of one page's prose; a term is marked once, and not where the page links to it anyway."""

    rows: Rows
    terms: Terms
    seen: set[str] = field(default_factory=set)
    left: int = MOST

    def prose(self, text: str) -> str:
        """Return the prose as HTML with its paragraphs, first uses marked."""
        return to_html(text, self.rows.resolve, words=self._words) if text else ""

    def _words(self, text: str) -> str:
        parts, end = [], 0
        for use in first_uses(text, self.terms, self.seen):
            if self.left == 0:
                break
            self.left -= 1
            word = escape(text[use.start : use.end], quote=False)
            href = self.rows.root + addresses.topic(use.topic)
            parts += [escape(text[end : use.start], quote=False), f'<a class="term" href="{href}">{word}</a>']
            end = use.end
        return "".join([*parts, escape(text[end:], quote=False)])


def gloss_of(rows: Rows, terms: Terms, topic: Topic) -> Gloss:
    """Return what marks terms on a topic's page: not the topic itself, nor what its prose links to."""
    texts = (topic.definition, topic.why, *(text for a in topic.answers for text in (a.fits, a.follows)))
    linked = {reference.id for text in texts for reference in references(text)}
    return Gloss(rows, terms, {topic.id, *linked})
