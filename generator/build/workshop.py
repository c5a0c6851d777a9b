"""Plans the whole site; what was made before is made again only where something that it read has changed."""

from __future__ import annotations

from pathlib import Path

from generator import addresses
from generator.build.files import Files
from generator.build.maps import site_maps
from generator.build.site import Nav, PagePlan, Site
from generator.build.views import views
from generator.knowledge import KnowledgeBase
from generator.mindmap import Layouts, choose_engine
from generator.pages import Desk, page_plans
from generator.theme import theme_folder
from generator.tracking import Tracker

SCRIPTS = theme_folder() / "scripts"


class Workshop:
    """Makes sites from one state of the knowledge base after the other.

    `cache` keeps layouts of maps between runs, `edit_base` is what edit links begin with (empty for none), `theme` is
    the folder with the modules of scripts and the parts of style sheets.
    """

    def __init__(self, cache: Path | None, edit_base: str = "", theme: Path | None = None) -> None:
        self._layouts = Layouts(cache, choose_engine("auto", cache))
        self._edit_base = edit_base
        self._theme = theme or theme_folder()
        self._tracker = Tracker()

    def site(self, base: KnowledgeBase) -> Site:
        """Return the site of `base`, nothing of it made yet; what an earlier site's makers made may be forgotten."""
        seen = views(base, self._tracker)
        maps = site_maps(seen, self._layouts, self._tracker)
        files = Files(seen, maps, self._tracker, self._theme)
        desk = Desk(seen.base, seen.links, maps, seen.terms, self._tracker, self._edit_base, files.offers)
        pages = tuple(
            PagePlan(addresses.page_file(plan.address), plan.source, plan.make) for plan in page_plans(desk, base)
        )
        return Site(pages, files.groups(base), navigation(base))

    def forget(self) -> None:
        """Make everything anew next time: the templates of pages have changed."""
        self._tracker.forget()


def build(base: KnowledgeBase, cache: Path | None, edit_base: str = "") -> Site:
    """Return the site of one state of the knowledge base; making it raises MapError when a map cannot be laid out."""
    return Workshop(cache, edit_base).site(base)


def navigation(base: KnowledgeBase) -> Nav:
    """Return the navigation: sections and special pages only; the rest is reached from them."""
    sections: Nav = [{section.title: addresses.page_file(addresses.section(section.id))} for section in base.sections]
    special = [("Checklist", "checklist/"), ("Map", "map/"), ("Tools", "tools/")]
    special += [("Stack", "stack/")] if base.stack else []
    special += [("Templates", "template/")] if base.templates else []
    special += [("Papers", "papers/"), ("Glossary", "glossary/"), ("About", "about/")]
    more = [("What is new", "changes/"), ("Gaps", "gaps/"), ("Downloads", "downloads/")]
    return [{"Home": "index.md"}, {"Sections": sections}, *_entries(special), {"More": _entries(more)}]


def _entries(pages: list[tuple[str, str]]) -> Nav:
    return [{title: addresses.page_file(address)} for title, address in pages]
