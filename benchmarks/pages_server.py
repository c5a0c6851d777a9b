"""A server for a built site that answers as GitHub Pages does: gzip, ten minutes in the cache, 404.html."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

_COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg")


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[str]:
    """Serve the folder on loopback while the context lasts; its value is the address, with a slash at the end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, path = _found(site, unquote(urlsplit(self.path).path))
            kind, body, packed = _answer(path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "max-age=600")
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = _Server(("127.0.0.1", port), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that hang up."""


def _found(site: Path, path: str) -> tuple[int, Path]:
    file = (site / path.lstrip("/")).resolve()
    if file.is_dir():
        file /= "index.html"
    if file.is_file() and file.is_relative_to(site.resolve()):
        return 200, file
    return 404, site / "404.html"


@cache
def _answer(file: Path) -> tuple[str, bytes, bool]:
    """Return type, body and whether the body is compressed; each file is read once."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = file.read_bytes() if file.is_file() else b""
    packed = kind.startswith(_COMPRESSED)
    kind += "; charset=utf-8" if kind.startswith("text/") else ""
    return kind, gzip.compress(body, 6) if packed else body, packed
