"""A finished map as DOT, each node where the drawing has it: `neato -n2` draws PDF and PNG from that."""

from __future__ import annotations

from collections.abc import Iterator

from generator.mindmap.edges import Curve, curves, n
from generator.mindmap.geometry import Look, Place, Scene, Side
from generator.mindmap.hrefs import safe_href
from generator.mindmap.measure import clean
from generator.mindmap.palette import THEMES, Theme, ThemeName, mixed
from generator.mindmap.styles import EDGE_STRENGTHS, EDGE_WIDTHS, STYLES

FONT = "Inter, Helvetica Neue, Arial, sans-serif"


def dot_source(scene: Scene, theme: ThemeName, href_prefix: str = "") -> str:
    """Return the scene as DOT in points, one for each px; every text is quoted, every address checked."""
    colours = THEMES[theme]
    drawn = {edge.depth for edge in scene.edges}
    names = {i: f"n{i}" for i in range(len(scene.places))}
    lines = [
        "digraph atlas {",
        f'  graph [bgcolor="{colours.page}" pad=0.1 outputorder=edgesfirst];',
        "  node [shape=box fixedsize=true margin=0];\n  edge [dir=none];",
        *(_node(names[i], place, colours, href_prefix) for i, place in enumerate(scene.places)),
        *(_edge(curve, names, colours) for curve in curves(scene.places) if curve.depth in drawn),
        *_notes(scene, colours),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(name: str, place: Place, colours: Theme, href_prefix: str) -> str:
    box, style = place.box, STYLES[place.box.look]
    x, y = place.x + box.w / 2, -(place.y + box.h / 2)
    justify = {Side.LEFT: "\\r", Side.RIGHT: "\\l", Side.CENTRE: "\\n"}[place.side]
    label = "".join(_escaped(line) + justify for line in box.lines)
    pad = f'margin="{style.pad_x / 72:.3f},0"'
    href = safe_href(href_prefix, box.href)
    link = f" URL={_quoted(href)} target=_top" if href else ""
    return (
        f'  {name} [pos="{n(x)},{n(y)}!" width={box.w / 72:.4f} height={box.h / 72:.4f} label="{label}" '
        f'{pad} fontname="{_font(style.weight)}" fontsize={style.px:g} {_paint(place, colours)}'
        f" tooltip={_quoted(box.title)}{link}];"
    )


def _paint(place: Place, colours: Theme) -> str:
    box = place.box
    hue = colours.ink if box.hue is None else colours.hues[box.hue]
    match box.look:
        case Look.ROOT | Look.SECTION:
            text = colours.page if box.hue is None else colours.on_hue
            return f'style="filled,rounded" color="{hue}" fillcolor="{hue}" fontcolor="{text}"'
        case Look.GROUP:
            tint = colours.surface if box.hue is None else colours.tints[box.hue]
            return f'style="filled,rounded" color="{hue}" fillcolor="{tint}" fontcolor="{colours.ink}"'
        case _:
            return f'style="" penwidth=0 fontcolor="{colours.ink}"'


def _edge(curve: Curve, names: dict[int, str], colours: Theme) -> str:
    """Return one branch; its middle width stands for its taper, which DOT does not know."""
    level = min(curve.depth, len(EDGE_WIDTHS)) - 1
    hue = colours.quiet if curve.hue is None else colours.hues[curve.hue]
    width = sum(EDGE_WIDTHS[level]) / 2
    colour = mixed(hue, colours.page, EDGE_STRENGTHS[level])
    points = " ".join(f"{n(x)},{n(-y)}" for x, y in curve.points)
    return f'  {names[curve.parent]} -> {names[curve.child]} [pos="{points}" penwidth={n(width)} color="{colour}"];'


def _notes(scene: Scene, colours: Theme) -> Iterator[str]:
    for i, note in enumerate(scene.notes):
        yield (
            f'  note{i} [shape=plaintext pos="{n(note.x)},{n(-note.y)}!" label={_quoted(note.text)} '
            f'fontsize=11.5 fontcolor="{colours.quiet}" fontname="{FONT}"];'
        )


def _font(weight: int) -> str:
    """Return the name under which Pango knows the face."""
    name = next(
        name for most, name in ((400, ""), (500, " Medium"), (600, " Semi-Bold"), (900, " Bold")) if weight <= most
    )
    return f"Inter,Arial{name}"


def _quoted(text: str) -> str:
    return f'"{_escaped(clean(text))}"'


def _escaped(text: str) -> str:
    """Return text that Graphviz shows as it stands: neither escapes nor entities nor the end of the string."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
