"""The tree of sections as text: one checklist in Markdown, Markmap, Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from generator import addresses
from generator.knowledge import KnowledgeBase, Topic
from generator.markup import to_text

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def checklist_markdown(base: KnowledgeBase) -> str:
    """Return all sections as nested bullets that fold, with their checks as boxes and their links."""
    parts = [f"# {_plain(base.atlas.title)}", _plain(base.atlas.tagline)]
    for number, section in enumerate(base.sections, 1):
        bullets = [line for topic in section.topics for line in _bullets(base, topic, 0)]
        parts.append(f"## {number}. {_plain(section.title)} <!-- section {section.id} -->")
        parts += [
            _prose(base, section.summary),
            "<details>\n<summary>Expand</summary>",
            "\n".join(bullets),
            "</details>",
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


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


def _bullets(base: KnowledgeBase, topic: Topic, depth: int) -> Iterator[str]:
    indent, below = "    " * depth, "    " * (depth + 1)
    definition = _prose(base, topic.definition or topic.question)
    colon = f": {definition}" if definition else ""
    yield f"{indent}- **{_plain(topic.title)}**{colon} <!-- topic {topic.id} {topic.kind.value} {topic.stage} -->"
    for check in topic.checks:
        roles = " ".join(check.roles)
        why = _prose(base, check.why)
        yield f"{below}- [ ] {_prose(base, check.text)} *{why}* <!-- check {check.id} {check.stage} {roles} -->"
    for answer in topic.answers:
        what = f"{_prose(base, answer.fits)} {_prose(base, answer.follows)}"
        yield f"{below}- **{_plain(answer.title)}**: {what} <!-- answer {answer.id} -->"
    for name in topic.tools:
        tool = base.tools[name]
        yield f"{below}- [{_plain(tool.name)}]({tool.url.translate(_ADDRESS)}) <!-- tool {name} -->"
    for name in topic.papers:
        paper = base.papers_by_id[name]
        yield f"{below}- [{_plain(paper.title)} ({paper.year})]({paper.url.translate(_ADDRESS)}) <!-- paper {name} -->"
    for link in topic.links:
        yield f"{below}- [{_plain(link.title)}]({link.url.translate(_ADDRESS)}) <!-- link {link.kind.value} -->"
    for child in topic.topics:
        yield from _bullets(base, child, depth + 1)


def _deep(topics: tuple[Topic, ...], depth: int) -> Iterator[tuple[Topic, int]]:
    for topic in topics:
        yield topic, depth
        yield from _deep(topic.topics, depth + 1)


def _prose(base: KnowledgeBase, text: str) -> str:
    return _plain(to_text(text, addresses.resolver(base, "")))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    return escape(" ".join(text.split())).replace("&quot;", "#quot;").replace("&#x27;", "'").replace("&amp;", "#amp;")
