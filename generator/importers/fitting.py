"""Texts cut to what a field can hold; nothing of them is lost."""

from __future__ import annotations

LONGEST_TEXT, LONGEST_LINE, LONGEST_SUMMARY = 4000, 300, 600


def summary_of(parts: list[str]) -> tuple[str, str]:
    """Return the first paragraph, where it can be a summary (which is one paragraph), and the rest."""
    first, _, rest = "\n\n".join(parts).partition("\n\n")
    return (
        (first, rest)
        if len(first) <= LONGEST_SUMMARY and not first.startswith(("```", ">"))
        else ("", "\n\n".join(parts))
    )


def pieces(text: str) -> list[str]:
    """Cut a text into pieces that a field can hold, between paragraphs, else between words."""
    pieces = [""]
    for paragraph in text.split("\n\n"):
        joined = f"{pieces[-1]}\n\n{paragraph}" if pieces[-1] else paragraph
        if len(joined) <= LONGEST_TEXT:
            pieces[-1] = joined
            continue
        rest = paragraph
        while len(rest) > LONGEST_TEXT:
            cut = max(rest.rfind(" ", 0, LONGEST_TEXT), rest.rfind("\n", 0, LONGEST_TEXT))
            cut = cut if cut > 0 else LONGEST_TEXT
            pieces.append(rest[:cut])
            rest = rest[cut:].lstrip()
        pieces.append(rest)
    return [piece for piece in pieces if piece] or [""]


def one_line(text: str) -> tuple[str, str]:
    """Return the text on one line, as far as a field can hold it, and the rest."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_LINE:
        return flat, ""
    cut = flat.rfind(" ", 0, LONGEST_LINE)
    cut = cut if cut > 0 else LONGEST_LINE
    return flat[:cut], flat[cut:].strip()
