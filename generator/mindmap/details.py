"""What the map shows of a topic on demand, as a script that the page of the map loads when it is idle."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator import addresses
from generator.knowledge import Check, KnowledgeBase, Topic
from generator.markup import first_sentence, to_text
from generator.succession import check_reference, former_checks

EVENT = "atlas:details"
MOST_TOOLS = 5


def details_script(base: KnowledgeBase) -> str:
    """Return a classic script that hands over the details of every topic in an event on the document.

    A script, because `file://` allows no fetch; an event, because that needs no global.
    """
    details = Details(base, former_checks(base))
    rows: dict[str, dict[str, object]] = {
        section.id: {"about": details.text(section.summary)} for section in base.sections
    }
    rows |= {topic.id: details.of(topic) for topic in base.topics.values()}
    packed = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f'document.dispatchEvent(new CustomEvent("{EVENT}",{{detail:{packed}}}));\n'


@dataclass(frozen=True, slots=True)
class Details:
    """Makes the details of topics; `former` are the retired ids that each check stands for."""

    base: KnowledgeBase
    former: dict[str, tuple[str, ...]]

    def of(self, topic: Topic) -> dict[str, object]:
        """Return what there is of: other names, first sentence, names of tools, checks, ids of related topics."""
        tools = [self.base.tools[name].name for name in topic.tools]
        more = len(tools) - MOST_TOOLS
        rows = {
            "also": "|".join((*topic.abbreviations, *topic.synonyms)),
            "about": self.text(topic.definition or topic.question),
            "tools": [*tools[:MOST_TOOLS], *([f"{more} more"] if more > 0 else [])],
            "checks": [self._check(check) for check in topic.checks],
            "related": [related.topic for related in topic.related],
        }
        return {key: value for key, value in rows.items() if value}

    def text(self, prose: str) -> str:
        """Return the first sentence without markup."""
        return to_text(first_sentence(prose), addresses.resolver(self.base, ""))

    def _check(self, check: Check) -> list[str | int]:
        """Return its reference for progress, the position of its stage from 1, its roles as bits."""
        atlas = self.base.atlas
        stage = next(i for i, term in enumerate(atlas.stages, 1) if term.id == check.stage)
        bits = sum(1 << i for i, term in enumerate(atlas.roles) if term.id in check.roles)
        return [check_reference(check.id, self.former), stage, bits]
