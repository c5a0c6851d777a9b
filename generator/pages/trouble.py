"""The page that an author sees when the knowledge base could not be read even once."""

from __future__ import annotations

from generator.pages.render import with_front_matter

TITLE = "The knowledge base has problems"


def trouble_page() -> str:
    """Return the only page of a site that could not be built; the problems themselves stand in its banner."""
    body = f"# {TITLE}\n\nMend what is listed above and save: this page shows the atlas as soon as it can be read."
    return with_front_matter(body, title=TITLE, hide=["navigation", "toc"])
