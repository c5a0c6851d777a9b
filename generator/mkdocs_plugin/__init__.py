"""The site in MkDocs: the plugin, the cache of rendered pages, and the preview that renders only what changed."""

from generator.mkdocs_plugin.plugin import AtlasPlugin

__all__ = ["AtlasPlugin"]
