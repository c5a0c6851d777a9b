"""Hashes of all that a rendered page depends on, beside the page itself."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import sysconfig
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

PACKAGE = Path(__file__).parent.parent
# Where the site is written, and from where on disk, is no part of it.
_NOT_RENDERED = frozenset({"site_dir", "docs_dir", "config_file_path", "dev_addr", "watch", "strict", "nav"})


def hashed(*parts: bytes | str) -> bytes:
    """Return a hash of the parts; their boundaries count."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


@cache
def programs() -> bytes:
    """Return the hash of every program: Python, all that is installed with its version, the code of this package."""
    packages = Path(sysconfig.get_path("purelib"))
    installed = sorted(path.name for path in packages.glob("*.dist-info"))
    return hashed(sys.version, *installed, *_contents(PACKAGE, ("*.py", "*.jinja", "*.woff2")))


def content(folder: Path, theme: Path, edit_base: str) -> bytes:
    """Return the hash of all that the generator reads: the knowledge base, scripts and styles, Graphviz, programs."""
    dot = shutil.which("dot")
    engine = f"{dot} {Path(dot).stat().st_mtime_ns}" if dot else ""
    chosen = os.environ.get("MLATLAS_ENGINE", "")
    files = _contents(folder, ("*.yml", "*.yaml", "ids.lock"))
    return hashed(programs(), edit_base, engine, chosen, *_joined(theme), *files)


def settings(config: MkDocsConfig) -> bytes:
    """Return the hash of what the configuration says of rendering."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # MkDocs has no other way to say what was given
        held = config.user_configs
    given = [{key: value for key, value in one.items() if key not in _NOT_RENDERED} for one in held]
    resolved = {"site_url": config.site_url, "extra": config.extra, "build_date": os.environ.get("SOURCE_DATE_EPOCH")}
    return hashed(programs(), json.dumps([given, resolved], default=repr, sort_keys=True))


def theme(config: MkDocsConfig) -> bytes:
    """Return the hash of the theme's own templates in this project; those of packages are among the programs."""
    folder = config.theme.custom_dir
    return hashed(*_contents(Path(folder), ("*.html", "*.xml"))) if folder else b""


def navigation(nav: Navigation) -> bytes:
    """Return the hash of titles and addresses in the navigation."""
    return hashed(json.dumps([_item(item) for item in nav.items]))


def _item(item: Any) -> list[Any]:
    return [item.title, getattr(item, "url", None), [_item(child) for child in item.children or ()]]


def _joined(theme: Path) -> list[bytes]:
    return [*_contents(theme / "scripts", ("*.js",)), *_contents(theme / "styles", ("*.css",))]


def _contents(folder: Path, patterns: Iterable[str]) -> list[bytes]:
    """Return name and bytes of the files, in order."""
    found = sorted({path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()})
    return [part for path in found for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes())]
