"""Renaming and retiring: every reference follows, and retired.yml says what became of the id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.authoring.edit import EditError, kind_of, with_references
from generator.authoring.fields import fault
from generator.authoring.formatting import in_same_form
from generator.canonical import written
from generator.entries import RetiredEntry, RetiredFile
from generator.knowledge import KnowledgeBase
from generator.load.base import yaml_files
from generator.load.yaml_tree import decode, parse
from generator.source import Mapping

RETIRED = "retired.yml"
_HEAD = "# yaml-language-server: $schema=schema.json\nretired:\n"


def renamed(base: KnowledgeBase, content: Path, old: str, new: str, kind: str = "") -> dict[str, str]:
    """Return the files to write, by name, so that `old` is called `new` everywhere and is recorded as retired.

    Raises EditError where there is no `old`, or `new` is no id, or is or was in use.
    """
    kind = kind_of(base, old, kind)
    _unused(base, new)
    files = dict(_changed(content, kind, old, new, declared=True))
    return files | {RETIRED: _recorded(files, content, kind, old, new, f"Renamed to {new}.")}


def retired(base: KnowledgeBase, content: Path, name: str, by: str, why: str, kind: str = "") -> dict[str, str]:
    """Return the files to write, by name, so that references to `name` lead to `by` and retired.yml records it.

    The entry itself stays for a person to remove. Raises EditError where either is not there, or nothing is said.
    """
    kind = kind_of(base, name, kind)
    if by == name:
        raise EditError(f'"{name}" cannot take its own place: name another {kind}, or leave --replaced-by out')
    if by:
        kind_of(base, by, kind)
    if wrong := fault(RetiredEntry, "why", why.strip()):
        raise EditError(f"--why: {wrong}")
    files = dict(_changed(content, kind, name, by, declared=False)) if by else {}
    return files | {RETIRED: _recorded(files, content, kind, name, by, why)}


def _unused(base: KnowledgeBase, name: str) -> None:
    if wrong := fault(RetiredEntry, "id", name):
        raise EditError(wrong.replace("retired id", "the entry"))
    used = {entry.id for entry in base.published} | {entry.id for entry in base.retired}
    if name in used:
        raise EditError(f'"{name}" was in use before: an id is never used again')
    try:
        kind = kind_of(base, name)
    except EditError:
        return
    raise EditError(f'there is a {kind} "{name}" already')


def _changed(content: Path, kind: str, old: str, new: str, *, declared: bool) -> Iterator[tuple[str, str]]:
    for name in yaml_files(content):
        file, _ = decode(name, (content / name).read_bytes())
        tree, problems = parse(file)
        if isinstance(tree, Mapping) and not problems and name != RETIRED:
            own = declared and _declares(name, kind)
            text = with_references(file.text, tree, kind, old, new, declared=own)
            if text != file.text:
                yield name, in_same_form(name, file.text, text)


def _declares(name: str, kind: str) -> bool:
    folder = {"tool": "tools", "category": "tools", "paper": "papers", "template": "templates"}.get(kind, "sections")
    return name.startswith(folder)


def _recorded(files: dict[str, str], content: Path, kind: str, old: str, new: str, why: str) -> str:
    path = content / RETIRED
    text = files.get(RETIRED) or (path.read_bytes().decode() if path.exists() else _HEAD)
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n").replace("retired: []", "retired:")
    entry = {"id": old, "kind": kind, **({"replaced_by": new} if new else {}), "why": why.strip()}
    lines = written(RetiredFile, {"retired": [entry]}).splitlines()[1:]
    return newline.join([*text.rstrip("\n").split("\n"), *lines, ""])
