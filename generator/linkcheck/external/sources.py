"""Every address of the knowledge base with the places where it is written, and which of them are new."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.source import Position, Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from generator.knowledge import KnowledgeBase

Places = dict[str, tuple[Position, ...]]
_ADDRESSES = frozenset({"url", "repository"})
_DERIVED = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/"}


class UnknownRevision(Exception):
    """Git does not know a revision, or there is no repository."""


def places(base: KnowledgeBase) -> Places:
    """Return every address that the knowledge base leads to (not those where something formerly was)."""
    found: dict[str, list[Position]] = defaultdict(list)
    for source in _files(base):
        for url, position in _in_tree(source, source.node, ()):
            found[url].append(position)
    return {url: tuple(sorted(set(found[url]))) for url in sorted(found)}


def from_file(path: Path) -> Places:
    """Return the addresses of a text file with one a line; empty lines and those with # in front say nothing."""
    found: dict[str, list[Position]] = defaultdict(list)
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        url = line.strip()
        if url and not url.startswith("#"):
            found[url].append(Position(path.as_posix(), number, line.index(url[0]) + 1))
    return {url: tuple(where) for url, where in found.items()}


def added_since(now: Places, content: Path, revision: str) -> Places:
    """Return what of `now` was not there where this branch left `revision`; raises UnknownRevision."""
    # A file of addresses is checked without what reads the knowledge base.
    from generator.load import load  # noqa: PLC0415

    inside = content.resolve()
    base = _git(inside, "merge-base", "--end-of-options", revision, "HEAD").decode().strip()
    prefix = _git(inside, "rev-parse", "--show-prefix").decode().strip()
    top = Path(_git(inside, "rev-parse", "--show-toplevel").decode().strip())
    archive = _git(top, "archive", base, *([prefix.rstrip("/")] if prefix else []))
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(name, filter="data")
        before = places(load(Path(name) / prefix).base)
    return {url: where for url, where in now.items() if url not in before}


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True).stdout  # noqa: S603, S607
    except subprocess.CalledProcessError as error:
        raise UnknownRevision(error.stderr.decode("utf-8", "replace").strip()) from error
    except OSError as error:
        raise UnknownRevision(f"git: {error}") from error


def _files(base: KnowledgeBase) -> Iterator[Source]:
    yield from (section.source for section in base.sections)
    yield from (group.source for group in base.groups)
    yield from (paper.source for paper in base.papers)
    yield from (template.source for template in base.templates)
    if base.stack:
        yield base.stack.source


def _in_tree(source: Source, node: object, location: tuple[str | int, ...]) -> Iterator[tuple[str, Position]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "formerly":
                yield from _in_tree(source, value, (*location, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _in_tree(source, value, (*location, number))
    elif isinstance(node, str):
        for url in _in_scalar(str(location[-1]), node):
            yield url, source.find(url, *location) if url in node else source.at(*location)


def _in_scalar(key: str, text: str) -> Iterator[str]:
    if key in _ADDRESSES:
        yield from [text] if text.startswith("http") else []
    elif key in _DERIVED:
        yield f"{_DERIVED[key]}{text}"
    elif "](http" in text or "<http" in text:
        yield from _in_prose(_markdown().parse(text))


def _in_prose(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        href = token.attrs.get("href")
        if isinstance(href, str) and href.startswith("http"):
            yield href
        yield from _in_prose(token.children or [])


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark")
