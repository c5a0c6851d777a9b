"""`mlatlas links internal`: the check of a built site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import assert_never

import click

from generator.cli.options import stop
from generator.linkcheck.findings import Finding
from generator.linkcheck.internal import Checked, check_site
from generator.linkcheck.reports import as_annotations, as_json, as_junit, as_sarif

_SHOWN_PAGES = 3


@click.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False))
@click.option("--base-url", default="", help="Where the site is published; by default what its front page says.")
@click.option(
    "--source",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="Project folder that edit links point into.",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path(".cache/links-internal.json"),
    show_default=True,
    help="Remembers unchanged pages.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "junit", "sarif"]),
    default="text",
    show_default=True,
    help="Text for people, the others for programs.",
)
def internal(site: Path, base_url: str, source: Path, cache: Path, form: str) -> None:
    """Follow every link, image, style and anchor of the built SITE, without a network.

    Ends with 0 when all resolve, 1 when some do not, 2 when called wrongly.

    Example: mlatlas links internal site --base-url https://example.org/atlas/
    """
    if not site.is_dir():
        raise click.BadParameter(f"there is no folder {site}; build the site first, with make site", param_hint="SITE")
    if base_url and not base_url.startswith(("http://", "https://")):
        raise click.BadParameter("it begins with https://", param_hint="--base-url")
    try:
        checked = check_site(site, base_url, source, cache)
    except OSError as error:
        stop(f"{error.filename or site}: {error.strerror or error}")
    if not checked.files:
        stop(f"{site}: there is no page in it; build the site first, with make site")
    click.echo(_report(checked, form))
    sys.exit(1 if checked.findings else 0)


def _report(checked: Checked, form: str) -> str:
    match form:
        case "text":
            return _text(checked)
        case "json":
            return as_json(checked.findings)
        case "github":
            return as_annotations(checked.findings)
        case "junit":
            return as_junit(checked.findings, "internal links", checked.links - len(checked.findings))
        case "sarif":
            return as_sarif(checked.findings)
        case _:
            assert_never(form)  # type: ignore[arg-type]


def _text(checked: Checked) -> str:
    """Return one line for each fault; where many pages have the same, the first of them and their number."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in checked.findings:
        same.setdefault((finding.code, finding.message), []).append(finding)
    lines = []
    for findings in same.values():
        shown = findings if len(findings) <= _SHOWN_PAGES else findings[:1]
        lines += [str(finding) for finding in shown]
        if len(shown) < len(findings):
            lines[-1] += f" and on {len(findings) - 1} more pages"
    wrong = len(checked.findings)
    said = f"{wrong} broken" if wrong else "all resolve"
    return "\n".join([*lines, f"{checked.links:,} links in {checked.files:,} files: {said}"])
