"""The page of downloads says of each format what it leaves out."""

from __future__ import annotations

from generator.build import build
from generator.examine import examine
from generator.exports import EXPORTS
from tests.conftest import Write


def test_every_format_says_what_it_leaves_out(content: Write) -> None:
    site = build(examine(content({})).sound(), None)
    (page,) = (artifact for artifact in site.artifacts if artifact.path == "downloads.md")
    text = str(page.content)
    for export in EXPORTS:
        row = text[text.index(f'{export.file}" download>') :].split("</tr>", maxsplit=1)[0]
        assert f"Leaves out {export.loses}</span>".replace("'", "&#39;") in row, export.name
