"""Maps of the atlas: from the outline to SVG, one Graphviz layout a section."""

from generator.mindmap.details import details_script
from generator.mindmap.drawing import Drawing
from generator.mindmap.engine import Engine, EngineName, choose_engine
from generator.mindmap.errors import EngineError, LayoutError, MapError, MissingGraphvizError
from generator.mindmap.geometry import Box, Edge, Look, Place, Scene, Side
from generator.mindmap.layout import Layouts
from generator.mindmap.live import live_data
from generator.mindmap.maps import groups_map, overview, section_map, whole_map
from generator.mindmap.neighbourhood import neighbourhood

__all__ = [
    "Box",
    "Drawing",
    "Edge",
    "Engine",
    "EngineError",
    "EngineName",
    "LayoutError",
    "Layouts",
    "Look",
    "MapError",
    "MissingGraphvizError",
    "Place",
    "Scene",
    "Side",
    "choose_engine",
    "details_script",
    "groups_map",
    "live_data",
    "neighbourhood",
    "overview",
    "section_map",
    "whole_map",
]
