"""Finds the file of a site that a link means, as a browser on a plain web server would."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.linkcheck.internal.site import Site
from generator.problems import did_you_mean

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ELSEWHERE = frozenset(
    {"http", "https", "mailto", "tel", "sms", "data", "blob", "javascript", "about", "ftp", "git", "doi"}
)
# A way up and plainly down again: neither a scheme, nor a query alone, nor a path from the root, however disguised.
_CLIMB = re.compile(r"((?:\.\./)+)(\w[^:]*)")
_UNSEEN = str.maketrans("", "", "\t\n\r")


class Target(NamedTuple):
    """Where a link leads: a file of the site, or what is wrong; both empty for what is elsewhere."""

    path: str = ""
    code: str = ""
    message: str = ""


ELSEWHERE = Target()


@dataclass(frozen=True)
class Resolver:
    """Resolves links of one site that is published at `origin` + `root` (`https://x.org` and `/atlas/`)."""

    site: Site
    origin: str = ""
    root: str = "/"
    _known: dict[tuple[str, str], Target] = field(default_factory=dict)

    def resolve(self, directory: str, href: str) -> Target:
        """Return the target of `href` (without its fragment) in a file in `directory` (`topics/x/`)."""
        if href.startswith("../") and (climb := _CLIMB.fullmatch(href)):
            up, down = climb.groups()
            if (above := _ancestor(directory, up)) is not None:
                directory, href = above, down
        key = (directory, href)
        if key not in self._known:
            self._known[key] = self._resolve(directory, href.strip().translate(_UNSEEN))
        return self._known[key]

    def _resolve(self, directory: str, href: str) -> Target:
        if scheme := _SCHEME.match(href):
            name = scheme[1].lower()
            if name in {"http", "https"}:
                return self._absolute(href)
            message = f"nothing opens addresses that begin with {scheme[0]}"
            return ELSEWHERE if name in _ELSEWHERE else Target(code="unknown-scheme", message=message)
        href = href.replace("\\", "/")
        if href.startswith("//"):
            return self._absolute(f"{self.origin.partition('//')[0] or 'https:'}{href}")
        path = href.partition("?")[0]
        if not path:
            return Target(f"{directory}index.html")
        return self._inside(path if path.startswith("/") else f"{self.root}{directory}{path}")

    def _absolute(self, href: str) -> Target:
        try:
            parts = urlsplit(href)
        except ValueError:
            return Target(code="malformed", message="is no address that a browser can read")
        if not parts.hostname:
            return Target(code="malformed", message="names no host")
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        if not self.origin or origin != self.origin or not f"{parts.path}/".startswith(self.root):
            return ELSEWHERE
        return self._inside(parts.path or "/")

    def _inside(self, path: str) -> Target:
        whole = _dots_removed(unquote(path, errors="replace"))
        if whole is None or not f"{whole}/".startswith(self.root):
            return Target(code="outside", message=f"leads out of the site, which is published under {self.root}")
        return self._file(whole[len(self.root) :])

    def _file(self, path: str) -> Target:
        tries = [f"{path}index.html"] if not path or path.endswith("/") else [path, f"{path}/index.html"]
        for name in tries:
            if name in self.site.paths:
                return Target(name)
        for name in tries:
            if real := self.site.by_folded.get(name.casefold()):
                return Target(code="wrong-case", message=f"there is only {real}: letter case counts on web servers")
        guess = did_you_mean(tries[-1], self._neighbours(tries[-1]))
        return Target(code="missing-file", message=f"there is no {tries[0]}" + (f"; {guess}" if guess else ""))

    def _neighbours(self, path: str) -> list[str]:
        """Return the files that a mistyped `path` may mean: those with the same depth and beginning."""
        beginning, depth = path.partition("/")[0], path.count("/")
        same = [name for name in self.site.paths if name.count("/") == depth and name.endswith(path[-5:])]
        return [name for name in same if depth == 0 or name.startswith(f"{beginning}/")] or same


@cache
def _ancestor(directory: str, up: str) -> str | None:
    """Return the folder that `up` (../../) leads to, so that siblings share what is resolved; None beyond the root."""
    parts = directory.split("/")[:-1]
    kept = len(parts) - len(up) // len("../")
    return None if kept < 0 or "." in parts else "".join(f"{part}/" for part in parts[:kept])


def _dots_removed(path: str) -> str | None:
    """Return an absolute path without dot segments; None where it climbs above the root."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            if not kept:
                return None
            kept.pop()
        elif part != ".":
            kept.append(part)
    tail = "/" if parts[-1] in {".", ".."} and kept else ""
    return "/" + "/".join(kept) + tail
