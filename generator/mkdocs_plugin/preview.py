"""What `mkdocs serve` gets from us: changes told by the system instead of polled, problems on every page shown."""

from __future__ import annotations

import contextlib
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog import events
from watchdog.observers import Observer

from generator.mkdocs_plugin.fingerprint import PACKAGE
from generator.mkdocs_plugin.rendering import knows

if TYPE_CHECKING:
    from generator.mkdocs_plugin.plugin import AtlasPlugin
    from generator.problems import Problem

TEMPLATES = PACKAGE / "templates"
_SETTLED = 0.01
"""Seconds without another change before a build begins: editors write in several steps."""
_GIVES_WAY = 0.0002
"""Seconds after which the build lets an answer go on; with Python's 0.005 a page took 0.1 s to leave beside it."""
_CHANGES: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]
_BODY = re.compile(rb"<body[^>]*>")
_MOST_OPEN = 8
App = Callable[[dict[str, Any], Any], Iterable[bytes]]


class ChangeObserver(Observer):  # type: ignore[misc, valid-type]
    """Tells of changes only: reading a file is none, or building would bring about the next build."""

    def schedule(self, event_handler: Any, path: str, *, recursive: bool = False, **_: Any) -> Any:
        """Watch `path`."""
        return super().schedule(event_handler, path, recursive=recursive, event_filter=_CHANGES)


class Preview:
    """Stands around the server: knows which pages are open, and puts the problems on top of every page."""

    def __init__(self, app: App, mount: str, problems: Callable[[], tuple[Problem, ...]]) -> None:
        self._app, self._mount, self._problems = app, mount, problems
        self._open: deque[str] = deque(maxlen=_MOST_OPEN)

    @property
    def open_pages(self) -> tuple[str, ...]:
        """Files, below the site's folder, of the pages that were looked at last, the latest first."""
        return tuple(reversed(self._open))

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer as the server does, with the problems in front of a page's content."""
        self._look(environ)
        held: list[Any] = []
        answer = self._app(environ, lambda *args: held.extend(args))
        status, headers, *rest = held
        if problems := self._problems():
            kinds = dict(headers)
            if kinds.get("Content-Type", "").startswith("text/html"):
                body = with_banner(b"".join(answer), problems)
                if close := getattr(answer, "close", None):
                    close()
                answer = [body]
                headers = [*((k, v) for k, v in headers if k != "Content-Length"), ("Content-Length", str(len(body)))]
        start_response(status, headers, *rest)
        return answer

    def _look(self, environ: dict[str, Any]) -> None:
        """A page that waits for the next version says where it is; one that is fetched is about to be looked at."""
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/"):
            path = urlsplit(environ.get("HTTP_REFERER", "")).path
        if not path.startswith(self._mount) or not path.endswith(("/", ".html")):
            return
        page = path[len(self._mount) :] + ("index.html" if path.endswith("/") else "")
        with contextlib.suppress(ValueError):
            self._open.remove(page)
        self._open.append(page)


def with_banner(html: bytes, problems: tuple[Problem, ...]) -> bytes:
    """Return the page with the problems before all that stands on it."""
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    items = "".join(f"<li>{escape(str(problem))}</li>" for problem in problems)
    banner = (
        f'<aside class="problems" role="alert"><details open><summary>{count} in the knowledge base. '
        f"The site shows the last good version.</summary><ol>{items}</ol></details></aside>"
    ).encode()
    return _BODY.sub(lambda match: match.group() + banner, html, count=1)


def attach(plugin: AtlasPlugin, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Watch what pages are made from; where MkDocs is one that we know, let the preview render only what changes.

    `builder` is MkDocs' own; None where nobody asked for more than it.
    """
    if builder is not None and knows(config):
        from generator.mkdocs_plugin.incremental import IncrementalBuilder  # noqa: PLC0415

        preview = Preview(cast("App", server.get_app()), server.mount_path, lambda: plugin.problems)
        server.set_app(preview)
        server.builder = IncrementalBuilder(plugin, server, preview, builder)
        server.build_delay = _SETTLED
        sys.setswitchinterval(_GIVES_WAY)
        _tell_changes(server)
    server.watch(str(TEMPLATES))
    if config.theme.custom_dir:
        server.watch(config.theme.custom_dir)


def _tell_changes(server: LiveReloadServer) -> None:
    """Let the system tell of changes, in the places that are watched already."""
    polling, server.observer = server.observer, ChangeObserver()
    for path, watch in server._watch_refs.items():
        for handler in polling._handlers[watch]:
            server._watch_refs[path] = server.observer.schedule(handler, path, recursive=True)
