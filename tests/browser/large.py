"""A knowledge base of 1,040 checks in 13 sections, with every stage and role, and checks that were retired."""

from __future__ import annotations

from collections.abc import Iterator

STAGES = ("poc", "mvp", "production")
ROLES = ("product", "data-scientist", "data-engineer", "software-engineer", "mlops", "security", "legal")
SECTIONS, TOPICS, CHECKS = 13, 10, 8
ALL = SECTIONS * TOPICS * CHECKS
RETIRED = """\
retired:
  - {id: first-name, kind: check, replaced_by: second-name, why: Said better.}
  - {id: second-name, kind: check, replaced_by: check-1, why: Said better still.}
  - {id: once-there, kind: check, why: Nobody has to do that any more.}
"""


def large() -> Iterator[tuple[str, str]]:
    """Yield path and text of every file but atlas.yml; check N has stage N % 3 and role N % 7."""
    for section in range(SECTIONS):
        yield f"sections/{section + 1:02d}-part.yml", "\n".join(_section(section))
    yield "retired.yml", RETIRED


def _section(section: int) -> Iterator[str]:
    yield from (f"id: part-{section}", f"title: Part {section}", f"summary: What part {section} is for.", "topics:")
    for topic in range(section * TOPICS, (section + 1) * TOPICS):
        decision = topic % 10 == 0
        yield from (
            f"  - id: topic-{topic}",
            f"    title: Topic {topic}{'?' if decision else ''}",
            f"    kind: {'decision' if decision else 'practice'}",
            "    stage: poc",
            f"    {'question: Which one' if decision else 'definition: It is'} {topic}{'?' if decision else '.'}",
            f'    links: [{{title: Notes, url: "https://example.org/{topic}", kind: notes}}]',
            "    checks:",
        )
        yield from (_check(number) for number in range(topic * CHECKS, (topic + 1) * CHECKS))
        if decision:
            yield "    answers:"
            yield from (
                f"      - {{id: {name}, title: {name}, fits: Some., follows: Much.}}" for name in ("one", "two")
            )


def _check(number: int) -> str:
    decision = f", decision: topic-{number // 80 * 10}" if number % 8 == 0 else ""
    text = f"Do the thing with number {number} and write down what came of it."
    role, other = ROLES[number % 7], ROLES[(number + 3) % 7]
    return (
        f"      - {{id: check-{number}, text: {text}, why: Because of {number}., "
        f"stage: {STAGES[number % 3]}, roles: [{role}, {other}]{decision}}}"
    )
