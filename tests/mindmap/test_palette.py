"""Contrast, and one source for all colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.mindmap.palette import DARK, LIGHT, Theme, palette_css

STYLES = Path(__file__).parents[2] / "theme_overrides" / "styles"
AA = 4.5


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_passes_wcag_aa(theme: Theme) -> None:
    assert len(theme.hues) == len(theme.tints) == 13
    for hue, tint in zip(theme.hues, theme.tints, strict=True):
        assert contrast(theme.on_hue, hue) >= AA, "text on a section"
        assert contrast(theme.ink, tint) >= AA, "text on a group"
        assert contrast(hue, theme.page) >= AA, "a hue as text on the page"
        assert contrast(hue, theme.surface) >= AA, "a hue as text on a surface"
    for ground in (theme.page, theme.surface):
        assert contrast(theme.ink, ground) >= AA
        assert contrast(theme.quiet, ground) >= AA


def test_neighbouring_hues_differ() -> None:
    for theme in (LIGHT, DARK):
        assert len(set(theme.hues)) == len(set(theme.tints)) == 13


def test_the_committed_palette_is_the_one_of_python() -> None:
    assert (STYLES / "palette.css").read_text() == palette_css()
