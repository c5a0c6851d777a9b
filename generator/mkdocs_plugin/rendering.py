"""Renders a page of ours through MkDocs, or takes it from the store when all that it is made from is the same.

The private functions of MkDocs that this package touches (here, in `output`, `served`, `incremental` and `preview`)
are those of the versions in `KNOWN`; with another version, another plugin or a hook, MkDocs does all of it itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs import utils
from mkdocs.commands import build as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.mkdocs_plugin import fingerprint
from generator.mkdocs_plugin.fingerprint import hashed
from generator.mkdocs_plugin.store import Store
from generator.writing import write_text

NAME = "mlatlas"
SEARCH = "material/search"
KNOWN = frozenset({"1.6.1"})
EDIT = "https://edit.invalid/mlatlas"
"""Stands in a rendered page where its edit link goes: lines of files move while pages stay the same."""
_STOCK = (stock._populate_page, stock._build_page)


def knows(config: MkDocsConfig) -> bool:
    """Return whether pages may be taken from a store: nothing but MkDocs, Material's search and we make them."""
    return mkdocs.__version__ in KNOWN and set(config.plugins) <= {NAME, SEARCH} and not config.hooks


@dataclass(frozen=True, slots=True)
class Head:
    """What MkDocs and its search ask of a page that is rendered already; the search entries are JSON."""

    meta: dict[str, Any]
    anchors: list[str]
    entries: list[str]


@dataclass(frozen=True, slots=True)
class Body:
    """What Markdown became: everything that the theme's template asks of a page."""

    content: str
    toc: list[Any]
    meta: dict[str, Any]
    anchors: list[str]


@dataclass(slots=True)
class Renderer:
    """Stands in for MkDocs' functions that read and write a page while it is `installed`.

    `edits` gives the address at which a page of ours is edited, by its Markdown file.
    """

    store: Store
    edits: Callable[[str], str]
    entries: dict[str, list[str]] = field(default_factory=dict)
    """The search entries of each page rendered so far, as JSON."""
    _settings: bytes = b""
    _theme: bytes = b""
    _nav: bytes = b""
    _rendered: dict[str, tuple[str, Head]] = field(default_factory=dict)
    _keys: dict[str, tuple[bytes | None, bytes]] = field(default_factory=dict)
    """Under which to keep what is made of each page that is being rendered; None for Markdown that is kept already."""
    _output: str = ""

    def install(self, config: MkDocsConfig, nav: Navigation) -> None:
        """Take the place of MkDocs' functions, for pages under this configuration and navigation."""
        self._settings, self._theme = fingerprint.settings(config), fingerprint.theme(config)
        self._nav = fingerprint.navigation(nav)
        self.entries.clear()
        stock._populate_page, stock._build_page = self.populate, self.build

    @staticmethod
    def remove() -> None:
        """Give MkDocs its own functions back."""
        stock._populate_page, stock._build_page = _STOCK

    def populate(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """Do what MkDocs' function of this place does: read the page and make HTML of its Markdown."""
        name = page.file.src_uri
        self._rendered.pop(name, None)
        self._keys.pop(name, None)
        if not _ours(page.file) or not self.store.keeps:
            _STOCK[0](page, config, files, dirty)
            return
        body_key, page_key = self._keys[name] = self._keys_of(page)
        if kept := self.store.get(page_key):
            head, _, html = kept.partition(b"\n")
            rendered = Head(**json.loads(head))
            self._rendered[name] = (html.decode(), rendered)
            _fill(page, Body("", [], rendered.meta, rendered.anchors))
        elif kept := self.store.get(body_key):
            config.plugins.on_pre_page(page, config=config, files=files)
            self._keys[name] = (None, page_key)
            _fill(page, Body(**json.loads(kept)))
        else:
            _STOCK[0](page, config, files, dirty)

    def build(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Any,
        nav: Navigation,
        env: Any,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """Do what MkDocs' function of this place does: put the page into the theme's template and write it."""
        name, index = page.file.src_uri, _index(config)
        if rendered := self._rendered.pop(name, None):
            html, head = rendered
            self.entries[name] = head.entries
            if index is not None:
                index += [json.loads(entry) for entry in head.entries]
            output = self.with_edit_link(name, html)
            utils.write_file(output.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)
            return
        body_key, page_key = self._keys.get(name, (None, None))
        before, body = len(index or ()), _body(page) if page_key else None
        _STOCK[1](page, config, doc_files, nav, env, dirty, excluded)
        entries = self.entries[name] = [_compact(entry) for entry in (index or [])[before:]]
        if body and page_key:
            front = _json(Head(body.meta, body.anchors, entries))
            self.store.put(page_key, front + b"\n" + self._output.encode("utf-8", "xmlcharrefreplace"))
        if body and body_key:
            self.store.put(body_key, _json(body))

    def finished(self, page: Page, output: str) -> str:
        """Remember the page as its template made it, and return it with its edit link."""
        self._output = output
        return self.with_edit_link(page.file.src_uri, output)

    def with_edit_link(self, name: str, html: str) -> str:
        """Return the HTML with the edit link that the page has today."""
        return html.replace(EDIT, self.edits(name))

    def _keys_of(self, page: Page) -> tuple[bytes, bytes]:
        """Return the keys of what Markdown becomes and of what the template makes of it: all that they depend on."""
        file = page.file
        body = hashed("body", self._settings, file.src_uri, file.url, file.content_bytes)
        around = [_linked(page.previous_page), _linked(page.next_page), [above.title for above in page.ancestors]]
        own = json.dumps([page.canonical_url, bool(self.edits(file.src_uri)), around])
        return body, hashed("page", body, self._theme, self._nav, own)


def write_search_index(config: MkDocsConfig, entries: Iterator[str]) -> None:
    """Write the index as Material's plugin does, from entries that are JSON already."""
    index = search_plugin(config).search_index
    head = json.dumps({key: index.config[key] for key in ("lang", "separator", "pipeline", "fields")}, **_COMPACT)
    text = f'{{"config":{head},"docs":[{",".join(entries)}]}}'
    write_text(Path(config.site_dir) / "search" / "search_index.json", text)


_COMPACT: dict[str, Any] = {"separators": (",", ":"), "default": str}


def _compact(value: Any) -> str:
    return json.dumps(value, **_COMPACT)


def _ours(file: File) -> bool:
    return file.generated_by == NAME


def search_plugin(config: MkDocsConfig) -> Any:
    """Return Material's search plugin; None where it is switched off."""
    plugin = config.plugins.get(SEARCH)
    return plugin if plugin and plugin.config.enabled else None


def _index(config: MkDocsConfig) -> list[Any] | None:
    plugin = search_plugin(config)
    return plugin.search_index.entries if plugin else None


def _body(page: Page) -> Body | None:
    """Return what can be kept of a page; nothing where it is not ours, or depends on what other files there are."""
    others = {file.src_uri for file in page.links_to_anchors or () if file is not page.file}
    if not _ours(page.file) or others:
        return None
    toc = [_toc_token(item) for item in page.toc]
    return Body(page.content or "", toc, dict(page.meta), sorted(page.present_anchor_ids or ()))


def _toc_token(item: Any) -> dict[str, Any]:
    return {"name": item.title, "id": item.id, "level": item.level, "children": [_toc_token(c) for c in item.children]}


def _fill(page: Page, body: Body) -> None:
    page.markdown = ""
    page.meta = dict(body.meta)
    page.content = body.content
    page.toc = get_toc(body.toc)
    page.present_anchor_ids = set(body.anchors)


def _json(value: Head | Body) -> bytes:
    return json.dumps({name: getattr(value, name) for name in value.__slots__}).encode()


def _linked(page: Page | None) -> list[str | None] | None:
    return [page.title, page.url] if page else None
