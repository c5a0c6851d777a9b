"""What a change does to the knowledge base, as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from generator.knowledge import KnowledgeBase
from generator.progress.formats import written
from generator.progress.selection import Filter, select

_KINDS = ("section", "topic", "check", "tool", "category", "paper", "template")
_LONGEST = 400


def compare(old: KnowledgeBase, new: KnowledgeBase) -> str:
    """Return ids added, changed and removed, and the difference of the checklist, as Markdown."""
    before, after = _entries(old), _entries(new)
    parts = [
        "## What this change does",
        _listed("Added", sorted(after.keys() - before.keys())),
        _listed("Changed", sorted(name for name in after.keys() & before.keys() if after[name] != before[name])),
        _listed("Removed", sorted(before.keys() - after.keys())),
        _difference(_checklist(old), _checklist(new)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _entries(base: KnowledgeBase) -> Mapping[tuple[str, str], object]:
    """Return what every id stands for; of a topic only what is its own, so that a change is told once."""
    found: dict[tuple[str, str], object] = {}
    for section in base.sections:
        found["section", section.id] = (section.title, section.summary, [topic.id for topic in section.topics])
    for topic in base.topics.values():
        own = [getattr(topic, name) for name in topic.__slots__ if name not in {"checks", "topics", "source"}]
        found["topic", topic.id] = (own, [child.id for child in topic.topics], [check.id for check in topic.checks])
    for group in base.groups:
        found["category", group.id] = (group.title, group.summary, [tool.id for tool in group.tools])
    found |= {("check", check.id): check for check in base.checks.values()}
    found |= {("tool", tool.id): tool for tool in base.tools.values()}
    found |= {("paper", paper.id): paper for paper in base.papers}
    found |= {("template", template.id): template for template in base.templates}
    return found


def _listed(title: str, names: list[tuple[str, str]]) -> str:
    if not names:
        return ""
    by_kind = {kind: [f"`{name}`" for found, name in names if found == kind] for kind in _KINDS}
    lines = [f"- {kind}: {', '.join(ids)}" for kind, ids in by_kind.items() if ids]
    return "\n".join([f"### {title}: {len(names)}", "", *lines])


def _checklist(base: KnowledgeBase) -> list[str]:
    return written(select(base, Filter()), "markdown", base.atlas.title).splitlines()


def _difference(old: list[str], new: list[str]) -> str:
    lines = list(_hunks(old, new))
    if not lines:
        return "The checklist stays as it is."
    left = [f"... {len(lines) - _LONGEST} lines more"] if len(lines) > _LONGEST else []
    return "\n".join(["### The checklist", "", "````diff", *lines[:_LONGEST], *left, "````"])


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    for line in unified_diff(old, new, "before", "after", lineterm="", n=1):
        if not line.startswith(("---", "+++")):
            yield line.replace("````", "'''")
