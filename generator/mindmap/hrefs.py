"""Addresses that may stand in a map."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = frozenset({"http", "https", "mailto"})
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff\ufffe\uffff]")


def safe_href(prefix: str, href: str) -> str | None:
    """Return the address to write, `prefix` before a relative one; None when it is not safe to follow.

    Safe are http, https, mailto, relative addresses and `#` ones; not another scheme, not `//host`, and
    nothing that a browser strips or rewrites (controls, spaces, backslashes) before it reads the scheme.
    """
    target = href if _SCHEME.match(href) or href.startswith("#") else prefix + href
    scheme = _SCHEME.match(target)
    if not target or _UNSAFE.search(target) or target.startswith("//"):
        return None
    if scheme and scheme[1].lower() not in _ALLOWED:
        return None
    return target
