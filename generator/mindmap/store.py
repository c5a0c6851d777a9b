"""Small files in the cache folder: a damaged one reads as absent, a half-written one never shows."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from pathlib import Path

_SEAL = hashlib.sha256().digest_size


def read_sealed(folder: Path | None, name: str) -> bytes | None:
    """Return what `write_sealed` wrote under that name; None when it is absent, unreadable or damaged."""
    if folder is None:
        return None
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return None
    seal, data = content[:_SEAL], content[_SEAL:]
    return data if hashlib.sha256(data).digest() == seal else None


def write_sealed(folder: Path | None, name: str, data: bytes) -> None:
    """Write `data` behind its checksum, beside and then renamed; an unwritable folder is no error."""
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            beside = Path(file.name)
        try:
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(folder / name)
        finally:
            beside.unlink(missing_ok=True)
