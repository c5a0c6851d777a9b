"""Closed lists that the program knows: readers see what atlas.yml says of each value."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of topic it is."""

    CONCEPT = "concept"
    METHOD = "method"
    PRACTICE = "practice"
    DECISION = "decision"


class LinkKind(StrEnum):
    """What a reader finds behind a link."""

    NOTES = "notes"
    DOCUMENTATION = "documentation"
    ARTICLE = "article"
    BOOK = "book"
    COURSE = "course"
    VIDEO = "video"
    STANDARD = "standard"
    DATASET = "dataset"
    CODE = "code"
    COMPARISON = "comparison"


class Availability(StrEnum):
    """Whether the source is open, the product commercial, or both are offered."""

    OPEN = "open"
    COMMERCIAL = "commercial"
    BOTH = "both"


class Hosting(StrEnum):
    """Where a tool runs."""

    LIBRARY = "library"
    DESKTOP = "desktop"
    SELF_HOSTED = "self-hosted"
    MANAGED = "managed"


class Status(StrEnum):
    """How alive a tool is."""

    ACTIVE = "active"
    MAINTENANCE = "maintenance"
    ARCHIVED = "archived"
    DISCONTINUED = "discontinued"


class PaperType(StrEnum):
    """Entry type, as BibTeX names it."""

    ARTICLE = "article"
    INPROCEEDINGS = "inproceedings"
    BOOK = "book"
    INCOLLECTION = "incollection"
    TECHREPORT = "techreport"
    THESIS = "phdthesis"
    MISC = "misc"
