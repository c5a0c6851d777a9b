"""Where a project stands: its progress against the checks that a filter means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from generator.knowledge import KnowledgeBase
from generator.progress.record import Project, State
from generator.progress.selection import Chosen
from generator.succession import former_checks


@dataclass(frozen=True, slots=True)
class Count:
    """What is not applicable counts neither as done nor as something to do."""

    todo: int
    doing: int
    done: int
    na: int

    @property
    def of(self) -> int:
        """How many checks count."""
        return self.todo + self.doing + self.done

    @property
    def percent(self) -> float:
        """Return the share that is done; where nothing counts, nothing is missing."""
        return 100 * self.done / self.of if self.of else 100.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts in all and for each section, the earliest open checks, and what the atlas no longer has."""

    name: str
    count: Count
    sections: tuple[tuple[str, Count], ...]
    open: tuple[Chosen, ...]
    gone: tuple[str, ...]


def standing(base: KnowledgeBase, project: Project, checks: tuple[Chosen, ...]) -> Standing:
    """Return where the project stands; what a retired check knew counts for the one that took its place."""
    former = former_checks(base)
    states = {chosen.check.id: _state(project, chosen.check.id, former) for chosen in checks}
    known = {*base.checks, *(name for names in former.values() for name in names)}
    by_section = groupby(checks, lambda chosen: f"{chosen.number} {chosen.section.title}")
    return Standing(
        project.name,
        _count(list(states.values())),
        tuple((title, _count([states[chosen.check.id] for chosen in members])) for title, members in by_section),
        tuple(chosen for chosen in checks if states[chosen.check.id] in {"todo", "doing"}),
        tuple(sorted(set(project.checks) - known)),
    )


def _state(project: Project, name: str, former: dict[str, tuple[str, ...]]) -> State:
    entries = [project.checks[key] for key in (name, *former.get(name, ())) if key in project.checks]
    return max(entries, key=lambda entry: entry.at).state if entries else "todo"


def _count(states: list[State]) -> Count:
    counts = Counter(states)
    return Count(counts["todo"], counts["doing"], counts["done"], counts["na"])
