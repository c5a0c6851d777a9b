"""The style sheet of a downloaded map: literal colours, because other viewers draw `var()` as black."""

from __future__ import annotations

from generator.mindmap.geometry import Look
from generator.mindmap.palette import Theme, mixed
from generator.mindmap.styles import EDGE_STRENGTHS, STYLES

FONTS = 'Inter,"Inter Variable","Helvetica Neue",Arial,sans-serif'


def style_sheet(theme: Theme) -> str:
    """Return the rules that draw a map in `theme` without any page around it."""
    return "".join(
        (
            f".ground{{fill:{theme.page}}}a{{text-decoration:none}}",
            f"text{{font-family:{FONTS};fill:{theme.ink}}}",
            *(f".{look} text{{font-size:{s.px:g}px;font-weight:{s.weight}}}" for look, s in STYLES.items()),
            f".edges path{{fill:{mixed(theme.quiet, theme.page, EDGE_STRENGTHS[-1])}}}",
            *(_hue_rules(i, hue, theme.tints[i]) for i, hue in enumerate(theme.hues)),
            *(_branch_rules(i, hue, theme.page) for i, hue in enumerate(theme.hues)),
            f".{Look.ROOT} rect{{fill:{theme.ink}}}.{Look.ROOT} text{{fill:{theme.page}}}",
            *(f".{Look.ROOT}.hue-{i} rect{{fill:{hue}}}" for i, hue in enumerate(theme.hues)),
            f".{Look.ROOT}[class*=hue-] text,.{Look.SECTION} text{{fill:{theme.on_hue}}}",
            f".{Look.GROUP} rect{{stroke-width:1.1}}.{Look.LEAF} rect,.{Look.ROW} rect,.{Look.REST} rect{{fill:none}}",
            f"a .more,g .more{{font-size:10.5px;font-weight:600;fill:{theme.quiet}}}",
            f".note{{font-size:11.5px;font-weight:600;fill:{theme.quiet}}}.{Look.REST} text{{fill:{theme.quiet}}}",
        )
    )


def _hue_rules(i: int, hue: str, tint: str) -> str:
    section, group = f".{Look.SECTION}.hue-{i} rect", f".{Look.GROUP}.hue-{i} rect"
    return f".hue-{i} circle,{section}{{fill:{hue}}}{group}{{fill:{tint};stroke:{hue}}}"


def _branch_rules(i: int, hue: str, page: str) -> str:
    strengths = enumerate(EDGE_STRENGTHS, 1)
    return "".join(f".edges .e{level}.hue-{i}{{fill:{mixed(hue, page, share)}}}" for level, share in strengths)
