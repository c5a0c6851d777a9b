"""Page models from the knowledge base, and the Markdown that they become."""

from generator.pages.site import Desk, Plan, page_plans

__all__ = ["Desk", "Plan", "page_plans"]
