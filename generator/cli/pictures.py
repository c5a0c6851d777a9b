"""`mlatlas pictures`."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path

import click

from generator.cli.options import content_option, sound_base, stop
from generator.knowledge import KnowledgeBase
from generator.mindmap import Layouts, choose_engine
from generator.mindmap.files import map_files
from generator.mindmap.palette import LIGHT
from generator.outline import outline
from generator.writing import write_bytes

_CARD = """<!doctype html><meta charset="utf-8"><style>
@font-face{{font-family:Inter;font-weight:100 900;src:url("{font}")}}
body{{margin:0;width:1200px;height:630px;display:grid;grid-template-rows:auto 1fr}}
body{{background:#fbfaf7;color:#1b2230;font-family:Inter}}
header{{padding:44px 56px 0;border-top:14px solid {colour}}}
h1{{margin:0;font-size:52px;letter-spacing:-.02em;line-height:1.1}} p{{margin:10px 0 0;font-size:25px;color:#5b6475}}
div{{min-height:0;padding:18px 40px 30px}} svg{{width:100%;height:100%}}
</style><header><h1>{title}</h1><p>{line}</p></header><div>{svg}</div>"""


@click.command()
@content_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("theme_overrides/assets/pictures"),
    show_default=True,
    help="Folder for the pictures.",
)
def pictures(content: Path, output: Path) -> None:
    """Draw the pictures that other sites show of a link to this one: 1200 x 630, one for home and one a section.

    Needs Chromium and the package playwright (in requirements-dev.txt).

    Example: mlatlas pictures
    """
    base = sound_base(content)
    try:
        playwright_api = importlib.import_module("playwright.sync_api")
    except ImportError:
        stop("playwright is not installed: run `make test` once, or pip install -r requirements-dev.txt")
    font = (Path("theme_overrides/assets/fonts/inter-latin-wght-normal.woff2")).resolve().as_uri()
    try:
        with playwright_api.sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1200, "height": 630})
            for name, html in _cards(base, font):
                card = output / f".{name}.html"
                write_bytes(card, html.encode())
                page.goto(card.resolve().as_uri())
                page.evaluate("document.fonts.ready")
                write_bytes(output / f"{name}.png", page.screenshot())
                card.unlink()
            browser.close()
    except (playwright_api.Error, OSError) as error:
        stop(str(error).splitlines()[0])
    click.echo(f"wrote {len(base.sections) + 1} pictures to {output}")


def _cards(base: KnowledgeBase, font: str) -> list[tuple[str, str]]:
    cache = Path(".cache/mlatlas")
    maps = map_files(outline(base), Layouts(cache, choose_engine("auto", cache)))
    drawings = {file.name: file.drawing.standalone("light") for file in maps}
    cards = [("home", base.atlas.title, base.atlas.tagline, "#1b2230", drawings["overview"])]
    for number, section in enumerate(base.sections, 1):
        count = sum(1 for _ in section.walk())
        checks = sum(len(topic.checks) for topic in section.walk())
        line = f"{base.atlas.title}: {count} topics, {checks} checks"
        cards.append(
            (
                section.id,
                f"{number:02d} {section.title}",
                line,
                LIGHT.hues[(number - 1) % 13],
                drawings[f"section-{section.id}"],
            )
        )
    return [
        (name, _CARD.format(font=font, colour=colour, title=title, line=line, svg=svg))
        for name, title, line, colour, svg in cards
    ]


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")
