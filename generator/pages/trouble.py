"""The page that an author sees when the knowledge base could not be read even once."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.pages.render import with_front_matter
from generator.problems import Problem

TITLE = "The knowledge base has problems"


def trouble_page(problems: Iterable[Problem]) -> str:
    """Return the only page of a site that could not be built."""
    listed = "".join(f"<li>{escape(str(problem))}</li>" for problem in problems)
    how = "Mend what is listed here and save: this page shows the atlas as soon as it can be read."
    body = f'# {TITLE}\n\n{how}\n\n<div class="problems"><ol>{listed}</ol></div>'
    return with_front_matter(body, title=TITLE, hide=["navigation", "toc"])
