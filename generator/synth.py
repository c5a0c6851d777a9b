"""A made-up knowledge base of any size with the shape of the real one, to measure with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = (
    *("data", "model", "version", "label", "check", "train", "split", "drift", "score", "feature", "store", "batch"),
    *("stream", "schema", "metric", "loss", "query", "index", "table", "stage", "role", "cost", "risk", "audit"),
    *("trace", "alert", "cache", "queue", "shard", "token", "prompt", "layer", "graph", "node", "edge", "path"),
)
_SECTIONS, _GROUPS = 13, 12
# How many of each a topic has, in turns: the mean is that of the real content (tests/test_synth.py compares).
_CHECKS = (1, 0, 2, 1, 1, 1, 2, 0, 1, 1, 2, 0, 1, 1, 2)
_TOOLS = (2, 1, 3, 2, 3, 0, 2, 4, 2, 2, 3, 1, 3)
_PAPERS = (1, 0, 1, 2, 1, 0, 1, 1, 1, 1, 1)
_LINKS = (1, 1, 2, 1, 0, 1, 1, 1, 2, 1, 1)
_RELATED = _SYNONYMS = (1, 2, 1, 1, 2, 1, 2)
_KINDS = ("decision", *("method", "concept", "practice") * 2, "method", "practice")
_STAGES = ("poc", "mvp", "mvp", "production")
_ANSWERS = 4
_FLAT = 6  # so many topics of a group stand side by side


@dataclass(frozen=True, slots=True)
class _Size:
    """How many topics, tools and papers there are: what references are taken from."""

    topics: int
    tools: int
    papers: int


def synthetic(entries: int, atlas: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a sound knowledge base with about `entries` entries.

    Topics, checks, tools and papers stand in the proportion of the real content: 26, 27, 29 and 18 in a hundred.
    Nesting, references, decisions and the length of prose are like there; sections and their groups stay as many.
    """
    size = _Size(max(_SECTIONS * 2, entries * 26 // 100), max(1, entries * 29 // 100), max(1, entries * 18 // 100))
    yield "atlas.yml", atlas
    for section in range(_SECTIONS):
        own = range(section, size.topics, _SECTIONS)
        yield f"sections/{section + 1:02d}-section.yml", _section(section, list(own), size)
    for group, names in enumerate(_parts(range(size.tools), 40)):
        yield f"tools/group-{group}.yml", _tools(group, names)
    for part, names in enumerate(_parts(range(size.papers), 200)):
        yield f"papers/part-{part}.yml", _papers(part, names)


def _parts(numbers: range, size: int) -> Iterator[range]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _section(section: int, own: list[int], size: _Size) -> str:
    lines = [f"id: section-{section}", f"title: Section {section}", f"summary: {_prose(section, 110)}", "topics:"]
    groups = own[: min(_GROUPS, len(own))]
    rest = own[len(groups) :]
    for place, group in enumerate(groups):
        children = rest[place :: len(groups)]
        width = max(1, round(len(children) ** 0.5)) if len(children) > _FLAT else 0
        lines += _topic(group, 1, size)
        for start in range(0, len(children), width + 1):
            head, *below = children[start : start + width + 1]
            if start == 0:
                lines.append("    topics:")
            lines += _topic(head, 3, size)
            if below:
                lines.append("        topics:")
            for child in below:
                lines += _topic(child, 5, size)
    return "\n".join([*lines, ""])


def _topic(number: int, depth: int, size: _Size) -> list[str]:
    kind = _KINDS[number % len(_KINDS)]
    named = [f"{_word(number + step)} number {number} {step}" for step in range(_turn(_SYNONYMS, number))]
    lines = [
        f"- id: topic-{number}",
        f"  title: {_title(number)}",
        f"  synonyms: [{', '.join(named)}]",
        *([f"  abbreviations: [AB{number}]"] if number % 5 == 0 else []),
        f"  kind: {kind}",
        f"  stage: {_STAGES[number % len(_STAGES)]}",
        *_definition(number, size),
        *(_decision(number, size) if kind == "decision" else []),
        *_checks(number),
        *_references(number, kind, size),
    ]
    return ["  " * depth + line for line in lines]


def _definition(number: int, size: _Size) -> Iterator[str]:
    """Yield two sentences; one in four links to a topic or a tool, every third names a topic without a link."""
    yield "  definition: >-"
    yield f"    {_prose(number, 110)}"
    tail = {
        1: f"It goes with [[topic-{_other(number, 1, size)}]]. ",
        5: f"[[tool:tool-{number % size.tools}]] does it. ",
    }
    named = f"Compare {_title(_other(number, 2, size))}. " if number % 3 == 0 else ""
    yield f"    {tail.get(number % 8, '')}{named}{_prose(number + 1, 80)}"


def _decision(number: int, size: _Size) -> Iterator[str]:
    yield f"  question: {_prose(number + 4, 50)[:-1]}?"
    yield "  answers:"
    for answer in range(_ANSWERS):
        yield f"    - id: answer-{number}-{answer}"
        yield f"      title: {_word(number + answer).capitalize()} {answer}"
        yield f"      fits: {_prose(number + answer, 60)}"
        yield f"      follows: {_prose(number + answer + 1, 60)}"
        yield f"      tools: [tool-{(number + answer) % size.tools}]"


def _checks(number: int) -> Iterator[str]:
    for step in range(_turn(_CHECKS, number)):
        if step == 0:
            yield "  checks:"
        yield f"    - id: check-{number}-{step}"
        yield f"      text: {_prose(number + step, 82)[:-1]} {number} {step}."
        yield f"      why: {_prose(number + step + 3, 50)}"
        yield f"      stage: {_STAGES[number % len(_STAGES)] if step == 0 else 'production'}"
        yield "      roles: [data-scientist, mlops]"


def _references(number: int, kind: str, size: _Size) -> Iterator[str]:
    tools = [f"tool-{name}" for name in _cited(_TOOLS, number, size.tools)]
    papers = [f"paper-{name}" for name in _cited(_PAPERS, number, size.papers)]
    related = sorted({_other(number, step + 1, size) for step in range(_turn(_RELATED, number))} - {number})
    links = range(_turn(_LINKS, number))
    yield from [f"  tools: [{', '.join(tools)}]"] if tools else []
    yield from [f"  papers: [{', '.join(papers)}]"] if papers else []
    yield from [f"  no_paper: {_prose(number, 40)}"] if kind == "method" and not papers else []
    yield from ["  links:"] if links else []
    for step in links:
        yield f'    - {{title: Notes {step} on {number}, url: "https://example.org/{number}/{step}", kind: notes}}'
    yield from ["  related:"] if related else []
    for other in related:
        yield f"    - {{topic: topic-{other}, why: {_prose(other, 45)[:-1].lower()}}}"


def _cited(counts: tuple[int, ...], number: int, of: int) -> list[int]:
    """Return what a topic cites: the next ones in turn, so that nothing is left that no topic cites."""
    before = number // len(counts) * sum(counts) + sum(counts[: number % len(counts)])
    return sorted({(before + step) % of for step in range(_turn(counts, number))})


def _other(number: int, step: int, size: _Size) -> int:
    other = (number * 7 + step * 31 + 3) % size.topics
    return other if other != number else (other + 1) % size.topics


def _turn(counts: tuple[int, ...], number: int) -> int:
    return counts[number % len(counts)]


def _title(number: int) -> str:
    return f"{_word(number).capitalize()} {number}"


def _word(number: int) -> str:
    return _WORDS[number % len(_WORDS)]


def _tools(group: int, names: range) -> str:
    lines = [f"id: group-{group}", f"title: Group {group}", f"summary: {_prose(group, 70)}", "tools:"]
    for name in names:
        lines += [
            f"  - id: tool-{name}",
            f"    name: Tool {name}",
            f"    summary: {_prose(name, 62)}",
            f"    url: https://tool-{name}.example.org/",
            f"    repository: https://example.org/tool-{name}",
            "    licence: Apache-2.0",
            "    availability: open",
            "    hosting: [library]",
            "    status: active",
        ]
    return "\n".join([*lines, ""])


def _papers(part: int, names: range) -> str:
    lines = [f"title: Part {part}", "papers:"]
    for name in names:
        lines += [
            f"  - id: paper-{name}",
            "    type: article",
            f"    title: On the {_word(name)} of {name} and {_prose(name, 40)[:-1].lower()}",
            f'    authors: ["Author{name}, Ann", "Other, Bob"]',
            f"    year: {1990 + name % 36}",
            "    venue: Journal of Examples",
            f"    url: https://example.org/paper/{name}",
        ]
    return "\n".join([*lines, ""])


def _prose(number: int, length: int) -> str:
    """Return a sentence of about `length` characters."""
    text, step = "", 1
    while len(text) < length - 4:
        text += f" {_word(number * step + step)}"
        step += 1
    return f"{text[1:].capitalize()}."
