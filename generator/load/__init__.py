"""From YAML files to a knowledge base, with the position of every value."""

from generator.load.base import Loaded, load

__all__ = ["Loaded", "load"]
