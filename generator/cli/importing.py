"""`mlatlas import`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator import canonical
from generator.authored import Whole, files, plain
from generator.cli.options import stop
from generator.columns import TABLES
from generator.entries import Kind
from generator.examine import examine
from generator.folders import FolderProblem, write_folder
from generator.freemind import to_json
from generator.importers.completing import completed
from generator.importers.imported import Defaults, Imported, ImportProblem, Remark
from generator.importers.minimal import minimal_atlas
from generator.importers.reading import File, Form, read
from generator.importers.spreadsheets import Mapping as Table
from generator.load.base import model_of, read_file
from generator.load.values import knowledge_base
from generator.problems import did_you_mean, summary
from generator.schema import schema

Pairs = tuple[tuple[str, str], ...]
_KINDS = [kind.value for kind in Kind if kind is not Kind.DECISION]


def _pairs(_context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> Pairs:
    for text in given:
        if not all(text.partition("=")):
            raise click.BadParameter(f'"{text}" is not KEY=VALUE', param=parameter)
    return tuple((key, value) for key, _, value in (text.partition("=") for text in given))


_OPTIONS = (
    click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder to write."),
    click.option("--from", "form", type=click.Choice([*Form]), help="Format; else found out from the file."),
    click.option("--content", type=click.Path(path_type=Path), help="Knowledge base for the rest; else content/."),
    click.option("--stage", default="", help="Stage of what does not say; else the first."),
    click.option("--kind", type=click.Choice(_KINDS), default="concept", help="Kind of what does not say."),
    click.option("--role", default="", help="Role of checks that do not say; else the first."),
    click.option("--as", "table", type=click.Choice([*TABLES]), default=None, help="Which table a foreign CSV is."),
    click.option("--map", "columns", multiple=True, callback=_pairs, help="Column of a key: url=Website."),
    click.option("--default", "values", multiple=True, callback=_pairs, help="Value of a key that has no column."),
)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command(name="import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@_options
def import_(
    paths: tuple[Path, ...], output: Path, form: str | None, table: str | None, columns: Pairs, **said: Any
) -> None:
    """Turn what you already have into a knowledge base: a folder with the YAML files of a whole content/.

    Reads Markdown checklists and awesome lists, maps of FreeMind and Freeplane, OPML, CSV and BibTeX; and what
    `mlatlas export` wrote as json, yaml, csv (its tables together), markdown, mm or opml. Says what it changed, what
    it could not place, and what you still have to fill in.

    Example: mlatlas import awesome-list.md --output imported --stage mvp
    """
    origin = _origin(said.pop("content"))
    try:
        atlas = origin.atlas()
        defaults = _defaults(atlas, paths[0].stem, **said)
        given = [File(path.name, _raw(path)) for path in paths]
        found = read(given, Form(form) if form else None, defaults, Table(table or "", columns))
        whole, taken = completed(found, origin.whole() if found.complete else atlas, str(origin))
        _write(output, whole, found)
    except (ImportProblem, FolderProblem) as error:
        stop(str(error))
    _report((*found.remarks, *taken), defaults, whole, given=not found.complete)
    _to_do(output)


def written(name: str, entry: Mapping[str, Any]) -> str:
    """Return the text of the file called `name` below the content folder, in canonical form."""
    return canonical.written(model_of(name), dict(entry), schema=f"{'../' * name.count('/')}schema.json")


def _raw(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImportProblem(f"{path}: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the rest is taken from: a folder, or the built-in lists where there is none."""

    folder: Path | None

    def __str__(self) -> str:
        return self.folder.as_posix() if self.folder else "the built-in lists"

    def atlas(self) -> Whole:
        """Return the atlas alone, which is read in no time."""
        if self.folder is None:
            return {"atlas": minimal_atlas()}
        path = self.folder / "atlas.yml"
        base = knowledge_base(read_file(path.as_posix(), "atlas.yml", _raw(path)).values, ())
        if not base.atlas.stages or not base.atlas.roles:
            raise ImportProblem(f"{path} names no stages and roles: name another folder with --content")
        return plain(base)

    def whole(self) -> Whole:
        """Return the whole knowledge base."""
        return plain(examine(self.folder).base) if self.folder else self.atlas()


def _origin(content: Path | None) -> _Origin:
    folder = content or Path("content")
    return _Origin(folder if content or (folder / "atlas.yml").is_file() else None)


def _defaults(origin: Whole, name: str, *, stage: str, kind: str, role: str, values: Pairs) -> Defaults:
    stage = _known("stage", stage, [term["id"] for term in origin["atlas"]["stages"]])
    role = _known("role", role, [term["id"] for term in origin["atlas"]["roles"]])
    return Defaults(stage, kind, role, name or "imported", values)


def _known(what: str, word: str, words: list[str]) -> str:
    if word and word not in words:
        guess = did_you_mean(word, words) or f"there are: {', '.join(words)}"
        raise click.UsageError(f'there is no {what} "{word}"; {guess}')
    return word or words[0]


def _write(output: Path, whole: Whole, found: Imported) -> None:
    """Write the files, and beside them the schema for editors and what only the map holds."""
    texts = [(name, written(name, entry)) for name, entry in files(whole)]
    texts += [("map.json", to_json(found.drawn))] if found.drawn else []
    atlas = knowledge_base(read_file("atlas.yml", "atlas.yml", dict(texts)["atlas.yml"].encode()).values, ()).atlas
    texts += [("schema.json", schema(atlas))] if atlas.stages else []
    write_folder(output, texts)


def _report(remarks: tuple[Remark, ...], defaults: Defaults, whole: Whole, *, given: bool) -> None:
    for remark in remarks:
        click.echo(str(remark))
    topics = [topic for section in whole.get("sections", ()) for topic in _deep(section)]
    checks = sum(len(topic.get("checks", ())) for topic in topics)
    links = sum(len(topic.get("links", ())) for topic in topics)
    if given:
        click.echo(f"kind {defaults.kind} and stage {defaults.stage} stand wherever the file does not say")
    if given and checks:
        click.echo(f"role {defaults.role} stands at {checks} checks")
    sections = len(whole.get("sections", ()))
    click.echo(f"{sections} sections, {len(topics)} topics, {checks} checks, {links} links; {len(remarks)} remarks")


def _deep(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    below = [topic for topic in entry.get("topics", ()) if isinstance(topic, dict)]
    return [each for topic in below for each in (topic, *_deep(topic))]


def _to_do(output: Path) -> None:
    """Say what is still to be filled in."""
    problems = examine(output).problems
    if not problems:
        click.echo(f"wrote {output}: `mlatlas check --content {output}` finds no problems")
        return
    click.echo(f"wrote {output}; still to be filled in:")
    click.echo(summary(problems))
