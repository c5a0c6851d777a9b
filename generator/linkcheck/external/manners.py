"""Keeps the check polite: few requests at a time to each host, with a pause, and none before a host wants one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

AT_ONCE = 2
PAUSE = 0.05
# Requests to all hosts together; each costs a socket and a few kilobytes here, nobody else anything.
OVERALL = 256
# Pages that are read for a fragment may take 2 MiB each; all of them together stay within bounds.
READERS = 16
LONGEST_WAIT = 60.0
# Hosts that half of all links lead to, or that are known to shut out whoever hurries.
STRICTER = {"github.com": 0.5, "arxiv.org": 1.0, "doi.org": 0.3, "medium.com": 0.5}


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    not_before: float = 0.0


@dataclass(slots=True)
class Manners:
    """Hands out turns; one object serves one run."""

    overall: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(OVERALL))
    readers: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READERS))
    pause: float = PAUSE
    _hosts: dict[str, _Host] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str, *, reads: bool = False) -> AsyncIterator[None]:
        """Wait until `host` may be asked, and where a page is read, until there is room; who waits takes no room."""
        state = self._host(host)
        async with state.slots:
            now = asyncio.get_running_loop().time
            while (wait := state.not_before - now()) > 0:
                await asyncio.sleep(wait)
            state.not_before = now() + max(self.pause, STRICTER.get(host, 0.0) if self.pause else 0.0)
            async with self.readers if reads else nullcontext(), self.overall:
                yield

    def hold(self, host: str, seconds: float) -> None:
        """Ask `host` nothing for so many seconds."""
        state = self._host(host)
        state.not_before = max(state.not_before, asyncio.get_running_loop().time() + seconds)

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(asyncio.Semaphore(AT_ONCE))
        return self._hosts[host]


def retry_after(header: str, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks for, as a number or as a date; None where it is neither."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return max(0.0, ((date if date.tzinfo else date.replace(tzinfo=UTC)) - now).total_seconds())
