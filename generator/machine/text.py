"""/llms.txt, a short guide with links, and /llms-full.txt, the whole atlas as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.knowledge import KnowledgeBase, Topic
from generator.markup import first_sentence, to_text


def llms(base: KnowledgeBase) -> str:
    """Return the guide: what this is, then every section with its topics, one line each."""
    lines = [f"# {base.atlas.title}", "", f"> {base.atlas.tagline}", ""]
    lines += [
        "Addresses are relative to the root of this site. The same as JSON: api/v1/atlas.json names the files.",
        "Everything as text: [llms-full.txt](llms-full.txt)",
        "",
    ]
    plain = addresses.resolver(base, "")
    for section in base.sections:
        lines += [f"## {section.title}", ""]
        for topic in section.walk():
            lead = to_text(first_sentence(topic.definition or topic.question), plain)
            lines.append(f"- [{topic.title}]({addresses.topic(topic.id)}): {lead}")
        lines.append("")
    return "\n".join(lines)


def llms_full(base: KnowledgeBase) -> str:
    """Return every topic with its definition, checks, answers, tools and papers."""
    lines = [f"# {base.atlas.title}", "", base.atlas.tagline, ""]
    for number, section in enumerate(base.sections, 1):
        lines += [f"## {number}. {section.title}", "", section.summary, ""]
        for topic in section.walk():
            lines += _topic(base, topic)
    return "\n".join(lines)


def _topic(base: KnowledgeBase, topic: Topic) -> Iterator[str]:
    plain = addresses.resolver(base, "")
    names = ", ".join((*topic.abbreviations, *topic.synonyms))
    yield f"### {topic.title}{f' ({names})' if names else ''}"
    yield ""
    yield f"Kind: {topic.kind}. From stage: {topic.stage}. Page: {addresses.topic(topic.id)}"
    for text in (topic.question, topic.definition, topic.why):
        if text:
            yield to_text(text, plain)
    for answer in topic.answers:
        yield f"- Answer: {answer.title}. Fits: {to_text(answer.fits, plain)} Follows: {to_text(answer.follows, plain)}"
    for check in topic.checks:
        yield f"- Check ({check.stage}): {to_text(check.text, plain)} Why: {to_text(check.why, plain)}"
    if topic.tools:
        yield f"Tools: {', '.join(base.tools[name].name for name in topic.tools)}"
    for name in topic.papers:
        paper = base.papers_by_id[name]
        yield f"Paper: {'; '.join(paper.authors)} ({paper.year}). {paper.title}. {paper.venue}. {paper.url}"
    yield ""
