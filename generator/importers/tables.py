"""Tables in Markdown: each row is an item, called by its first cell; the other cells say more of it."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from generator.importers.imported import Notes
from generator.importers.inline import Reading, Span, merged, spans
from generator.importers.items import escaped
from generator.importers.nodes import Node, anchors_of

Row = list[list[Span]]


def table_items(tokens: list[Token], place: str, notes: Notes) -> list[Node]:
    """Return an item for each row of the table that `tokens` hold, without those that are empty."""
    head, *rows = list(_rows(tokens, place, notes))
    names = [merged(cell).plain.strip() for cell in head[1]]
    return [node for where, row in rows if (node := _row(names, row, where)) is not None]


def leads_inside_only(tokens: list[Token]) -> bool:
    """Return whether the table is a table of contents: links to headings of the same file, and no other words."""
    cells = [token.children or [] for token in tokens if token.type == "inline" and token.content.strip()]
    return len(cells) > 1 and all(map(_leads_inside, cells))


def _leads_inside(cell: list[Token]) -> bool:
    links = [str(token.attrs.get("href", "")) for token in cell if token.type == "link_open"]
    words = (token.content for token in cell if token.level == 0 and token.type in {"text", "code_inline"})
    return bool(links) and all(link.startswith("#") for link in links) and not "".join(words).strip(" ·•|,-")


def _rows(tokens: list[Token], place: str, notes: Notes) -> Iterator[tuple[str, Row]]:
    row: Row = []
    where = place
    for token in tokens:
        if token.type == "tr_open":
            row, where = [], f"line {token.map[0] + 1}" if token.map else place
        elif token.type == "inline":
            row.append(spans(token.children or (), Reading(where, notes)))
        elif token.type == "tr_close":
            yield where, row


def _row(names: list[str], row: Row, place: str) -> Node | None:
    cells = [merged(cell) for cell in row]
    named = next((number for number, cell in enumerate(cells) if cell.plain.strip()), None)
    if named is None:
        return None
    first = cells[named]
    links = list(first.links)
    said = [first.source.strip()] if len(first.plain.strip()) > 36 else []
    for name, cell in list(zip(names, cells, strict=False))[named + 1 :]:
        words = cell.source.strip()
        if cell.links and not cell.plain.strip(" |").replace(cell.links[0].title, "").strip(" |,"):
            links += cell.links
        elif words:
            said.append(f"{escaped(name)}: {words}" if name else words)
    ends = (text if text.endswith((".", "!", "?")) else f"{text}." for text in said)
    keys = [key for cell in row for key in anchors_of(cell)]
    return Node(" ".join(first.plain.split()), place, said=" ".join(ends), links=links, keys=keys)
