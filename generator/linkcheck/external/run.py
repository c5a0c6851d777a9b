"""Checks many addresses: hosts in turn, within a budget, with a second look at what failed."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from hashlib import blake2b

from yarl import URL

from generator.linkcheck.external.fetch import Fetcher
from generator.linkcheck.external.manners import AT_ONCE
from generator.linkcheck.external.verdict import Outcome, Verdict

SECOND_LOOK_AFTER = 2.0


async def check_all(
    urls: Iterable[str],
    fetch: Fetcher,
    budget: float,
    tell: Callable[[Outcome], None] = lambda _: None,
    second_look_after: float = SECOND_LOOK_AFTER,
) -> tuple[Outcome, ...]:
    """Return one outcome an address, sorted; what the budget (seconds) leaves over is `unchecked`.

    `tell` hears of every outcome that is final. Where the task is cancelled, it has heard of all that is known.
    """
    wanted = tuple(dict.fromkeys(urls))
    known: dict[str, Outcome] = {}
    doubtful: dict[str, Outcome] = {}

    def first(outcome: Outcome) -> None:
        if outcome.verdict.worth_another_look:
            doubtful[outcome.url] = outcome
        else:
            last(outcome)

    def last(outcome: Outcome) -> None:
        known[outcome.url] = outcome
        tell(outcome)

    try:
        async with asyncio.timeout(budget):
            await _round(wanted, fetch, first)
            if doubtful:
                await asyncio.sleep(second_look_after)
                await _round(tuple(doubtful), fetch, last)
    except TimeoutError:
        for url in wanted:
            if url not in known:
                left = Outcome(url, Verdict.UNCHECKED, reason="the run's time was over")
                last(doubtful.get(url, left))
    return tuple(sorted(known.values(), key=lambda outcome: outcome.url))


def host_of(url: str) -> str:
    """Return the host that an address names, empty where it names none."""
    try:
        return URL(url).host or ""
    except ValueError:
        return ""


def in_shard(url: str, number: int, count: int) -> bool:
    """Whether `url` belongs to shard `number` of `count`, by its host: one machine asks one host."""
    digest = blake2b(host_of(url).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % count == number - 1


async def _round(urls: tuple[str, ...], fetch: Fetcher, tell: Callable[[Outcome], None]) -> None:
    """Check every address once; two workers serve a host, so that no host keeps the others waiting."""
    queues: dict[str, deque[str]] = defaultdict(deque)
    for url in urls:
        queues[host_of(url)].append(url)

    async def work(queue: deque[str]) -> None:
        while queue:
            tell(await fetch.check(queue.popleft()))

    async with asyncio.TaskGroup() as group:
        for queue in queues.values():
            for _ in range(min(AT_ONCE, len(queue))):
                group.create_task(work(queue))
