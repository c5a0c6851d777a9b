"""What was read in files before, by the hash of their bytes, so that an unchanged page is not parsed again."""

from __future__ import annotations

import json
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.linkcheck.internal.document import Document, Reference
from generator.linkcheck.internal.site import Site, reader_of
from generator.writing import write_text

# Raised whenever the readers begin to see something else in the same bytes.
FORM = f"3 {version('selectolax')}"
Stored = list[object]


def read_documents(site: Site, cache: Path | None) -> dict[str, Document]:
    """Return what every readable file of the site holds, by path; `cache` may be missing, stale or damaged."""
    known = _load(cache) if cache else {}
    documents: dict[str, Document] = {}
    keys: dict[str, str] = {}
    for path in sorted(site.paths):
        reader = reader_of(path)
        if reader is None:
            continue
        raw = (site.folder / path).read_bytes()
        key = f"{path.rsplit('.', 1)[-1]} {blake2b(raw, digest_size=16).hexdigest()}"
        keys[path] = key
        documents[path] = known[key] if key in known else reader(raw)
    fresh = {keys[path]: document for path, document in documents.items()}
    if cache and fresh.keys() != known.keys():
        _save(cache, fresh)
    return documents


def _load(cache: Path) -> dict[str, Document]:
    try:
        stored = json.loads(cache.read_bytes())
        if stored["form"] != FORM:
            return {}
        references = [Reference(*pair) for pair in stored["references"]]
        names = stored["anchors"]
        return {key: _document(fields, references, names) for key, fields in stored["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return {}


def _document(fields: list[object], references: list[Reference], names: list[str]) -> Document:
    links, anchors, *texts = fields
    return Document(
        tuple([references[number] for number in links]),  # type: ignore[attr-defined]
        frozenset([names[number] for number in anchors]),  # type: ignore[attr-defined]
        *texts,  # type: ignore[arg-type]
    )


def _save(cache: Path, documents: dict[str, Document]) -> None:
    """Write each link and each anchor once, with the files naming their numbers."""
    references: dict[Reference, int] = {}
    names: dict[str, int] = {}
    stored = {
        key: [
            [references.setdefault(reference, len(references)) for reference in document.references],
            [names.setdefault(name, len(names)) for name in sorted(document.anchors)],
            *(document.base, document.edit, document.refresh, document.canonical, document.broken),
        ]
        for key, document in sorted(documents.items())
    }
    whole = {"form": FORM, "references": list(references), "anchors": list(names), "files": stored}
    write_text(cache, json.dumps(whole, ensure_ascii=False, separators=(",", ":")))
