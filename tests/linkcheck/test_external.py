"""The external check against a server that misbehaves in every known way, over real sockets."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from generator.linkcheck.external.fetch import fetcher
from generator.linkcheck.external.guard import Guard, RefusedAddress
from generator.linkcheck.external.manners import READERS, Manners
from generator.linkcheck.external.run import check_all
from generator.linkcheck.external.verdict import Outcome, Verdict
from tests.linkcheck.faults import CASES, FaultServer

GUARD = Guard((ip_network("127.0.0.1/32"),))


class Names(AbstractResolver):
    """Knows names that end in .test; `rebinding.test` is harmless when first asked and private from then on."""

    def __init__(self) -> None:
        self.asked = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host.startswith("unknown"):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        if host.startswith("dns-trouble"):
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        if not host.endswith(".test"):
            return await ThreadedResolver().resolve(host, port, family)
        address = "127.0.0.2" if host == "private.test" else "127.0.0.1"
        if host == "rebinding.test":
            self.asked += 1
            address = "127.0.0.1" if self.asked == 1 else "127.0.0.2"
        found = [ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0)]
        if host == "both.test":
            found += [
                ResolveResult(hostname=host, host="127.0.0.2", port=port, family=socket.AF_INET, proto=0, flags=0)
            ]
        return found

    async def close(self) -> None: ...


def ask(urls: list[str], hop: float = 1.5, budget: float = 60, ca_file: str | None = None) -> dict[str, Outcome]:
    async def run() -> tuple[Outcome, ...]:
        manners = Manners(pause=0)
        async with fetcher(GUARD, hop=hop, manners=manners, resolver=Names(), ca_file=ca_file) as fetch:
            return await check_all(urls, fetch, budget, second_look_after=0.2)

    return {outcome.url: outcome for outcome in asyncio.run(run())}


def address(name: str, fragment: str, port: int) -> str:
    return f"http://case-{list(CASES).index(name)}.test:{port}/{name}" + (f"#{fragment}" if fragment else "")


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture(scope="module")
def outcomes(server: FaultServer) -> dict[str, Outcome]:
    """Check every case in one run, as they would come in one file."""
    urls = {name: address(name, fragment, server.port) for name, (fragment, _, _) in CASES.items()}
    began = time.monotonic()
    found = ask(list(urls.values()))
    assert time.monotonic() - began < 60
    return {name: found[url] for name, url in urls.items()}


@pytest.mark.parametrize("name", CASES)
def test_the_verdict_is_what_a_careful_person_would_say(name: str, outcomes: dict[str, Outcome]) -> None:
    assert outcomes[name].verdict in CASES[name][2], outcomes[name]


def test_not_one_connection_went_to_a_refused_address(outcomes: dict[str, Outcome], server: FaultServer) -> None:
    assert outcomes
    assert server.canary_hits == 0


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.2",
        "2130706434",
        "0x7f000002",
        "0177.0.0.2",
        "127.2",
        "[::ffff:127.0.0.2]",
        "[::ffff:7f00:2]",
        "[64:ff9b::7f00:2]",
        "[2002:7f00:2::]",
        "[::127.0.0.2]",
        "[::]",
        "0.0.0.0",
        "private.test",
        "both.test",
        "user:secret@a.test",
        "224.0.0.1",
        "100.64.0.1",
        "192.0.0.192",
        "[fe80::1]",
        "[fd00:ec2::254]",
    ],
)
def test_a_refused_address_is_never_connected(host: str, server: FaultServer) -> None:
    url = f"http://{host}:{server.canary}/"
    assert ask([url])[url].verdict is Verdict.REFUSED
    assert server.canary_hits == 0


def test_a_name_that_changes_its_address_gets_nobody_inside(server: FaultServer) -> None:
    urls = [f"http://rebinding.test:{port}/status-200" for port in (server.port, server.canary)]
    asyncio.run(_after_each_other(urls))
    assert server.canary_hits == 0


async def _after_each_other(urls: list[str]) -> None:
    async with fetcher(GUARD, hop=1, manners=Manners(pause=0), resolver=Names()) as fetch:
        first, second = [await fetch.check(url) for url in urls]
    assert (first.verdict, second.verdict) == (Verdict.OK, Verdict.REFUSED)


def test_the_socket_itself_refuses_whatever_the_resolver_said() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.2", 80))
    with pytest.raises(RefusedAddress):
        GUARD.socket(info)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "127.0.0.1", "::ffff:1.1.1.1"])
def test_public_and_allowed_addresses_are_permitted(address: str) -> None:
    assert GUARD.permits(address)


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("ftp://a.test/", Verdict.REFUSED),
        ("file:///etc/passwd", Verdict.REFUSED),
        ("http://", Verdict.REFUSED),
        ("http://[", Verdict.REFUSED),
        ("http://a.test:99999/", Verdict.REFUSED),
        ("nonsense", Verdict.REFUSED),
        ("http://unknown.test/", Verdict.DEAD),
        ("http://dns-trouble.test/", Verdict.TRANSIENT),
        ("http://closed.test:1/", Verdict.DEAD),
    ],
)
def test_what_never_gets_an_answer(url: str, verdict: Verdict) -> None:
    assert ask([url])[url].verdict is verdict


def test_a_move_names_the_new_address(outcomes: dict[str, Outcome], server: FaultServer) -> None:
    host = outcomes["chain-9"].url.rpartition("/")[0]
    assert outcomes["chain-9"].target == f"{host}/chain-0"
    assert outcomes["moved-then-elsewhere"].target.endswith("/elsewhere-302")
    assert outcomes["fragment-after-move"].target.endswith("/fragment#here")


def test_a_site_that_sends_everybody_to_its_front_page_proposes_nothing(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["soft-404"].target == ""
    assert "home page" in outcomes["soft-404"].reason


def test_the_budget_ends_the_run_and_says_what_is_left(server: FaultServer) -> None:
    urls = [f"http://h{number}.test:{server.port}/hang" for number in range(80)]
    began = time.monotonic()
    found = ask(urls, hop=20, budget=1)
    assert time.monotonic() - began < 4
    assert {outcome.verdict for outcome in found.values()} == {Verdict.UNCHECKED}


def test_no_host_is_asked_for_more_than_two_things_at_once() -> None:
    most = now = 0

    async def visit(manners: Manners) -> None:
        nonlocal most, now
        async with manners.turn("a.test"):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.01)
            now -= 1

    async def run() -> None:
        manners = Manners(pause=0)
        await asyncio.gather(*(visit(manners) for _ in range(10)))

    asyncio.run(run())
    assert most == 2


def test_pages_that_are_read_are_few_at_a_time_and_the_others_do_not_wait_for_them() -> None:
    most = now = 0

    async def read(manners: Manners, host: str, done: asyncio.Event) -> None:
        nonlocal most, now
        async with manners.turn(host, reads=True):
            now += 1
            most = max(most, now)
            await done.wait()
            now -= 1

    async def run() -> None:
        manners, done = Manners(pause=0), asyncio.Event()
        readers = [asyncio.create_task(read(manners, f"{number}.test", done)) for number in range(3 * READERS)]
        await asyncio.sleep(0.01)
        async with asyncio.timeout(1), manners.turn("quick.test"):
            done.set()
        await asyncio.gather(*readers)

    asyncio.run(run())
    assert most == READERS


def test_a_host_gets_its_pause() -> None:
    async def run() -> float:
        manners = Manners(pause=0.05)
        began = time.monotonic()
        for _ in range(4):
            async with manners.turn("a.test"):
                pass
        return time.monotonic() - began

    assert asyncio.run(run()) >= 0.15
