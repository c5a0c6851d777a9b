"""What became of one address: a closed set of verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Every answer that the check gives."""

    OK = "ok"
    MOVED = "redirect-permanent"
    ELSEWHERE = "redirect-temporary"
    NO_FRAGMENT = "fragment-missing"
    DEAD = "dead"
    TLS = "tls"
    BLOCKED = "blocked"
    TRANSIENT = "transient"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    UNCHECKED = "unchecked"

    @property
    def fails(self) -> bool:
        """Whether the link does not work for anybody; a wall for robots or a bad day of a server is no failure."""
        return self in {Verdict.DEAD, Verdict.TLS, Verdict.REFUSED}

    @property
    def worth_another_look(self) -> bool:
        """Whether asking again a little later may give another answer."""
        return self in {Verdict.DEAD, Verdict.TLS, Verdict.TRANSIENT, Verdict.TIMEOUT}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one address; `target` is where it leads now, `note` something else worth knowing."""

    url: str
    verdict: Verdict
    status: int = 0
    target: str = ""
    reason: str = ""
    note: str = ""
