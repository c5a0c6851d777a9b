"""`mlatlas new paper`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import click

from generator.authoring.edit import EditError
from generator.authoring.fields import fault
from generator.authoring.new import Changes, used_ids
from generator.authoring.papers import completed, known_as, paper_files
from generator.bibtex import BibTeXError, papers_of
from generator.cli.new.adding import add, new_options, readable_base
from generator.cli.new.asking import Asker, values_of
from generator.cli.options import fail, stop
from generator.entries import PaperEntry, PapersFile, PaperType, TopicEntry
from generator.knowledge import KnowledgeBase
from generator.naming import paper_ids, unused
from generator.source import Source

_PLAIN = ("type", "title", "year", "venue", "volume", "number", "pages", "doi", "arxiv", "url")


@click.command()
@new_options
@click.option("--area", default=None, metavar="NAME", help="File below content/papers, such as data.")
@click.option(
    "--bibtex", type=click.File("rb"), default=None, help="File with one entry or several; - reads the input."
)
@click.option("--doi", default="", help="DOI, with or without https://doi.org/ in front.")
@click.option("--arxiv", default="", help="arXiv id: gives address, year and venue.")
@click.option("--type", "kind", default="", help="article, inproceedings, book and so on, as BibTeX names it.")
@click.option("--title", default="")
@click.option("--author", "authors", multiple=True, help='"Family, Given" or "{Organisation}"; may be repeated.')
@click.option("--year", default="")
@click.option("--venue", default="", help="Journal, proceedings, publisher or institution.")
@click.option("--volume", default="")
@click.option("--number", default="")
@click.option("--pages", default="")
@click.option("--url", default="", help="Where a reader finds it, free to read where possible.")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="Topic that cites it; may be repeated.")
def paper(
    content: Path,
    name: str | None,
    dry_run: bool,
    area: str | None,
    bibtex: BinaryIO | None,
    kind: str,
    authors: tuple[str, ...],
    topics: tuple[str, ...],
    **rest: str,
) -> None:
    """Add a paper, or all of a BibTeX file. No network is asked: what the id itself says is filled in.

    Example: mlatlas new paper --area data --topic data-versioning --bibtex papers.bib
    """
    base = readable_base(content)
    asker = Asker(PaperEntry, base)
    files = paper_files(content)
    where = asker.known("--area", "file below content/papers", area, "file of papers", list(files))
    source, problems = files[where]
    if problems:
        fail(problems)
    given: dict[str, Any] = {key: value for key, value in {"type": kind, **rest}.items() if value}
    given |= {"authors": list(authors)} if authors else {}
    papers = _from_bibtex(base, bibtex) if bibtex else [given]
    if bibtex and given:
        raise click.UsageError("give --bibtex or the fields, not both")
    fresh = [made for made in papers if not _there(base, made)]
    if not fresh:
        return
    if name is not None and len(fresh) > 1:
        raise click.UsageError("--id is for one paper, the file has several")
    whole = _named(asker, [_whole(asker, made) for made in fresh], name)
    _put(asker, content, source, whole, asker.topics(topics), dry_run=dry_run)


def _from_bibtex(base: KnowledgeBase, file: BinaryIO) -> list[dict[str, Any]]:
    shown = getattr(file, "name", "<stdin>")
    try:
        read = papers_of(file.read(), used_ids(base))
    except BibTeXError as error:
        stop(f"{shown}: {error}")
    for remark in read.remarks:
        click.echo(f"{shown}: {remark}", err=True)
    return list(read.papers)


def _there(base: KnowledgeBase, made: dict[str, Any]) -> bool:
    there = known_as(base, completed(made))
    if there:
        path, line, _ = there.source.position
        click.echo(f'"{there.title}" is there already: {path}:{line}: {there.id}', err=True)
    return there is not None


def _whole(asker: Asker, made: dict[str, Any]) -> dict[str, Any]:
    """Return the paper with all that is needed; what nothing says is asked for."""
    entry = completed(made)
    for key in _PLAIN:
        if key in entry:
            kinds = values_of(PaperType) if key == "type" else []
            asker.one(key, entry[key], among=kinds)
    if "authors" in entry and (why := fault(PaperEntry, "authors", entry["authors"])):
        raise click.BadParameter(why, param_hint="--author")
    missing = [key for key, field in PaperEntry.model_fields.items() if field.is_required() and key not in entry]
    if missing and "title" in entry and missing != ["id"]:
        click.echo(f'"{entry["title"]}":', err=True)
    for key in missing:
        if key == "authors":
            entry[key] = _authors(asker)
        elif key != "id":
            entry[key] = asker.one(key, None, among=values_of(PaperType) if key == "type" else ())
    return entry


def _authors(asker: Asker) -> list[str]:
    def wrong(text: str) -> str:
        return fault(PaperEntry, "authors", [part.strip() for part in text.split(";") if part.strip()])

    hint = '"Family, Given", or "{Organisation}"; several with semicolons between'
    text = asker.value("--author", hint, None, wrong)
    return [part.strip() for part in text.split(";") if part.strip()]


def _named(asker: Asker, papers: list[dict[str, Any]], name: str | None) -> list[dict[str, Any]]:
    """Return the papers with ids that were never used, each its own."""
    used = set(used_ids(asker.base))
    for entry in papers:
        family = (
            entry["authors"][0].strip("{}") if entry["authors"][0][:1] == "{" else entry["authors"][0].split(", ")[0]
        )
        proposed = entry.get("id") or unused(paper_ids(family, entry["year"], entry["title"]), used)
        entry["id"] = asker.new_id(name, entry["title"], proposed) if len(papers) == 1 else proposed
        used.add(entry["id"])
    return papers


def _put(
    asker: Asker, content: Path, source: Source, papers: list[dict[str, Any]], topics: list[str], *, dry_run: bool
) -> None:
    changes = Changes()
    try:
        changes.entries(source, PapersFile, "papers", papers)
        names = [entry["id"] for entry in papers]
        for topic in topics:
            changes.references(asker.base.topics[topic].source, TopicEntry, "papers", names)
    except EditError as error:
        stop(str(error))
    add(content, changes, dry_run=dry_run)
