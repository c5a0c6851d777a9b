"""The whole site from a knowledge base; the stages meet here and nowhere else."""

from generator.build.site import Artifact, Group, PagePlan, Site
from generator.build.workshop import SCRIPTS, Workshop, build

__all__ = ["SCRIPTS", "Artifact", "Group", "PagePlan", "Site", "Workshop", "build"]
