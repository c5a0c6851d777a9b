"""The table of rules; what a rule says is its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import duplicates, ids, lists, prose, references, shape
from generator.checks.subject import Subject
from generator.problems import Problem

__all__ = ["RULES", "Rule", "Subject", "check"]

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    ids.unique,
    ids.answers_unique,
    ids.not_reserved,
    ids.permanent,
    ids.retired_is_gone,
    ids.replacements_end,
    lists.described,
    lists.stages_and_roles,
    shape.surveyable,
    shape.forward,
    shape.decisions,
    shape.reasons,
    references.topics,
    references.tools,
    references.stack,
    duplicates.titles,
    duplicates.addresses,
    duplicates.papers,
    prose.safe,
    prose.resolved,
)

WHOLE: tuple[Rule, ...] = (shape.not_empty, references.tools_used, references.papers_used)
"""Rules that would only repeat what is wrong already while some entry cannot be read."""


def check(subject: Subject) -> tuple[Problem, ...]:
    """Return every problem that some rule finds, sorted by place."""
    rules = (*RULES, *WHOLE) if subject.whole else RULES
    return tuple(sorted({problem for rule in rules for problem in rule(subject)}))
