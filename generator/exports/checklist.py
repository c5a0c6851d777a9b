"""All sections as one Markdown checklist in the form of the seed: nested bullets that fold, boxes, links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.authored import plain
from generator.bullets import (
    END,
    LISTS,
    SINGLE,
    line,
    linked,
    stands_alone,
    unescaped,
    visible_answer,
    visible_check,
    visible_link,
    visible_list,
    visible_topic,
)
from generator.bullets import plain as escaped
from generator.knowledge import KnowledgeBase
from generator.markup import Reference

Entry = dict[str, Any]


def checklist_markdown(base: KnowledgeBase) -> str:
    """Return the checklist; `importers.checklists` reads it back."""
    writer = _Writer(base)
    whole = plain(base)
    parts = list(writer.atlas(whole["atlas"]))
    for number, section in enumerate(whole.get("sections", ()), 1):
        parts += writer.section(section, number)
    return "\n\n".join(part for part in parts if part) + "\n"


class _Writer:
    """Writes topics; knows the knowledge base in which references lead somewhere."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._resolver = addresses.resolver(base, "")

    def linked(self, text: str) -> str:
        """Return prose with its references as links."""
        return linked(text, self._resolve)

    def atlas(self, atlas: Entry) -> Iterator[str]:
        """Yield the title and the paragraph below it."""
        title, tagline = atlas["title"], escaped(atlas["tagline"])
        shown = stands_alone(tagline) and unescaped(tagline) == atlas["tagline"]
        own = {"title": title} if shown else {"title": title, "tagline": atlas["tagline"]}
        yield line("atlas", "", own, f"# {escaped(title)}")
        yield tagline if shown else ""

    def section(self, section: Entry, number: int) -> Iterator[str]:
        """Yield heading, summary and bullets of a section."""
        summary = self.linked(section["summary"])
        shown = stands_alone(summary)
        own = {key: section[key] for key in (("title",) if shown else ("title", "summary"))}
        yield line("section", section["id"], own, f"## {number}. {escaped(section['title'])}")
        yield summary if shown else ""
        yield "<details>\n<summary>Expand</summary>"
        yield "\n".join(text for topic in section.get("topics", ()) for text in self.topic(topic, 0))
        yield "</details>"

    def topic(self, topic: Entry, depth: int) -> Iterator[str]:
        """Yield the lines of a topic and all below it."""
        indent, below = "    " * depth, "    " * (depth + 1)
        own = {key: topic[key] for key in ("title", "kind", "stage")}
        definition = topic.get("definition", "")
        block = "\n" in definition and "<!--" not in definition
        if definition and not block:
            own["definition"] = definition
        yield f"{indent}- {line('topic', topic['id'], own, visible_topic(topic, self._resolve))}"
        if block:
            yield ""
            yield from (f"{indent}  {text}" if text else "" for text in self.linked(definition).split("\n"))
            yield from ("", f"{indent}  {END}", "")
        for text in self._below(topic):
            yield f"{below}- {text}"
        for child in topic.get("topics", ()):
            yield from self.topic(child, depth + 1)

    def _below(self, topic: Entry) -> Iterator[str]:
        for key, words in SINGLE.items():
            if value := topic.get(key):
                yield line(key, "", {key: value}, f"{words}{' '.join(self.linked(value).split())}")
        for key in LISTS:
            if values := topic.get(key):
                yield line(key, "", {key: values}, visible_list(key, values))
        for check in topic.get("checks", ()):
            yield line("check", check["id"], check, visible_check(check, self._resolve))
        for answer in topic.get("answers", ()):
            yield line("answer", answer["id"], answer, visible_answer(answer, self._resolve))
        yield from self._references(topic)
        for link in topic.get("links", ()):
            held = {key: value for key, value in link.items() if key != "kind"}
            yield line("link", link["kind"], held, visible_link(link["title"], link["url"]))
        for related in topic.get("related", ()):
            title = self._title(related["topic"])
            shown = f"See also [{escaped(title)}](#{related['topic']}): {self.linked(related['why'])}"
            yield line("related", related["topic"], {"why": related["why"]}, " ".join(shown.split()))

    def _references(self, topic: Entry) -> Iterator[str]:
        for name in topic.get("tools", ()):
            tool = self._base.tools[name]
            yield line("tool", name, {}, visible_link(tool.name, tool.url))
        for name in topic.get("papers", ()):
            paper = self._base.papers_by_id[name]
            yield line("paper", name, {}, visible_link(f"{paper.title} ({paper.year})", paper.url))

    def _title(self, name: str) -> str:
        held = self._base.topics.get(name) or self._base.sections_by_id.get(name)
        return held.title if held else name

    def _resolve(self, reference: Reference) -> tuple[str, str] | None:
        """Lead to the tool's or the paper's own page, or to the topic's place in this file."""
        _, title = self._resolver(reference) or ("", reference.id)
        if reference.kind == "tool" and reference.id in self._base.tools:
            return self._base.tools[reference.id].url, title
        if reference.kind == "paper" and reference.id in self._base.papers_by_id:
            return self._base.papers_by_id[reference.id].url, title
        return f"#{reference.id}", title
