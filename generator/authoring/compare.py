"""What a change does to the knowledge base, as Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import unified_diff

from generator.knowledge import KnowledgeBase, Topic
from generator.progress.formats import written
from generator.progress.selection import Filter, select

_KINDS = ("section", "topic", "check", "tool", "category", "paper", "template", "role")
_LONGEST = 400
_COMMENT = re.compile(r"\s*<!--.*?-->")
Name = tuple[str, str]
"""Kind and id."""


def compare(old: KnowledgeBase, new: KnowledgeBase) -> str:
    """Return ids added, changed, renamed and removed, and the difference of the checklist, as Markdown."""
    before, after = _entries(old), _entries(new)
    renames = _renames(new, before, after)
    followed = {name: _followed(told, renames) for name, told in before.items()}
    gone = before.keys() - after.keys() - renames.keys()
    parts = [
        "## What this change does",
        _listed("Added", after.keys() - before.keys() - {*renames.values()}),
        _listed("Changed", {name for name in after.keys() & before.keys() if after[name] != followed[name]}),
        _renamed(renames),
        _listed("Removed", gone, {(entry.kind, entry.id): entry.why for entry in new.retired}),
        _difference(_checklist(old), _checklist(new)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _entries(base: KnowledgeBase) -> Mapping[Name, str]:
    """Return what every id stands for, as text; of a topic only what is its own, so that a change is told once."""
    found: dict[Name, str] = {}
    for section in base.sections:
        found["section", section.id] = repr((section.title, section.summary, [topic.id for topic in section.topics]))
    for topic in base.topics.values():
        found["topic", topic.id] = repr(list(_own(topic)))
    for group in base.groups:
        found["category", group.id] = repr((group.title, group.summary, [tool.id for tool in group.tools]))
    found |= {("check", check.id): repr(check) for check in base.checks.values()}
    found |= {("tool", tool.id): repr(tool) for tool in base.tools.values()}
    found |= {("paper", paper.id): repr(paper) for paper in base.papers}
    found |= {("template", template.id): repr(template) for template in base.templates}
    found |= {("role", role.id): repr(role) for role in (base.stack.roles if base.stack else ())}
    return found


def _own(topic: Topic) -> Iterator[object]:
    for field in fields(topic):
        if field.name in {"checks", "topics"}:
            yield [entry.id for entry in getattr(topic, field.name)]
        elif field.name != "source":
            yield getattr(topic, field.name)


def _renames(new: KnowledgeBase, before: Mapping[Name, str], after: Mapping[Name, str]) -> dict[Name, Name]:
    """Return what retired.yml says is called otherwise now: gone under the old id, new under the other."""
    pairs = {(e.kind, e.id): (e.kind, e.replaced_by) for e in new.retired if e.replaced_by}
    gone, fresh = before.keys() - after.keys(), after.keys() - before.keys()
    return {was: now for was, now in pairs.items() if was in gone and now in fresh}


def _followed(told: str, renames: Mapping[Name, Name]) -> str:
    """Return what an entry said, with the new ids for the renamed: to follow a rename is no change of its own."""
    for (_, was), (_, now) in renames.items():
        if was in told:
            told = re.sub(rf"(?<=['\[:]){re.escape(was)}(?=['\]|])", now, told)
    return told


def _listed(title: str, names: set[Name], why: Mapping[Name, str] | None = None) -> str:
    if not names:
        return ""
    reasons = why or {}
    by_kind = {
        kind: [f"`{name[1]}`{_reason(reasons.get(name, ''))}" for name in sorted(names) if name[0] == kind]
        for kind in _KINDS
    }
    lines = [f"- {kind}: {', '.join(ids)}" for kind, ids in by_kind.items() if ids]
    return "\n".join([f"### {title}: {len(names)}", "", *lines])


def _reason(why: str) -> str:
    return f" ({' '.join(why.split()).rstrip('.')})" if why else ""


def _renamed(renames: Mapping[Name, Name]) -> str:
    if not renames:
        return ""
    lines = [f"- {kind}: `{was}` is now `{now}`" for (kind, was), (_, now) in sorted(renames.items())]
    return "\n".join([f"### Renamed: {len(renames)}", "", *lines])


def _checklist(base: KnowledgeBase) -> list[str]:
    """Return the checklist as people read it: without the ids in comments, which the lists above tell."""
    lines = written(select(base, Filter()), "markdown", base.atlas.title).splitlines()
    return [_COMMENT.sub("", line) for line in lines]


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
