"""Text: cleaned, measured, wrapped."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mindmap.measure import clean, width, wrap


@given(st.text())
def test_clean_text_is_one_safe_line(text: str) -> None:
    result = clean(text)
    assert result
    assert len(result) <= 300
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} or c in "\u202e\u2066\ufffe\uffff" for c in result)
    assert unicodedata.is_normalized("NFC", result)
    assert clean(result) == result


@given(st.text(max_size=200), st.integers(1, 4))
def test_lines_fit_and_nothing_is_lost_without_an_ellipsis(text: str, most: int) -> None:
    text = clean(text)
    lines = wrap(text, 13, 500, 120, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 13, 500) <= 120 + 1e-6 for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "ems"), [("機械", 2), ("🧪", 1), ("e\u0301\u0301", None), ("ж", None), ("\u200d", 0), ("…", None)]
)
def test_the_width_of_what_the_font_may_lack(text: str, ems: float | None) -> None:
    if ems is None:
        assert 0 < width(text, 1, 400) < 1.1
    else:
        assert width(text, 1, 400) == ems


def test_a_heavier_face_is_wider() -> None:
    widths = [width("Modelling", 16, weight) for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))


def test_words_stay_whole_where_they_can() -> None:
    assert wrap("Exploratory data analysis", 13.5, 500, 120, 3) == ("Exploratory data", "analysis")
