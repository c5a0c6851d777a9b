"""Follows every link of a built site and says which lead nowhere."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.linkcheck.findings import Finding
from generator.linkcheck.internal.document import Document, Reference
from generator.linkcheck.internal.memory import read_documents
from generator.linkcheck.internal.origin import Sources
from generator.linkcheck.internal.resolve import Resolver, Target
from generator.linkcheck.internal.site import Site, walk

NOT_FOUND = "404.html"
_LISTED = frozenset({"loc"})
_MEANS_A_FILE = ("img[", "script[", "source[", "video[", "audio[", "object[", "link[href]", "image[", "embed[")
_PICTURE_FOLDER = "refers to a page where a picture, script or style sheet belongs"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files and links were checked, and what is wrong."""

    files: int
    links: int
    findings: tuple[Finding, ...]


class Wrong(NamedTuple):
    """One broken link before it is known where its author wrote it."""

    page: str
    reference: Reference
    code: str
    message: str


def check_site(folder: Path, base_url: str = "", source: Path | None = None, cache: Path | None = None) -> Checked:
    """Return what is wrong with the links of the site in `folder`; raises OSError.

    `base_url` is where it is published (by default what its front page says), `source` the project folder that edit
    links point into, `cache` a file that remembers pages between runs.
    """
    # Nothing made here is garbage before the end; looking for some took half of the time.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return _checked(folder, base_url, source, cache)
    finally:
        if enabled:
            gc.enable()


def _checked(folder: Path, base_url: str, source: Path | None, cache: Path | None) -> Checked:
    site = walk(folder)
    documents = read_documents(site, cache)
    resolver = _resolver(site, base_url or documents.get("index.html", Document()).canonical)
    sources = Sources(source)
    wrong = [*_broken_files(documents), *_edit_links(documents, sources), *_loops(documents, resolver)]
    for path, document in documents.items():
        wrong += _of_file(path, document, documents, resolver)
    links = sum(len(document.references) for document in documents.values())
    findings = (_finding(one, documents[one.page], sources) for one in dict.fromkeys(wrong))
    return Checked(len(documents), links, tuple(sorted(findings, key=lambda found: (found.place, found.message))))


def _resolver(site: Site, base_url: str) -> Resolver:
    parts = urlsplit(base_url)
    if not parts.netloc:
        return Resolver(site)
    return Resolver(site, f"{parts.scheme}://{parts.netloc}".lower(), f"{parts.path.rstrip('/')}/")


def _broken_files(documents: dict[str, Document]) -> Iterator[Wrong]:
    for path, document in documents.items():
        if document.broken:
            yield Wrong(path, Reference("file", path), "broken-file", document.broken)


def _edit_links(documents: dict[str, Document], sources: Sources) -> Iterator[Wrong]:
    for path, document in documents.items():
        if document.edit and (message := sources.fault(document.edit)):
            yield Wrong(path, Reference("a[rel=edit]", document.edit), "edit-link", message)


def _loops(documents: dict[str, Document], resolver: Resolver) -> Iterator[Wrong]:
    """Yield redirect pages that never arrive."""
    onward = {
        path: resolver.resolve(_directory(path), document.refresh.partition("#")[0]).path
        for path, document in documents.items()
        if document.refresh
    }
    for path, first in onward.items():
        seen = {path}
        there = first
        while there in onward and there not in seen:
            seen.add(there)
            there = onward[there]
        if there in seen:
            reference = Reference("meta[refresh]", documents[path].refresh)
            yield Wrong(path, reference, "redirect-loop", "redirects in a circle")


def _of_file(path: str, document: Document, documents: dict[str, Document], resolver: Resolver) -> Iterator[Wrong]:
    directory = _root_relative(path) or _based(path, document, resolver)
    for reference in document.references:
        href = reference.href.strip()
        address, hashed, fragment = href.partition("#")
        # Nearly all links are of this sort, and nothing in their wording is wrong by itself.
        ordinary = reference.element == "a[href]" and path != NOT_FOUND
        if not ordinary and (fault := _written_fault(path, reference, href)):
            yield Wrong(path, reference, *fault)
            continue
        leads_on = address or (document.base and hashed)
        target = resolver.resolve(directory, address) if leads_on else Target(path)
        if target.code:
            yield Wrong(path, reference, target.code, target.message)
        elif target.path and (fault := _target_fault(reference, address, fragment, target.path, documents)):
            yield Wrong(path, reference, *fault)


def _written_fault(path: str, reference: Reference, href: str) -> tuple[str, str] | None:
    element = reference.element
    if not href and not element.startswith(("a[", "area[", "form[", "base[", "button[", "input[", "loc", "location")):
        return "empty", "has no address"
    absolute = href.lower().startswith(("http:", "https:"))
    if element in _LISTED and not absolute:
        return "relative", "a site map needs full addresses"
    if element.startswith("meta[og:") and not absolute:
        return "relative", "a preview needs a full address: whoever shows it knows no page"
    if path == NOT_FOUND and href and not href.startswith(("/", "#")) and ":" not in href.partition("/")[0]:
        return "relative", "the page is served under any address: its links have to begin at the root"
    return None


def _target_fault(
    reference: Reference, address: str, fragment: str, target: str, documents: dict[str, Document]
) -> tuple[str, str] | None:
    is_page = target.endswith((".html", ".htm"))
    if is_page and address and _means_a_file(reference.element):
        return "not-a-file", _PICTURE_FOLDER
    wanted = fragment.partition(":~:")[0]
    if not wanted or not (is_page or target.endswith(".svg")) or target not in documents:
        return None
    if is_page and wanted.casefold() == "top":
        return None
    anchors = documents[target].anchors
    if wanted in anchors or unquote(wanted) in anchors or wanted.startswith("svgView("):
        return None
    return "missing-anchor", f"{target} has no #{unquote(wanted)}{_other_case(unquote(wanted), anchors)}"


@cache
def _means_a_file(element: str) -> bool:
    """Whether the element shows a file; `link` leads to pages as well, as canonical, next or alternate."""
    return element.startswith(_MEANS_A_FILE) and element != "link[href]"


def _other_case(wanted: str, anchors: frozenset[str]) -> str:
    close = next((name for name in sorted(anchors) if name.casefold() == wanted.casefold()), "")
    return f"; there is #{close}: letter case counts" if close else ""


def _finding(wrong: Wrong, document: Document, sources: Sources) -> Finding:
    position = sources.position(document.edit, wrong.reference.href)
    message = f"{wrong.reference.element} {wrong.reference.href!r}: {wrong.message}"
    plain = {
        "page": wrong.page,
        "link": wrong.reference.href,
        "element": wrong.reference.element,
        "code": wrong.code,
        "reason": wrong.message,
        "source": ":".join(map(str, position)) if position else None,
    }
    return Finding("error", wrong.code, wrong.page, message, position, plain)


def _based(path: str, document: Document, resolver: Resolver) -> str:
    """Return the folder from which the links of a page count, which `<base href>` may set."""
    if not document.base:
        return _directory(path)
    target = resolver.resolve(_directory(path), document.base)
    return _directory(target.path) if target.path else _directory(path)


def _root_relative(path: str) -> str:
    """Return "./" for files whose addresses all count from the site's root: search index and programs' interface."""
    return "./" if path.startswith(("api/", "search/")) else ""


def _directory(path: str) -> str:
    return path[: path.rfind("/") + 1]
