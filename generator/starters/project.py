"""A project template as files: folders with a README that says what belongs there, the checks of the first stage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from generator import addresses
from generator.knowledge import KnowledgeBase, Template, TreeEntry
from generator.markup import to_text

_DATE = (1980, 1, 1, 0, 0, 0)
_IGNORED = """\
# Data, models and results are versioned elsewhere, secrets nowhere.
data/
models/
logs/
mlruns/
.env
.venv/
__pycache__/
.ipynb_checkpoints/
*.egg-info/
.pytest_cache/
"""


def project_files(base: KnowledgeBase, template: Template) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a new project, sorted by path."""
    files = dict(_tree(template.entries, ""))
    files.setdefault(".gitignore", _IGNORED)
    files["CHECKLIST.md"] = _first_checks(base)
    readme = f"# Project\n\nStarted from the template “{template.title}” of {base.atlas.title}.\n\n"
    files["README.md"] = readme + "\n".join(_overview(template.entries, 0)) + "\n"
    yield from sorted(files.items())


def archive(base: KnowledgeBase, template: Template) -> bytes:
    """Return the project as a zip file; the same template gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for path, text in project_files(base, template):
            entry = zipfile.ZipInfo(f"{template.id}/{path}", _DATE)
            entry.external_attr = 0o100644 << 16
            target.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _tree(entries: tuple[TreeEntry, ...], folder: str) -> Iterator[tuple[str, str]]:
    for entry in entries:
        path = folder + entry.name
        if entry.name.endswith("/"):
            yield f"{path}README.md", f"# {entry.name.rstrip('/')}\n\n{entry.purpose}\n"
            yield from _tree(entry.entries, path)
        elif entry.name.endswith(".md"):
            yield path, f"# {entry.name.removesuffix('.md')}\n\n{entry.purpose}\n"
        elif entry.name != ".gitignore":
            yield path, _comment(entry)


def _comment(entry: TreeEntry) -> str:
    """Return a file that says what it is for, in the way of its kind."""
    suffix = entry.name.rpartition(".")[2]
    match suffix:
        case "py":
            return f'"""{entry.purpose}"""\n'
        case "json" | "ipynb" | "csv" | "lock":
            return ""
        case _:
            return f"# {entry.purpose}\n"


def _overview(entries: tuple[TreeEntry, ...], depth: int) -> Iterator[str]:
    for entry in entries:
        yield f"{'  ' * depth}- `{entry.name}`: {entry.purpose}"
        yield from _overview(entry.entries, depth + 1)


def _first_checks(base: KnowledgeBase) -> str:
    stage = base.atlas.stages[0]
    lines = [f"# {stage.title}: what to do first", ""]
    plain = addresses.resolver(base, "")
    for section in base.sections:
        checks = [check for topic in section.walk() for check in topic.checks if check.stage == stage.id]
        if checks:
            lines += [f"## {section.title}", "", *(f"- [ ] {to_text(check.text, plain)}" for check in checks), ""]
    return "\n".join(lines)
