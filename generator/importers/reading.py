"""Any foreign file to authored values: finds out which format it has, and hands it to whoever reads that."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Any, NamedTuple, assert_never

from generator.bibtex import BibTeXError, papers_of
from generator.freemind import Drawing
from generator.importers import checklists, markdown, mindmaps, outlines, spreadsheets, trees, whole
from generator.importers.imported import Defaults, Imported, ImportProblem, Notes, Remark, bounded
from generator.importers.placing import Placed, placed
from generator.problems import did_you_mean


class Form(StrEnum):
    """The formats that can be read."""

    MARKDOWN = "markdown"
    MM = "mm"
    OPML = "opml"
    JSON = "json"
    YAML = "yaml"
    CSV = "csv"
    BIBTEX = "bibtex"


_ENDINGS = {
    **dict.fromkeys((".md", ".markdown", ".mkd", ".txt"), Form.MARKDOWN),
    **dict.fromkeys((".opml", ".xml"), Form.OPML),
    **dict.fromkeys((".yml", ".yaml"), Form.YAML),
    **dict.fromkeys((".csv", ".tsv", ".tab"), Form.CSV),
    **dict.fromkeys((".bib", ".bibtex"), Form.BIBTEX),
    ".mm": Form.MM,
    ".json": Form.JSON,
}


class File(NamedTuple):
    """A file by its name, and what is in it."""

    name: str
    raw: bytes


def form_of(file: File) -> Form:
    """Return the format of a file, from how it begins and else from its name; raises ImportProblem."""
    ending = PurePath(file.name).suffix.casefold()
    start = file.raw[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") and ending in {".mm", ".opml", ".xml"}:
        return Form.MM if b"<map" in start and ending != ".opml" else _ENDINGS[ending]
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    guess = did_you_mean(ending, _ENDINGS) or f"it can be: {', '.join(Form)}"
    raise ImportProblem(f'"{file.name}": the ending "{ending}" says no format; name it with --from; {guess}')


def read(files: Sequence[File], form: Form | None, defaults: Defaults, table: spreadsheets.Mapping) -> Imported:
    """Return what the files hold together; only tables can be several. Raises ImportProblem."""
    forms = {form or form_of(file) for file in files}
    if len(forms) > 1 or (len(files) > 1 and forms != {Form.CSV}):
        raise ImportProblem("one file at a time, or several tables (CSV) that belong together")
    (chosen,) = forms
    for file in files:
        bounded(file.raw)
    notes = Notes()
    file = files[0]
    match chosen:
        case Form.MARKDOWN:
            return _markdown(file, defaults, notes)
        case Form.MM | Form.OPML:
            return _tree(file, chosen, defaults, notes)
        case Form.JSON | Form.YAML:
            reader = whole.read_json if chosen is Form.JSON else whole.read_yaml
            return _finished(reader(file.raw, notes), notes)
        case Form.CSV:
            held, complete = spreadsheets.read_tables([(file.name, file.raw) for file in files], table, defaults, notes)
            return Imported(held, notes.all(), complete)
        case Form.BIBTEX:
            return _bibliography(file)
        case _:
            assert_never(chosen)


def _bibliography(file: File) -> Imported:
    """Papers alone: what cites them is for the author to say."""
    try:
        found = papers_of(file.raw)
    except BibTeXError as error:
        raise ImportProblem(str(error)) from error
    remarks = tuple(
        Remark(f"line {told.line}", f"{told.key}: {told.what}" if told.key else told.what) for told in found.remarks
    )
    return Imported({"papers": list(found.papers)}, remarks)


def _finished(held: dict[str, Any], notes: Notes) -> Imported:
    return Imported(held, notes.all(), complete=True)


def _markdown(file: File, defaults: Defaults, notes: Notes) -> Imported:
    if checklists.is_ours(file.raw):
        return _finished(checklists.read_checklist(file.raw, defaults, notes), notes)
    items = markdown.read_markdown(file.raw, defaults.name, notes)
    return Imported(_foreign(placed(items, defaults, notes), file), notes.all())


def _tree(file: File, form: Form, defaults: Defaults, notes: Notes) -> Imported:
    root = trees.read_tree(file.raw)
    if trees.is_ours(root):
        return _finished(trees.whole_of(root, defaults, notes), notes)
    if form is Form.OPML:
        title, items = outlines.read_opml(file.raw, notes)
        return Imported(_foreign(placed(items, defaults, notes), file, title), notes.all())
    drawn = mindmaps.read_map(file.raw, notes)
    made = placed(drawn.items, defaults, notes)
    remembered = mindmaps.remembered(drawn.map, made, itertools.count())
    return Imported(
        _foreign(made, file, drawn.title), notes.all(), drawn=Drawing(remembered, tuple(sorted(made.ids())))
    )


def _foreign(made: Placed, file: File, title: str = "") -> dict[str, Any]:
    if not made.sections:
        raise ImportProblem(f'"{file.name}" holds nothing that could become a section')
    atlas = {"title": " ".join(title.split())[:300], "tagline": f"Imported from {PurePath(file.name).name[:200]}."}
    return {"atlas": {key: value for key, value in atlas.items() if value}, "sections": made.sections}
