"""A server that misbehaves in every way that servers do, with the verdict that a careful person would give."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import threading
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from generator.linkcheck.external.verdict import Verdict


class Request:
    """One request, how often its path was asked before, and where to answer."""

    def __init__(self, method: str, path: str, headers: str, before: int, writer: asyncio.StreamWriter) -> None:
        self.method, self.path, self.headers, self.before, self.writer = method, path, headers, before, writer

    async def send(self, raw: bytes) -> None:
        self.writer.write(raw)
        await self.writer.drain()


Respond = Callable[[Request], Awaitable[None]]


def answer(status: int, body: bytes = b"", *headers: str) -> Respond:
    async def respond(request: Request) -> None:
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Content-Type: text/html", *headers]
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        await request.send(head if request.method == "HEAD" else head + body)

    return respond


def raw(text: bytes, *, end: bool = True) -> Respond:
    async def respond(request: Request) -> None:
        await request.send(text)
        if end:
            request.writer.close()

    return respond


def by_method(head: Respond, get: Respond) -> Respond:
    async def respond(request: Request) -> None:
        await (head if request.method == "HEAD" else get)(request)

    return respond


def in_turn(*responds: Respond) -> Respond:
    async def respond(request: Request) -> None:
        await responds[min(request.before, len(responds) - 1)](request)

    return respond


def to(location: str, status: int = 302) -> Respond:
    return answer(status, b"", f"Location: {location}")


async def hang(_: Request) -> None:
    await asyncio.sleep(30)


async def hang_up(request: Request) -> None:
    request.writer.close()


async def reset(request: Request) -> None:
    request.writer.transport.abort()


def drip(start: bytes, piece: bytes, pause: float = 0.05) -> Respond:
    async def respond(request: Request) -> None:
        await request.send(start)
        for _ in range(600):
            await request.send(piece)
            await asyncio.sleep(pause)

    return respond


def flood(start: bytes, piece: bytes, times: int) -> Respond:
    async def respond(request: Request) -> None:
        await request.send(start)
        if request.method != "HEAD" or not start.endswith(b"\r\n\r\n"):
            for _ in range(times):
                await request.send(piece)
        request.writer.close()

    return respond


async def cookie_wall(request: Request) -> None:
    if "seen=1" in request.headers:
        await OK(request)
    else:
        await answer(302, b"", f"Location: {request.path}", "Set-Cookie: seen=1")(request)


async def growing_cookie(request: Request) -> None:
    await answer(302, b"", f"Location: {request.path}", f"Set-Cookie: n={request.before}")(request)


async def endless_redirect(request: Request) -> None:
    await to(f"{request.path}?{request.before}")(request)


def page(body: bytes) -> Respond:
    return answer(200, b"<html><body>" + body)


OK = answer(200, b"<p id=here>")
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LATER = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
_PACK = zlib.compressobj(9)
BOMB = b"".join([*(_PACK.compress(bytes(1_000_000)) for _ in range(200)), _PACK.flush()])
GZIP = b"Content-Encoding: gzip\r\n"

# name: (fragment, how the server answers, the verdicts that a careful person would accept)
CASES: dict[str, tuple[str, Respond, set[Verdict]]] = {
    **{f"status-{s}": ("", answer(s), {Verdict.OK}) for s in (200, 201, 202, 203, 206, 226, 300)},
    "status-204": ("", raw(b"HTTP/1.1 204 X\r\n\r\n"), {Verdict.OK}),
    **{f"status-{s}": ("", answer(s), {Verdict.DEAD}) for s in (400, 404, 410, 414, 418, 421, 422)},
    **{f"status-{s}": ("", answer(s), {Verdict.BLOCKED}) for s in (401, 402, 403, 405, 406, 407, 429, 451, 999)},
    **{
        f"status-{s}": ("", answer(s), {Verdict.TRANSIENT})
        for s in (408, 425, 500, 501, 502, 503, 504, 520, 521, 530, 599)
    },
    **{f"head-{s}": ("", by_method(answer(s), OK), {Verdict.OK}) for s in (400, 403, 404, 405, 429, 500, 501, 503)},
    "head-hangs-up": ("", by_method(hang_up, OK), {Verdict.OK}),
    "head-reset": ("", by_method(reset, OK), {Verdict.OK}),
    "head-garbage": ("", by_method(raw(b"?!\r\n\r\n"), OK), {Verdict.OK}),
    "head-with-body": ("", by_method(raw(HTML + b"Content-Length: 3\r\n\r\nabc"), OK), {Verdict.OK}),
    "429-one-second": ("", in_turn(*[answer(429, b"", "Retry-After: 1")] * 2, OK), {Verdict.OK}),
    "503-one-second": ("", in_turn(*[answer(503, b"", "Retry-After: 1")] * 2, OK), {Verdict.OK}),
    "429-an-hour": ("", answer(429, b"", "Retry-After: 3600"), {Verdict.TRANSIENT}),
    "503-a-date": ("", answer(503, b"", f"Retry-After: {LATER}"), {Verdict.TRANSIENT}),
    "503-for-ages": ("", answer(503, b"", "Retry-After: 99999999999999999999"), {Verdict.TRANSIENT}),
    "503-nonsense": ("", answer(503, b"", "Retry-After: soon"), {Verdict.TRANSIENT}),
    "flapping-500": ("", in_turn(answer(500), answer(500), OK), {Verdict.OK}),
    "flapping-404": ("", in_turn(answer(404), answer(404), OK), {Verdict.OK}),
    "flapping-reset": ("", in_turn(reset, reset, OK), {Verdict.OK}),
    "moved-301": ("", to("/status-200", 301), {Verdict.MOVED}),
    "moved-308": ("", to("/status-200", 308), {Verdict.MOVED}),
    **{f"elsewhere-{s}": ("", to("/status-200", s), {Verdict.ELSEWHERE}) for s in (302, 303, 307)},
    "moved-relative": ("", to("status-200", 301), {Verdict.MOVED}),
    "moved-protocol-relative": ("", to("//moved.test:{port}/status-200", 301), {Verdict.MOVED}),
    "moved-with-spaces": ("", to(" /status-200 ", 301), {Verdict.MOVED}),
    "moved-then-elsewhere": ("", to("/elsewhere-302", 301), {Verdict.MOVED}),
    "elsewhere-then-moved": ("", to("/moved-301", 302), {Verdict.ELSEWHERE}),
    "moved-to-dead": ("", to("/status-404", 301), {Verdict.DEAD}),
    "moved-to-trouble": ("", to("/status-503", 301), {Verdict.TRANSIENT}),
    "moved-to-wall": ("", to("/status-403", 301), {Verdict.BLOCKED}),
    "soft-404": ("", to("/", 301), {Verdict.MOVED}),
    "": ("", OK, {Verdict.OK}),
    "chain-9": ("", to("/chain-8", 301), {Verdict.MOVED}),
    **{f"chain-{n}": ("", to(f"/chain-{n - 1}", 301), {Verdict.MOVED}) for n in range(8, 0, -1)},
    "chain-0": ("", OK, {Verdict.OK}),
    "loop": ("", to("/loop"), {Verdict.DEAD}),
    "loop-a": ("", to("/loop-b", 301), {Verdict.DEAD}),
    "loop-b": ("", to("/loop-a", 301), {Verdict.DEAD}),
    "endless-redirect": ("", endless_redirect, {Verdict.DEAD}),
    "redirect-to-nowhere": ("", answer(302), {Verdict.DEAD}),
    "redirect-to-file": ("", to("file:///etc/passwd"), {Verdict.REFUSED}),
    "redirect-to-script": ("", to("javascript:alert(1)"), {Verdict.REFUSED}),
    "redirect-to-data": ("", to("data:text/html,x"), {Verdict.REFUSED}),
    "redirect-to-ftp": ("", to("ftp://example.org/"), {Verdict.REFUSED}),
    "redirect-with-user": ("", to("http://user:secret@a.test:{port}/status-200"), {Verdict.REFUSED}),
    "redirect-broken": ("", to("http://[::1/"), {Verdict.REFUSED}),
    "redirect-to-unknown-host": ("", to("http://unknown.test/", 301), {Verdict.DEAD}),
    **{
        f"redirect-to-private-{n}": ("", to(target, 301 if n % 2 else 302), {Verdict.REFUSED})
        for n, target in enumerate(
            (
                "http://127.0.0.2:{canary}/",
                "http://2130706434:{canary}/",
                "http://0x7f000002:{canary}/",
                "http://0177.0.0.2:{canary}/",
                "http://127.2:{canary}/",
                "http://[::ffff:127.0.0.2]:{canary}/",
                "http://[::ffff:7f00:2]:{canary}/",
                "http://[64:ff9b::7f00:2]:{canary}/",
                "http://private.test:{canary}/",
                "//127.0.0.2:{canary}/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:{canary}/",
                "http://0.0.0.0:{canary}/",
                "http://10.0.0.1/",
                "http://168.63.129.16/",
                "http://①②⑦.0.0.2:{canary}/",
            )
        )
    },
    "hang": ("", hang, {Verdict.TIMEOUT}),
    "dripping-headers": ("", drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), {Verdict.TIMEOUT, Verdict.TRANSIENT}),
    "dripping-status": ("", drip(b"HTTP/1.1", b" "), {Verdict.TIMEOUT, Verdict.TRANSIENT}),
    "dripping-body": ("", drip(HTML + b"\r\n", b"x"), {Verdict.OK}),
    "dripping-body-with-fragment": ("nowhere", drip(HTML + b"\r\n", b"x"), {Verdict.TIMEOUT, Verdict.OK}),
    "endless-100": ("", drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01), {Verdict.TIMEOUT, Verdict.TRANSIENT}),
    "endless-103": (
        "",
        drip(b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 0.01),
        {Verdict.TIMEOUT, Verdict.TRANSIENT},
    ),
    "one-103-first": ("", raw(b"HTTP/1.1 103 X\r\n\r\n" + HTML + b"Content-Length: 0\r\n\r\n"), {Verdict.OK}),
    "hang-up": ("", hang_up, {Verdict.TRANSIENT}),
    "reset": ("", reset, {Verdict.TRANSIENT}),
    "garbage": ("", raw(b"\x00\xff\x13 what is this\r\n\r\n"), {Verdict.TRANSIENT, Verdict.TIMEOUT}),
    "not-http": ("", raw(b"220 mail.example ESMTP\r\n"), {Verdict.TRANSIENT}),
    "half-a-header": ("", raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), {Verdict.TRANSIENT}),
    "truncated": ("", raw(HTML + b"Content-Length: 900\r\n\r\nabc"), {Verdict.OK}),
    "truncated-with-fragment": ("nowhere", raw(HTML + b"Content-Length: 900\r\n\r\nabc"), {Verdict.OK}),
    "wrong-length": ("", raw(HTML + b"Content-Length: x\r\n\r\nabc"), {Verdict.OK, Verdict.TRANSIENT}),
    "bad-chunks": (
        "nowhere",
        raw(HTML + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"),
        {Verdict.OK, Verdict.TRANSIENT},
    ),
    "long-header": ("", answer(200, b"", "X: " + "x" * 12_000), {Verdict.OK}),
    "huge-header": ("", flood(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 65536, 1600), {Verdict.TRANSIENT}),
    "endless-headers": ("", flood(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 10_000, 1000), {Verdict.TRANSIENT}),
    "huge-body": ("", flood(HTML + b"\r\n", b"x" * 65536, 1600), {Verdict.OK}),
    "huge-body-with-fragment": ("nowhere", flood(HTML + b"\r\n", b"x" * 65536, 1600), {Verdict.OK}),
    "bomb": ("nowhere", flood(HTML + GZIP + b"\r\n", BOMB, 1), {Verdict.OK}),
    "bad-gzip": ("nowhere", answer(200, b"not gzip", "Content-Encoding: gzip"), {Verdict.OK}),
    "packed-otherwise": ("nowhere", answer(200, b"xxxx", "Content-Encoding: br"), {Verdict.OK}),
    "gzip": ("here", answer(200, gzip.compress(b"<p id=here>"), "Content-Encoding: gzip"), {Verdict.OK}),
    "gzip-without": (
        "nowhere",
        answer(200, gzip.compress(b"<p id=x>"), "Content-Encoding: gzip"),
        {Verdict.NO_FRAGMENT},
    ),
    "cookie-wall": ("", cookie_wall, {Verdict.OK, Verdict.ELSEWHERE}),
    "growing-cookie": ("", growing_cookie, {Verdict.DEAD}),
    "fragment": ("here", page(b"<p id='here'>"), {Verdict.OK}),
    "fragment-by-name": ("here", page(b"<a name=here>"), {Verdict.OK}),
    "fragment-of-github": ("here", page(b"<h1 id=user-content-here>"), {Verdict.OK}),
    "fragment-missing": ("here", page(b"<p id=there>here"), {Verdict.NO_FRAGMENT}),
    "fragment-in-comment": ("here", page(b"<!-- <p id=here> -->"), {Verdict.NO_FRAGMENT}),
    "fragment-encoded": ("gr%C3%BC%C3%9Fe", page("<p id=gr\u00fc\u00dfe>".encode()), {Verdict.OK}),
    "fragment-late": ("here", page(b"x" * 900_000 + b"<p id=here>"), {Verdict.OK}),
    "fragment-beyond-cap": ("here", page(b"x" * 3_000_000 + b"<p id=here>"), {Verdict.OK}),
    "fragment-scripted": ("here", page(b'<div id="root"></div><script src=x></script>'), {Verdict.OK}),
    "fragment-route": ("/route", page(b""), {Verdict.OK}),
    "fragment-of-text": (":~:text=x", page(b""), {Verdict.OK}),
    "fragment-line": ("L10", page(b""), {Verdict.OK}),
    "fragment-of-pdf": ("x", raw(b"HTTP/1.1 200 X\r\nContent-Type: application/pdf\r\n\r\n%PDF"), {Verdict.OK}),
    "fragment-of-dead": ("here", answer(404, b"<p id=here>"), {Verdict.DEAD}),
    "fragment-after-move": ("here", to("/fragment", 301), {Verdict.MOVED}),
}


class FaultServer:
    """Serves CASES on `address` and counts connections to a canary on 127.0.0.2, in a thread of its own."""

    def __init__(self, tls: ssl.SSLContext | None = None, address: str = "127.0.0.1") -> None:
        self._address = address
        self.hits: Counter[str] = Counter()
        self.canary_hits = 0
        self.port = self.canary = 0
        self._tls = tls
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> FaultServer:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._main())

    async def _main(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._client, self._address, 0, ssl=self._tls)
        canary = await asyncio.start_server(self._bitten, "127.0.0.2", 0)
        self.port = server.sockets[0].getsockname()[1]
        self.canary = canary.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        canary.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _bitten(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.canary_hits += 1
        writer.close()

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                name = path.split("?")[0].lstrip("/")
                request = Request(method, path, head, self.hits[name], writer)
                self.hits[name] += 1
                request.writer = _Filling(writer, {"port": self.port, "canary": self.canary})  # type: ignore[assignment]
                await CASES[name][1](request)
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


class _Filling:
    """Writes with the ports of the servers filled in."""

    def __init__(self, writer: asyncio.StreamWriter, ports: dict[str, int]) -> None:
        self._writer, self._ports = writer, ports
        self.close, self.drain, self.transport = writer.close, writer.drain, writer.transport

    def write(self, text: bytes) -> None:
        for name, port in self._ports.items() if len(text) < 2000 else ():
            text = text.replace(f"{{{name}}}".encode(), str(port).encode())
        self._writer.write(text)
