"""Asks for one address and judges the answer; follows redirects by hand, with every hop checked again."""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from generator.linkcheck.external import fragments
from generator.linkcheck.external.failures import judge
from generator.linkcheck.external.fragments import Found
from generator.linkcheck.external.guard import Guard, GuardedResolver
from generator.linkcheck.external.manners import LONGEST_WAIT, Manners, retry_after
from generator.linkcheck.external.verdict import Outcome, Verdict

HOPS = 10
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WALLS = frozenset({401, 402, 403, 405, 406, 407, 429, 451, 999})
_LATER = frozenset({408, 425})
_REPOSITORY = re.compile(r"https://github\.com/[^/]+/[^/]+/?")
_ARCHIVED = b"archived by the owner"
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; mlatlas-links/1.0)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}


class Answer(NamedTuple):
    """What one request brought: status, headers that matter, and what the body says where it was read."""

    status: int
    location: str = ""
    wait: float | None = None
    found: Found = Found.YES
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Asks for addresses through one session; `hop` and `whole` are seconds for a request and for an address."""

    session: aiohttp.ClientSession
    manners: Manners
    hop: float = 20.0
    whole: float = 40.0

    async def check(self, url: str) -> Outcome:
        """Return the verdict on `url`; nothing that a server does is raised."""
        seen: set[tuple[str, str]] = set()
        moved = temporary = ""
        clock = asyncio.get_running_loop().time
        spent = 0.0
        current = url
        for _ in range(HOPS + 1):
            if fault := _fault(current):
                return Outcome(url, Verdict.REFUSED, reason=_through(url, current, fault))
            here = URL(current)
            key = (str(here), str(self.session.cookie_jar.filter_cookies(here)))
            if key in seen:
                return Outcome(url, Verdict.DEAD, reason="redirects in a circle")
            seen.add(key)
            try:
                async with self.manners.turn(here.host or "", reads=fragments.knowable(here.raw_fragment)):
                    began = clock()
                    async with asyncio.timeout(min(self.hop, self.whole - spent)):
                        answer = await self._ask(here)
            except (aiohttp.ClientError, OSError, TimeoutError, ValueError, zlib.error) as error:
                verdict, reason = judge(error)
                return Outcome(url, verdict, reason=_through(url, current, reason))
            spent += clock() - began
            if answer.status not in _REDIRECTS:
                return self._verdict(url, answer, here, moved, temporary)
            if not answer.location:
                return Outcome(url, Verdict.DEAD, answer.status, reason="redirects without saying where to")
            following = _joined(here, answer.location)
            if following is None:
                return Outcome(url, Verdict.REFUSED, answer.status, reason=f"redirects to {answer.location[:200]!r}")
            if answer.status in _PERMANENT and not temporary:
                moved = following
            else:
                temporary = following
            current = following
        return Outcome(url, Verdict.DEAD, reason=f"redirects more than {HOPS} times")

    async def _ask(self, here: URL) -> Answer:
        """Return the answer to HEAD, or to GET where that is not 2xx, not a redirect, or where the body matters."""
        wants_body = fragments.knowable(here.raw_fragment) or bool(_REPOSITORY.fullmatch(str(here)))
        if not wants_body:
            try:
                async with self._request("HEAD", here) as response:
                    answer = _answer(response)
                if answer.status < 400:
                    return answer
            except (aiohttp.ClientResponseError, aiohttp.ServerDisconnectedError, ConnectionResetError):
                pass  # Some servers know no HEAD and answer nonsense or hang up.
        async with self._request("GET", here) as response:
            answer = _answer(response)
            if 200 <= answer.status < 300 and wants_body:
                answer = await _read(response, answer, here)
            response.close()
            return answer

    @asynccontextmanager
    async def _request(self, method: str, here: URL) -> AsyncIterator[aiohttp.ClientResponse]:
        async with self.session.request(method, here, allow_redirects=False) as response:
            yield response

    def _verdict(self, url: str, answer: Answer, here: URL, moved: str, temporary: str) -> Outcome:
        status = answer.status
        if 200 <= status < 400:
            return _alive(url, answer, moved, temporary)
        if answer.wait is not None and (status in _WALLS or status >= 500):
            if answer.wait > LONGEST_WAIT:
                return Outcome(url, Verdict.TRANSIENT, status, reason=f"asks for {answer.wait:.0f} s of patience")
            self.manners.hold(here.host or "", answer.wait)
            return Outcome(url, Verdict.TRANSIENT, status, reason="asks for a little patience")
        if status in _WALLS:
            return Outcome(url, Verdict.BLOCKED, status, reason="does not let programs in")
        if status in _LATER or status >= 500:
            return Outcome(url, Verdict.TRANSIENT, status, reason="the server is in trouble")
        return Outcome(url, Verdict.DEAD, status, reason=_through(url, str(here), f"answers {status}"))


@asynccontextmanager
async def fetcher(
    guard: Guard,
    *,
    hop: float = 20.0,
    ca_file: str | None = None,
    manners: Manners | None = None,
    resolver: AbstractResolver | None = None,
) -> AsyncIterator[Fetcher]:
    """Open a session that reads no environment, knows no proxy and connects to what `guard` permits only."""
    tls = ssl.create_default_context(cafile=ca_file)
    connector = aiohttp.TCPConnector(
        ssl=tls,
        limit=0,
        resolver=GuardedResolver(resolver or aiohttp.ThreadedResolver(), guard.permits),
        socket_factory=guard.socket,
    )
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.CookieJar(unsafe=True),
        headers=HEADERS,
        timeout=aiohttp.ClientTimeout(total=hop),
        auto_decompress=False,
        trust_env=False,
        read_bufsize=64 * 1024,
        max_line_size=16 * 1024,
        max_field_size=16 * 1024,
    )
    async with session:
        yield Fetcher(session, manners or Manners(), hop, 2 * hop)


def _answer(response: aiohttp.ClientResponse) -> Answer:
    wait = retry_after(response.headers.get("Retry-After", ""), datetime.now(UTC))
    return Answer(response.status, response.headers.get("Location", "").strip(), wait)


async def _read(response: aiohttp.ClientResponse, answer: Answer, here: URL) -> Answer:
    """Return the answer with what the page says about the fragment, or about the repository's state."""
    body = fragments.unpacked(
        response.content.iter_chunked(64 * 1024), response.headers.get("Content-Encoding", "").strip().lower()
    )
    try:
        if fragments.knowable(here.raw_fragment):
            if "html" not in response.content_type:
                return answer
            return answer._replace(found=await fragments.find(body, here.raw_fragment))
        return answer._replace(archived=await fragments.holds(body, _ARCHIVED))
    except (zlib.error, ValueError, aiohttp.ClientPayloadError, TimeoutError):
        return answer._replace(found=Found.UNKNOWN)


def _alive(url: str, answer: Answer, moved: str, temporary: str) -> Outcome:
    note = "the repository is archived" if answer.archived else ""
    if answer.found is Found.NO:
        reason = f"the page has no #{URL(url).fragment or URL(moved or temporary).fragment}"
        return Outcome(url, Verdict.NO_FRAGMENT, answer.status, moved, reason, note)
    reason = "cannot tell whether the fragment is there" if answer.found is Found.UNKNOWN else ""
    if moved and _collapsed(url, moved):
        return Outcome(url, Verdict.MOVED, answer.status, "", f"leads to a home page now, {moved}: probably gone", note)
    if moved:
        return Outcome(url, Verdict.MOVED, answer.status, moved, reason or "moved for good", note)
    if temporary:
        return Outcome(url, Verdict.ELSEWHERE, answer.status, temporary, reason or "leads elsewhere for now", note)
    return Outcome(url, Verdict.OK, answer.status, "", reason, note)


def _collapsed(url: str, moved: str) -> bool:
    """Whether a page has become a mere home page: what sites do instead of saying that it is gone."""
    return len(URL(url).path) > 1 and len(URL(moved).path) <= 1 and not URL(moved).query


def _fault(address: str) -> str:
    """Return why an address is not asked at all; empty where it is."""
    try:
        url = URL(address)
        port = url.port
    except ValueError as error:
        return f"is no address: {error}"
    if url.scheme not in {"http", "https"}:
        return f"{url.scheme or 'no'} scheme instead of http or https"
    if not url.host or port == 0:
        return "names no host"
    return "carries a user name" if url.user is not None or url.password is not None else ""


def _joined(here: URL, location: str) -> str | None:
    """Return the address that a redirect names, with the fragment kept as browsers do; None where it is none."""
    try:
        there = here.join(URL(location))
        return str(there if there.raw_fragment or not here.raw_fragment else there.with_fragment(here.fragment))
    except ValueError:
        return None


def _through(url: str, current: str, reason: str) -> str:
    return reason if url == current else f"redirects to {current[:300]}: {reason}"
