"""The tree of sections as text: Markmap, Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.knowledge import KnowledgeBase, Topic

_ENTITIES = str.maketrans({"#": "#35;", '"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"})
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def markmap(base: KnowledgeBase) -> str:
    """Return headings and bullets that Markmap draws, folded below the second level."""
    lines = ["---", "markmap:", "  initialExpandLevel: 2", "---", "", f"# {_plain(base.atlas.title)}"]
    for section in base.sections:
        lines += ["", f"## {_plain(section.title)}", ""]
        lines += [f"{'  ' * depth}- {_plain(topic.title)}" for topic, depth in _deep(section.topics, 0)]
    return "\n".join([*lines, ""])


def mermaid(base: KnowledgeBase) -> str:
    """Return the overview as a mindmap of Mermaid: sections with their first topics."""
    lines = ["mindmap", f'  root(("{_quoted(base.atlas.title)}"))']
    for number, section in enumerate(base.sections):
        lines.append(f'    s{number}["{_quoted(section.title)}"]')
        lines += [f'      t{number}x{place}["{_quoted(topic.title)}"]' for place, topic in enumerate(section.topics)]
    return "\n".join([*lines, ""])


def _deep(topics: tuple[Topic, ...], depth: int) -> Iterator[tuple[Topic, int]]:
    for topic in topics:
        yield topic, depth
        yield from _deep(topic.topics, depth + 1)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    """Return text as it stands in quotes in Mermaid, which has entities of its own, with # in front."""
    return " ".join(text.split()).translate(_ENTITIES)
