"""Pages around the reference: project templates, stack, gaps, changes, downloads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses
from generator.gaps import Gap, coverage
from generator.knowledge import KnowledgeBase, TreeEntry
from generator.load.lock import NEXT
from generator.pages.parts import LinkRow, LinkTo, ToolRow
from generator.pages.rows import Rows


@dataclass(frozen=True, slots=True)
class TreeRow:
    name: str
    purpose: str
    folder: bool
    entries: tuple[TreeRow, ...]


@dataclass(frozen=True, slots=True)
class TemplateCard:
    id: str
    title: str
    summary: Markup
    entries: tuple[TreeRow, ...]
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class TemplatePage:
    templates: tuple[TemplateCard, ...]


@dataclass(frozen=True, slots=True)
class RoleCard:
    id: str
    key: str
    title: str
    summary: str
    topic: LinkTo
    tools: tuple[ToolRow, ...]


@dataclass(frozen=True, slots=True)
class StackPage:
    providers: tuple[ToolRow, ...]
    roles: tuple[RoleCard, ...]
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    promise: str
    required: bool
    percent: str
    covered: int
    total: int


@dataclass(frozen=True, slots=True)
class GapRow:
    title: str
    href: str
    lacks: str
    place: str
    edit: str


@dataclass(frozen=True, slots=True)
class GapGroup:
    id: str
    title: str
    gaps: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class GapsPage:
    coverage: tuple[CoverageRow, ...]
    groups: tuple[GapGroup, ...]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    title: str
    links: tuple[LinkTo, ...]


@dataclass(frozen=True, slots=True)
class Release:
    id: str
    title: str
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    releases: tuple[Release, ...]


def templates(rows: Rows) -> TemplatePage:
    """Return the page of project templates."""
    return TemplatePage(
        tuple(
            TemplateCard(t.id, t.title, rows.prose(t.summary), _tree(t.entries), tuple(map(rows.link, t.links)))
            for t in rows.base.templates
        )
    )


def stack(rows: Rows) -> StackPage:
    """Return the page on which a team picks its infrastructure."""
    base = rows.base
    assert base.stack is not None
    roles = tuple(
        RoleCard(
            role.id,
            role.key,
            role.title,
            role.summary,
            rows.link_any(role.topic),
            tuple(rows.tool(base.tools[name]) for name in role.tools),
        )
        for role in base.stack.roles
    )
    providers = tuple(rows.tool(base.tools[name]) for name in base.stack.provider)
    return StackPage(providers, roles, tuple(map(rows.link, base.stack.links)))


def gaps(rows: Rows, edit_base: str) -> GapsPage:
    """Return what is missing, by section; `edit_base` is what an edit link begins with, empty for no links."""
    found = coverage(rows.base)
    shown = tuple(CoverageRow(c.promise, c.required, f"{c.percent:.0f} %", c.covered, c.total) for c in found)
    missing = [gap for entry in found for gap in entry.gaps]
    titles = {**{s.id: s.title for s in rows.base.sections}, "tools": "Tools", "papers": "Papers"}
    groups = (
        GapGroup(f"in-{name}", title, tuple(_gap(rows, gap, edit_base) for gap in missing if gap.section == name))
        for name, title in titles.items()
    )
    return GapsPage(shown, tuple(group for group in groups if group.gaps))


def changes(rows: Rows) -> ChangesPage:
    """Return what came and what went, the newest release first."""
    base = rows.base
    names = {entry.release for entry in base.published} | {entry.release for entry in base.retired}
    names |= {NEXT} if _new(base) else set()
    ordered = sorted(names, key=_version, reverse=True)
    releases = (Release(f"r-{n}".replace(".", "-"), _release_title(n), tuple(_groups(rows, n))) for n in ordered)
    return ChangesPage(tuple(release for release in releases if release.groups))


def _tree(entries: Iterable[TreeEntry]) -> tuple[TreeRow, ...]:
    return tuple(TreeRow(e.name, e.purpose, e.name.endswith("/"), _tree(e.entries)) for e in entries)


def _gap(rows: Rows, gap: Gap, edit_base: str) -> GapRow:
    where = {
        "topic": addresses.topic(gap.id),
        "tool": addresses.tool(gap.id),
        "paper": addresses.paper(gap.id),
        "check": addresses.check(gap.id),
    }[gap.kind]
    path = gap.source.file.path.partition("/")[2]
    lacks = gap.promise.partition(" has ")[2] or gap.promise.partition(" names ")[2]
    edit = f"{edit_base}{path}#L{gap.source.line}" if edit_base else ""
    return GapRow(gap.title, rows.root + where, f"lacks {lacks}", f"{path}:{gap.source.line}", edit)


def _groups(rows: Rows, release: str) -> Iterator[ChangeGroup]:
    base = rows.base
    added = [(e.kind, e.id) for e in base.published if e.release == release]
    added += _new(base) if release == NEXT else []
    for kind, plural in (("section", "Sections"), ("topic", "Topics"), ("check", "Checks"), ("tool", "Tools")):
        links = [_link(rows, kind, name) for of, name in added if of == kind]
        if shown := tuple(link for link in links if link):
            yield ChangeGroup(f"{plural} added: {len(shown)}", shown)
    gone = [entry for entry in base.retired if entry.release == release]
    renamed = tuple(_renamed(rows, e.kind, e.replaced_by, e.id) for e in gone if e.replaced_by)
    if renamed:
        yield ChangeGroup(f"Renamed or merged: {len(renamed)}", renamed)
    if left := tuple(LinkTo(e.id, "", Markup.escape(e.why)) for e in gone if not e.replaced_by):
        yield ChangeGroup(f"Retired: {len(left)}", left)


def _new(base: KnowledgeBase) -> list[tuple[str, str]]:
    """Return what is in the atlas today and in no release yet."""
    known = {(entry.kind, entry.id) for entry in base.published}
    today: dict[str, Iterable[str]] = {"topic": base.topics, "check": base.checks, "tool": base.tools}
    return [(kind, name) for kind, names in today.items() for name in names if (kind, name) not in known]


def _link(rows: Rows, kind: str, name: str) -> LinkTo | None:
    base = rows.base
    match kind:
        case "section" if name in base.sections_by_id:
            return rows.link_section(base.sections_by_id[name])
        case "topic" if name in base.topics:
            return rows.link_topic(base.topics[name])
        case "check" if name in base.checks:
            return LinkTo(rows.plain(base.checks[name].text), rows.root + addresses.check(name))
        case "tool" if name in base.tools:
            return rows.link_tool(base.tools[name])
        case _:
            return None


def _renamed(rows: Rows, kind: str, target: str, before: str) -> LinkTo:
    link = _link(rows, kind, target)
    return LinkTo(link.title if link else target, link.href if link else "", Markup.escape(f"formerly {before}"))


def _version(name: str) -> tuple[int, tuple[int, ...]]:
    return (1, ()) if name == NEXT else (0, tuple(int(part) for part in name.split(".") if part.isdigit()))


def _release_title(name: str) -> str:
    return "Not released yet" if name == NEXT else f"Release {name}"
