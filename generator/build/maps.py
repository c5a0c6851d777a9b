"""The maps as pages ask for them, each drawn once and only where one is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.build.views import WHOLE_ATLAS, Views
from generator.mindmap import Drawing, Layouts, groups_map, live_data, neighbourhood
from generator.mindmap.files import MapPlan, listed, map_plans
from generator.tracking import Tracker


@dataclass(frozen=True, slots=True)
class SiteMaps:
    """Draws from the nodes that it is given; links are made for the page on which a map stands."""

    views: Views
    layouts: Layouts
    tracker: Tracker
    plans: tuple[MapPlan, ...]

    @property
    def files(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The maps to take along: each one's title, and the label and address of each of its files."""
        self.views.nodes[WHOLE_ATLAS]  # the titles are those of its sections
        return listed(self.plans)

    def overview(self) -> Markup:
        """Return the sections with their groups, for the home page."""
        return Markup(self.drawing("overview").inline(""))

    def whole(self) -> Markup:
        """Return the groups of every section, for the page of the map."""

        def draw() -> Markup:
            return Markup(groups_map(self.views.nodes[WHOLE_ATLAS], self.layouts).inline("../"))

        return self.tracker.once("map with groups", draw)

    def facts(self) -> Markup:
        """Return what the scripts of the map know of each node."""

        def tell() -> Markup:
            return Markup(live_data(self.views.nodes[WHOLE_ATLAS], self.views.base))

        return self.tracker.once("facts of the map", tell)

    def section(self, name: str) -> Markup:
        """Return the map of a section, for its page."""
        return Markup(self.drawing(f"section-{name}").inline("../"))

    def neighbourhood(self, name: str) -> Markup:
        """Return what is around a topic, for its page."""
        nodes, topic = self.views.nodes, self.views.base.topics[name]
        related = tuple(nodes[other.topic] for other in topic.related)
        drawing = neighbourhood(nodes[name], self.views.above[name], nodes[name].children, related)
        return Markup(drawing.inline("../../"))

    def drawing(self, name: str) -> Drawing:
        """Return the map that is called `name` among the files."""
        plan = next(plan for plan in self.plans if plan.name == name)
        return self.tracker.once(("map", name), lambda: plan.draw(self.views.nodes[plan.node]))


def site_maps(views: Views, layouts: Layouts, tracker: Tracker) -> SiteMaps:
    """Return the maps of the atlas."""
    return SiteMaps(views, layouts, tracker, tuple(map_plans(views.nodes[WHOLE_ATLAS], layouts)))
