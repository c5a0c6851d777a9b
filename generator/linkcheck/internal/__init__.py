"""The internal check: every link, image, file and anchor of a built site resolves, without a network."""

from generator.linkcheck.internal.check import Checked, check_site

__all__ = ["Checked", "check_site"]
