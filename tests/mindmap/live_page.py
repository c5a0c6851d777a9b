"""The page of the whole map without MkDocs around it, from any knowledge base, however odd or large."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.backlinks import backlinks
from generator.build import SCRIPTS
from generator.build.maps import site_maps
from generator.build.views import views
from generator.examine import examine
from generator.knowledge import Check, KnowledgeBase, Related, Retired, Section, Topic
from generator.mindmap import Layouts, details_script
from generator.outline import outline
from generator.pages.map import map_page
from generator.pages.render import render
from generator.pages.rows import Rows
from generator.scripts import link
from generator.source import Mapping, Source, SourceFile
from generator.styles import stylesheets
from generator.theme import theme_folder
from generator.tracking import Tracker
from tests.conftest import ATLAS

NOWHERE = Source(SourceFile("nowhere.yml", ""), Mapping())
ROLES = ("data-scientist",)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="../assets/atlas.css"><link rel="stylesheet" href="../assets/map-page.css">
<style>body{margin:0;background:var(--atlas-page)}</style>
<script src="../assets/scripts/page-map.js" defer></script></head>
<body data-md-color-scheme="default"><main class="md-typeset">%s</main></body></html>
"""


def topic(
    name: str,
    title: str = "",
    *children: Topic,
    stage: str = "poc",
    checks: Iterable[str] = (),
    also: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    roles: tuple[str, ...] = ROLES,
) -> Topic:
    """Return a topic; its title is its id unless given, its checks have its stage and roles."""
    made = tuple(Check(check, check, "", stage, roles, None, NOWHERE) for check in checks)
    others = tuple(Related(other, "", NOWHERE) for other in related)
    about = f"What {title or name} is. More."
    rest = ((), (), "", (), others, children, NOWHERE)
    return Topic(name, title or name, also, (), "concept", stage, about, "", "", (), made, *rest)


def section(name: str, title: str, *topics: Topic) -> Section:
    """Return a section."""
    return Section(name, title, f"About {title}.", topics, NOWHERE)


def knowledge(folder: Path, *sections: Section, retired: tuple[tuple[str, str | None], ...] = ()) -> KnowledgeBase:
    """Return a knowledge base with the closed lists of the real one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "atlas.yml").write_text(ATLAS, "utf-8")
    gone = tuple(Retired(name, "topic", target, "Gone.", "", NOWHERE) for name, target in retired)
    return KnowledgeBase(examine(folder).base.atlas, sections, (), (), (), None, gone)


def regular(folder: Path, sections: int = 13, groups: int = 9, topics: int = 12) -> KnowledgeBase:
    """Return a regular atlas: 1,534 nodes unless asked otherwise, each leaf with a check."""
    made = (
        section(
            f"s{s}",
            f"Section {s}",
            *(
                topic(
                    f"s{s}-g{g}",
                    f"Group {g} of section {s}",
                    *(
                        topic(
                            f"s{s}-g{g}-t{t}", f"Topic {t} of {g} in {s}", checks=[f"c{s}-{g}-{t}"], also=(f"x{s}y{g}",)
                        )
                        for t in range(topics)
                    ),
                )
                for g in range(groups)
            ),
        )
        for s in range(sections)
    )
    return knowledge(folder, *made)


def write_page(folder: Path, base: KnowledgeBase, layouts: Layouts) -> Path:
    """Write the page with all that it loads; return its file."""
    assets = folder / "assets"
    shutil.copytree(theme_folder() / "assets", assets, dirs_exist_ok=True)
    for path, text in stylesheets(theme_folder() / "styles"):
        (folder / path).write_text(text, "utf-8")
    (assets / "scripts").mkdir(exist_ok=True)
    (assets / "scripts" / "page-map.js").write_text(link(SCRIPTS, "page-map"), "utf-8")
    (assets / "scripts" / "map-details.js").write_text(details_script(base), "utf-8")
    tree = outline(base)
    tracker = Tracker()
    maps = site_maps(views(base, tracker), layouts, tracker)
    model = map_page(Rows(base, backlinks(base), "../"), maps)
    for node in tree.walk():
        (folder / node.href).mkdir(parents=True, exist_ok=True)
        (folder / node.href / "index.html").write_text("<!doctype html><title>A page</title>", "utf-8")
    file = folder / "map" / "index.html"
    file.parent.mkdir(exist_ok=True)
    file.write_text(PAGE % render("map.md.jinja", model, "../"), "utf-8")
    return file
