"""Thirteen hues, and the ink and grounds of both themes.

The hues walk OKLCH from 255 degrees in steps of 27.7; their lightness is the highest at which the
text on them, and they as text on the page, pass WCAG AA.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one scheme as #rrggbb; `hues` and `tints` are indexed by section."""

    page: str
    surface: str
    ink: str
    quiet: str
    line: str
    on_hue: str
    hues: tuple[str, ...]
    tints: tuple[str, ...]


LIGHT = Theme(
    page="#fbfaf7",
    surface="#ffffff",
    ink="#1b2230",
    quiet="#5b6475",
    line="#e6e2d9",
    on_hue="#ffffff",
    hues=(
        "#2a72c7",
        "#6a65c9",
        "#9259b7",
        "#ad4f96",
        "#bd4a6a",
        "#be4e37",
        "#aa5f00",
        "#8c6e0a",
        "#6c7800",
        "#25822c",
        "#0b8167",
        "#0a7e83",
        "#007ba0",
    ),
    tints=(
        "#e7f1fe",
        "#eeeffe",
        "#f6ebff",
        "#fee9f7",
        "#fdebee",
        "#fdece8",
        "#ffecde",
        "#f8f0db",
        "#eff3de",
        "#e5f5e5",
        "#def7ee",
        "#dcf6f7",
        "#def4ff",
    ),
)
DARK = Theme(
    page="#14161d",
    surface="#1b1e27",
    ink="#e6e9f0",
    quiet="#9aa4b5",
    line="#2b2f3b",
    on_hue="#10131a",
    hues=(
        "#619eea",
        "#9393ed",
        "#b988dc",
        "#d47fbc",
        "#e47d95",
        "#e58069",
        "#d88a40",
        "#bd9827",
        "#95a43a",
        "#62ad63",
        "#07b08d",
        "#0dadb3",
        "#11a9d8",
    ),
    tints=(
        "#1a2b40",
        "#272740",
        "#31243b",
        "#392132",
        "#3d2027",
        "#3d211b",
        "#3a2511",
        "#33290d",
        "#292d11",
        "#1c301c",
        "#0d3127",
        "#053133",
        "#0d2e3b",
    ),
)
THEMES: dict[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `share` of one #rrggbb over another."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def palette_css() -> str:
    """Return `theme_overrides/styles/palette.css`: the hues of both schemes as custom properties."""
    note = "/* Written by `python -m generator.mindmap.palette`; a test keeps it equal to palette.py. */"
    light, dark = _properties(LIGHT), _properties(DARK)
    return f'{note}\n:root {{\n{light}}}\n\n[data-md-color-scheme="slate"] {{\n{dark}}}\n'


def _properties(theme: Theme) -> str:
    rows = [f"  --on-hue: {theme.on_hue};"]
    rows += [f"  --hue-{i}: {hue};" for i, hue in enumerate(theme.hues)]
    rows += [f"  --tint-{i}: {tint};" for i, tint in enumerate(theme.tints)]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(palette_css())
