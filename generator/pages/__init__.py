"""Page models from the knowledge base, and the Markdown that they become."""

from generator.pages.site import Page, pages

__all__ = ["Page", "pages"]
