"""Shows outcomes: as findings for the reports that all checks share, as text and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, assert_never

from generator.linkcheck.external.sources import Places
from generator.linkcheck.external.verdict import Outcome, Verdict
from generator.linkcheck.findings import Finding, Level


def plain(outcome: Outcome, places: Places) -> dict[str, Any]:
    """Return the JSON object of an address."""
    return {
        "url": outcome.url,
        "verdict": outcome.verdict.value,
        "status": outcome.status,
        "target": outcome.target,
        "reason": "; ".join(filter(None, (outcome.reason, outcome.note))),
        "sources": [":".join(map(str, position)) for position in places.get(outcome.url, ())],
    }


def findings(outcomes: Iterable[Outcome], places: Places) -> tuple[Finding, ...]:
    """Return a finding for each place of each address that does not simply work."""
    return tuple(
        Finding(level, outcome.verdict.value, outcome.url, said(outcome), position, plain(outcome, places))
        for outcome in outcomes
        if (level := _level(outcome)) is not None
        for position in places.get(outcome.url, ()) or (None,)
    )


def said(outcome: Outcome) -> str:
    """Return what is to be said of an address, with what may be done about it."""
    words = ", ".join(filter(None, (outcome.reason, outcome.note))) or outcome.verdict.value
    if outcome.verdict is Verdict.MOVED and outcome.target:
        return f"{words}: write {outcome.target} (mlatlas links fix does)"
    if outcome.verdict is Verdict.DEAD:
        return f"{words}; a copy may be at https://web.archive.org/web/{outcome.url}"
    return words


def text(outcomes: tuple[Outcome, ...], places: Places) -> str:
    """Return a line for each address that does not simply work, and the counts."""
    lines = [
        f"{':'.join(map(str, found.position or ('-',)))}: {found.place}: {found.message} [{found.code}]"
        for found in findings(outcomes, places)
    ]
    return "\n".join([*lines, counts(outcomes)])


def markdown(outcomes: tuple[Outcome, ...], places: Places) -> str:
    """Return a summary for a pull request or an issue."""
    rows = [
        f"| {outcome.verdict.value} | <{_cell(outcome.url)}> | {_cell(said(outcome))} | {where} |"
        for outcome in sorted(outcomes, key=lambda outcome: (list(Verdict).index(outcome.verdict), outcome.url))
        if _level(outcome) is not None
        for where in [", ".join(f"`{path}:{line}`" for path, line, _ in places.get(outcome.url, ()))]
    ]
    table = ["", "| verdict | address | what | where |", "|---|---|---|---|", *rows] if rows else []
    return "\n".join(["## Links", "", counts(outcomes), *table])


def counts(outcomes: Iterable[Outcome]) -> str:
    """Return how many addresses got which verdict, in one line."""
    numbers = Counter(outcome.verdict for outcome in outcomes)
    parts = [f"{numbers[verdict]} {verdict.value}" for verdict in Verdict if numbers[verdict]]
    return f"{sum(numbers.values())} addresses: {', '.join(parts) or 'none to check'}"


def _level(outcome: Outcome) -> Level | None:
    match outcome.verdict:
        case Verdict.DEAD | Verdict.TLS | Verdict.REFUSED:
            return "error"
        case Verdict.MOVED | Verdict.NO_FRAGMENT:
            return "warning"
        case Verdict.BLOCKED | Verdict.TRANSIENT | Verdict.TIMEOUT | Verdict.UNCHECKED:
            return "note"
        case Verdict.OK | Verdict.ELSEWHERE:
            return "warning" if outcome.note else None
        case _:
            assert_never(outcome.verdict)


def _cell(words: str) -> str:
    return words.replace("|", "%7C").replace("\n", " ").replace("<", "%3C").replace(">", "%3E")
