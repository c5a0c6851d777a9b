"""The one form in which content files are written: a function of values, of their model and of comments."""

from generator.canonical.comments import SCHEMA_LINE, Comments, comments_of
from generator.canonical.layout import WIDTH, written
from generator.canonical.scalars import inline

__all__ = ["SCHEMA_LINE", "WIDTH", "Comments", "comments_of", "inline", "written"]
