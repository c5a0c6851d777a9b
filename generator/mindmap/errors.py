"""What can go wrong between a tree and its drawing."""

from __future__ import annotations


class MapError(Exception):
    """A map could not be drawn; the message says which, why and what to do."""


class EngineError(MapError):
    """Graphviz failed, trapped or ran out of time on one graph."""


class LayoutError(MapError):
    """A section could not be laid out; `section` is its title."""

    def __init__(self, section: str, reason: str) -> None:
        super().__init__(f'the map of section "{section}" cannot be laid out: {reason}')
        self.section = section


class MissingGraphvizError(MapError):
    """Native Graphviz is needed (for PDF and PNG, or because it was asked for) and `dot` is not on PATH."""

    def __init__(self) -> None:
        super().__init__("Graphviz's `dot` is not on PATH; install it with: sudo apt-get install graphviz")
