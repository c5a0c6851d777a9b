"""The site as ordinary Markdown on disk, with a mkdocs.yml that needs no plugin of ours: the way out, rehearsed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from generator.build import Artifact, Site

MARK = ".mlatlas"
_NOT_COPIED = frozenset({".yml", ".lock", ".json"})


class OutputError(Exception):
    """The output folder cannot be written, or holds something that is not ours."""


def write_site(site: Site, output: Path, config: Path, content: Path, theme: Path) -> int:
    """Write pages to output/docs, the theme and mkdocs.yml beside them, and return how many files were made.

    The whole folder appears at once. A folder that an earlier call wrote is replaced; raises OutputError for any other
    that is not empty.
    """
    artifacts = site.artifacts
    if output.exists() and not _replaceable(output):
        raise OutputError(f"{output} is not empty and was not written by mlatlas: name another folder")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as beside:
            fresh = Path(beside) / "site"
            _write_all(artifacts, fresh, content, theme)
            text = plain_config(config.read_text("utf-8"), site.nav)
            (fresh / "mkdocs.yml").write_text(text, "utf-8")
            if output.exists():
                output.rename(Path(beside) / "old")
            fresh.rename(output)
    except OSError as error:
        raise OutputError(f"{error.filename or output}: {error.strerror}") from error
    return len(artifacts)


def plain_config(text: str, nav: object) -> str:
    """Return mkdocs.yml without our plugin, with its pages in docs/ and the navigation written out."""
    config: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader that keeps !ENV
    config["docs_dir"] = "docs"
    config["plugins"] = [plugin for plugin in config["plugins"] if plugin != "mlatlas"]
    config["nav"] = nav
    config.pop("edit_uri", None)
    config.pop("exclude_docs", None)
    return str(yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def _write_all(artifacts: tuple[Artifact, ...], folder: Path, content: Path, theme: Path) -> None:
    docs = folder / "docs"
    for artifact in (*_hand_written(content), *artifacts):
        path = docs / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content.encode() if isinstance(artifact.content, str) else artifact.content)
    shutil.copytree(theme, folder / "theme_overrides", ignore=shutil.ignore_patterns("scripts", "styles"))
    (folder / MARK).write_text("Written by `mlatlas build`; the next call replaces this folder.\n", "utf-8")


def _hand_written(content: Path) -> list[Artifact]:
    files = sorted(path for path in content.rglob("*") if path.is_file() and path.suffix not in _NOT_COPIED)
    return [Artifact(path.relative_to(content).as_posix(), path.read_bytes()) for path in files]


def _replaceable(output: Path) -> bool:
    return output.is_dir() and ((output / MARK).is_file() or not any(output.iterdir()))


class _Tagged:
    """A value with a tag, such as !ENV, kept as it stands."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    pass


class _Dumper(yaml.SafeDumper):
    pass


_Loader.add_constructor("!ENV", lambda _loader, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda _dumper, value: value.node)
