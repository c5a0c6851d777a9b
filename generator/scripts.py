"""Links the ES modules of theme_overrides/scripts into one classic script per sort of page.

Browsers refuse ES modules on pages opened from `file://`, and one file is one request. The modules keep to a small part
of the language's module syntax, and anything else is an error: named imports from a sibling, exported declarations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([a-z-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (\w+))", re.MULTILINE)
_LEFT_OVER = re.compile(r"^\s*(import|export)\b(?!\()", re.MULTILINE)


class ScriptError(Exception):
    """A module uses what the linker does not know, or imports what is not there."""


@dataclass(frozen=True, slots=True)
class Module:
    """One ES module: its body without module syntax, what it takes from whom, what it gives."""

    name: str
    body: str
    imports: tuple[tuple[str, str], ...]
    exports: tuple[str, ...]


def entries(folder: Path) -> list[str]:
    """Return the names of the scripts that pages load: the modules called `page-...`."""
    return sorted(path.stem for path in folder.glob("page-*.js"))


def link(folder: Path, entry: str) -> str:
    """Return the classic script of `entry` with all that it imports; raises ScriptError."""
    modules = _ordered(folder, entry)
    body = "".join(_wrapped(module) for module in modules)
    return str(jsmin(f'(() => {{\n"use strict";\n{body}}})();\n')) + "\n"


def parse(name: str, text: str) -> Module:
    """Return the module written in `text`; raises ScriptError."""
    imports = tuple((match[2], match[1].strip().rstrip(",")) for match in _IMPORT.finditer(text))
    exports = tuple(match[1] for match in _EXPORT.finditer(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _LEFT_OVER.search(body):
        line = body[: left.start()].count("\n") + 1
        raise ScriptError(f"{name}.js: {left.group().strip()} in an unknown form near line {line + len(imports)}")
    return Module(name, body, imports, exports)


def _ordered(folder: Path, entry: str) -> list[Module]:
    """Return the modules that `entry` needs, each after those it imports from."""
    ordered: dict[str, Module] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ScriptError(f"{' imports '.join((*above, name))}: a circle")
        if name in ordered:
            return
        path = folder / f"{name}.js"
        if not path.is_file():
            raise ScriptError(f"{above[-1] if above else entry}.js imports {name}.js, which does not exist")
        module = parse(name, path.read_text("utf-8"))
        for source, _ in module.imports:
            visit(source, (*above, name))
        _check_names(module, ordered)
        ordered[name] = module

    visit(entry, ())
    return list(ordered.values())


def _check_names(module: Module, known: dict[str, Module]) -> None:
    for source, names in module.imports:
        for name, _ in _pairs(names):
            if name not in known[source].exports:
                raise ScriptError(f"{module.name}.js imports {name}, which {source}.js does not export")


def _wrapped(module: Module) -> str:
    takes = "".join(f"const {{ {_destructured(names)} }} = {_variable(source)};\n" for source, names in module.imports)
    gives = f"return {{ {', '.join(module.exports)} }};\n"
    return f"const {_variable(module.name)} = (() => {{\n{takes}{module.body}\n{gives}}})();\n"


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    for item in names.split(","):
        name, _, alias = item.strip().partition(" as ")
        yield name, alias or name


def _destructured(names: str) -> str:
    return ", ".join(name if name == alias else f"{name}: {alias}" for name, alias in _pairs(names))


def _variable(name: str) -> str:
    return "_" + name.replace("-", "_")
