"""Looks for an anchor in a page while it arrives, with bounds on what is read and unpacked."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from enum import Enum
from urllib.parse import unquote

CAP = 2 * 1024 * 1024
_STEP = 64 * 1024
_SCRIPTED = (
    b'id="root"',
    b'id="app"',
    b'id="__next"',
    b'id="__nuxt"',
    b"enable javascript",
    b"data-reactroot",
    b"ng-app",
)
_DRAWN_BY_SCRIPT = ("/", "!", ":~:", "page=", "L", "issuecomment-", "discussion", "t=")


class Found(Enum):
    """Whether an anchor is there; a page that scripts build, or one too long, leaves it open."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def knowable(fragment: str) -> bool:
    """Whether the HTML of a page can say that a fragment exists; routes of scripts and line numbers are not in it."""
    return bool(fragment) and not fragment.startswith(_DRAWN_BY_SCRIPT) and fragment.casefold() != "top"


async def unpacked(chunks: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    """Yield the body in pieces of at most 64 KiB, whatever a bomb unpacks to; raises zlib.error, ValueError."""
    if encoding in {"", "identity"}:
        async for chunk in chunks:
            yield chunk
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(f"the page is packed as {encoding}")
    packed = zlib.decompressobj(zlib.MAX_WBITS | 32)
    async for chunk in chunks:
        rest = chunk
        while rest:
            yield packed.decompress(rest, _STEP)
            rest = packed.unconsumed_tail


async def find(body: AsyncIterator[bytes], fragment: str) -> Found:
    """Return whether the page has the anchor; stops reading at the first match and at 2 MiB."""
    # Most runs meet no fragment and do without the parser.
    from generator.linkcheck.internal.html import anchors_of  # noqa: PLC0415

    names = {fragment, unquote(fragment)}
    needles = [name.encode() for name in names]
    seen = bytearray()
    async for piece in body:
        searched = max(0, len(seen) - max(map(len, needles)))
        seen += piece
        if any(needle in seen[searched:] for needle in needles) and names & anchors_of(bytes(seen)):
            return Found.YES
        if len(seen) > CAP:
            return Found.UNKNOWN
    if names & anchors_of(bytes(seen)):
        return Found.YES
    lowered = bytes(seen[:_STEP]).lower()
    return Found.UNKNOWN if any(mark in lowered for mark in _SCRIPTED) else Found.NO


async def holds(body: AsyncIterator[bytes], words: bytes) -> bool:
    """Return whether `words` stand in the first 2 MiB of the page."""
    tail, total = b"", 0
    async for piece in body:
        if words in tail + piece:
            return True
        total += len(piece)
        tail = (tail + piece)[-len(words) :]
        if total > CAP:
            break
    return False
