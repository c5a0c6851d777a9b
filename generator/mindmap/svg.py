"""The writer: a scene as SVG of real text and links."""

from __future__ import annotations

from html import escape

from generator.mindmap.edges import n
from generator.mindmap.geometry import Edge, Look, Note, Place, Scene, Side
from generator.mindmap.hrefs import safe_href
from generator.mindmap.measure import clean
from generator.mindmap.styles import BASELINE, EDGE_WIDTHS, STYLES


def write(scene: Scene, href_prefix: str, style: str = "") -> str:
    """Return the scene as one `<svg>`; `style` is its own style sheet, else the page has one."""
    own_style = f"<style>{style}</style>" if style else ""
    box = f"{n(scene.x)} {n(scene.y)} {n(scene.w)} {n(scene.h)}"
    ground = f'<rect class="ground" x="{n(scene.x)}" y="{n(scene.y)}" width="100%" height="100%"/>' if style else ""
    edges = "".join(_edge(edge) for edge in scene.edges)
    notes = "".join(_note(note) for note in scene.notes)
    nodes = "".join(_node(scene.name, place, href_prefix) for place in scene.places)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="atlas-map atlas-map--{_quoted(scene.name)}" '
        f'role="group" aria-label="{_quoted(clean(scene.label))}" '
        f'viewBox="{box}" width="{n(scene.w)}" height="{n(scene.h)}">'
        f'{own_style}{ground}<g class="edges">{edges}</g>{notes}{nodes}</svg>'
    )


def _edge(edge: Edge) -> str:
    width_class = f"e{min(edge.depth, len(EDGE_WIDTHS))}"
    return f'<path class="{width_class}{_hue(edge.hue)}" d="{edge.path}"/>'


def _note(note: Note) -> str:
    return f'<text class="note" x="{n(note.x)}" y="{n(note.y)}">{_quoted(clean(note.text))}</text>'


def _node(name: str, place: Place, href_prefix: str) -> str:
    box = place.box
    href = safe_href(href_prefix, box.href)
    identity = f' id="{_quoted(clean(f"{name}-{box.id}"))}"' if box.id else ""
    link = f' href="{_quoted(href)}"' if href else ""
    tag = "a" if href else "g"
    return (
        f'<{tag}{identity} class="{box.look}{_hue(box.hue)}"{link}{_label(place)} '
        f'transform="translate({n(place.x)} {n(place.y)})">'
        f"{_title(place)}{_shape(place)}{_lines(place)}{_more(place)}</{tag}>"
    )


def _label(place: Place) -> str:
    """Return the spoken name, where the drawn text alone would be read wrongly."""
    box = place.box
    if len(box.lines) == 1 and not box.shortened and not box.more:
        return ""
    below = f", {box.more} below" if box.more else ""
    return f' aria-label="{_quoted(box.title + below)}"'


def _title(place: Place) -> str:
    return f"<title>{_quoted(place.box.title)}</title>" if place.box.shortened else ""


def _shape(place: Place) -> str:
    box = place.box
    radius = min(STYLES[box.look].radius, box.h / 2)
    rect = f'<rect width="{n(box.w)}" height="{n(box.h)}" rx="{n(radius)}"/>'
    if box.look not in {Look.LEAF, Look.ROW, Look.REST}:
        return rect
    return f'{rect}<circle cx="{n(0 if place.side is Side.RIGHT else box.w)}" cy="{n(box.h / 2)}" r="2"/>'


def _lines(place: Place) -> str:
    """Return the label's lines; a space ends each but the last, so that whoever reads them aloud parts the words."""
    box, style = place.box, STYLES[place.box.look]
    x, anchor = _text_start(place)
    first = box.h / 2 - (len(box.lines) - 1) / 2 * style.line + style.px * BASELINE
    last = len(box.lines) - 1
    return "".join(
        f'<text x="{n(x)}" y="{n(first + i * style.line)}"{anchor}>{_quoted(line)}{" " if i < last else ""}</text>'
        for i, line in enumerate(box.lines)
    )


def _text_start(place: Place) -> tuple[float, str]:
    box, pad = place.box, STYLES[place.box.look].pad_x
    match place.side:
        case Side.CENTRE:
            return box.w / 2, ' text-anchor="middle"'
        case Side.RIGHT:
            return pad, ""
        case Side.LEFT:
            return box.w - pad, ' text-anchor="end"'


def _more(place: Place) -> str:
    box = place.box
    if not box.more:
        return ""
    gap = 1 if box.look is Look.ROW else 6
    y = n(box.h / 2 + 3.7)
    x, anchor = (box.w + gap, "") if place.side is Side.RIGHT else (-gap, ' text-anchor="end"')
    return f'<text class="more" x="{n(x)}" y="{y}"{anchor} aria-hidden="true">+{box.more}</text>'


def _hue(hue: int | None) -> str:
    return "" if hue is None else f" hue-{hue}"


def _quoted(text: str) -> str:
    return escape(text, quote=True)
