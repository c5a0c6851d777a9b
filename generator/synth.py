"""A made-up knowledge base of any size with the shape of the real one, to measure with."""

from __future__ import annotations

from collections.abc import Iterator

_WORDS = (
    *("data", "model", "version", "label", "check", "train", "split", "drift", "score", "feature", "store", "batch"),
    *("stream", "schema", "metric", "loss", "query", "index", "table", "stage", "role", "cost", "risk", "audit"),
    *("trace", "alert", "cache", "queue", "shard", "token", "prompt", "layer", "graph", "node", "edge", "path"),
)
_SECTIONS, _GROUPS = 13, 12


def synthetic(entries: int, atlas: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a sound knowledge base with about `entries` entries.

    The four kinds stand in the proportion of the real content: 27, 30, 25 and 18 in a hundred. Each has references
    to others, so that backlinks grow as they do in life.
    """
    topics = max(_SECTIONS * 2, entries * 27 // 100)
    tools, papers = max(1, entries * 25 // 100), max(1, entries * 18 // 100)
    yield "atlas.yml", atlas
    for section in range(_SECTIONS):
        own = range(section, topics, _SECTIONS)
        yield f"sections/{section + 1:02d}-section.yml", _section(section, list(own), topics, tools, papers)
    for group, names in enumerate(_parts(range(tools), 40)):
        yield f"tools/group-{group}.yml", _tools(group, names)
    for part, names in enumerate(_parts(range(papers), 200)):
        yield f"papers/part-{part}.yml", _papers(part, names)


def _parts(numbers: range, size: int) -> Iterator[range]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _section(section: int, own: list[int], topics: int, tools: int, papers: int) -> str:
    lines = [f"id: section-{section}", f"title: Section {section}", f"summary: {_sentence(section)}", "topics:"]
    groups = own[: min(_GROUPS, len(own))]
    rest = own[len(groups) :]
    for place, group in enumerate(groups):
        children = rest[place :: len(groups)]
        width = max(1, round(len(children) ** 0.5))
        lines += _topic(group, 1, topics, tools, papers)
        for start in range(0, len(children), width + 1):
            head, *below = children[start : start + width + 1]
            if start == 0:
                lines.append("    topics:")
            lines += _topic(head, 3, topics, tools, papers)
            if below:
                lines.append("        topics:")
            for child in below:
                lines += _topic(child, 5, topics, tools, papers)
    return "\n".join([*lines, ""])


def _topic(number: int, depth: int, topics: int, tools: int, papers: int) -> list[str]:
    pad = "  " * depth
    stage = "poc"
    other = (number * 7 + 3) % topics
    lines = [
        f"{pad}- id: topic-{number}",
        f"{pad}  title: {_WORDS[number % len(_WORDS)].capitalize()} {number}",
        f"{pad}  synonyms: [{_WORDS[(number + 5) % len(_WORDS)]} number {number}]",
        f"{pad}  kind: {'method' if number % 3 == 0 else 'practice'}",
        f"{pad}  stage: {stage}",
        f"{pad}  definition: >-",
        f"{pad}    {_sentence(number)} It goes with [[topic-{other}]] and [[tool:tool-{number % tools}]].",
        f"{pad}    {_sentence(number + 1)}",
        f"{pad}  checks:",
        f"{pad}    - id: check-{number}",
        f"{pad}      text: {_sentence(number + 2)}",
        f"{pad}      why: {_sentence(number + 3)}",
        f"{pad}      stage: mvp",
        f"{pad}      roles: [data-scientist, mlops]",
        f"{pad}  tools: [{', '.join(sorted({f'tool-{(number + step * topics) % tools}' for step in range(2)}))}]",
        f"{pad}  papers: [paper-{number % papers}]",
        f"{pad}  links:",
        f'{pad}    - {{title: Notes on {number}, url: "https://example.org/{number}", kind: notes}}',
    ]
    if other != number:
        lines += [f"{pad}  related:", f"{pad}    - {{topic: topic-{other}, why: they meet in practice}}"]
    return lines


def _tools(group: int, names: range) -> str:
    lines = [f"id: group-{group}", f"title: Group {group}", f"summary: {_sentence(group)}", "tools:"]
    for name in names:
        lines += [
            f"  - id: tool-{name}",
            f"    name: Tool {name}",
            f"    summary: {_sentence(name)}",
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
            f"    title: On the {_WORDS[name % len(_WORDS)]} of {name}",
            f'    authors: ["Author{name}, Ann", "Other, Bob"]',
            f"    year: {1990 + name % 36}",
            "    venue: Journal of Examples",
            f"    url: https://example.org/paper/{name}",
        ]
    return "\n".join([*lines, ""])


def _sentence(number: int) -> str:
    words = [_WORDS[(number * step + step) % len(_WORDS)] for step in range(1, 15)]
    return f"{words[0].capitalize()} {' '.join(words[1:])}."
