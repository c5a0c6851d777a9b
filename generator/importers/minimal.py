"""Closed lists for a knowledge base that starts from a foreign file and has none yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Entry = dict[str, Any]


def minimal_atlas() -> Entry:
    """Return an atlas in its authored form, with the fixed lists described in a sentence each."""
    return {
        "title": "Imported atlas",
        "tagline": "Imported with mlatlas.",
        **{key: list(_terms(rows)) for key, rows in _LISTS.items()},
    }


def _terms(rows: Iterable[tuple[str, str, str]]) -> Iterable[Entry]:
    return ({"id": name, "title": title, "summary": summary} for name, title, summary in rows)


_LISTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "stages": (
        ("poc", "Proof of concept", "A trial that shows whether the idea can work at all."),
        ("mvp", "Minimum viable product", "The smallest thing that real users can use."),
        ("production", "Production", "A service that people depend on."),
    ),
    "roles": (
        ("product", "Product", "Decides what is built and for whom."),
        ("data-scientist", "Data science", "Explores data and designs and evaluates models."),
        ("data-engineer", "Data engineering", "Brings data in and keeps it correct."),
        ("software-engineer", "Software engineering", "Builds the application around the model."),
        ("mlops", "MLOps", "Runs training, deployment and monitoring."),
    ),
    "kinds": (
        ("concept", "Concept", "An idea or term that one has to understand."),
        ("method", "Method", "A procedure from the literature with an original paper."),
        ("practice", "Practice", "Something that good teams do."),
        ("decision", "Decision", "A question that the project has to answer."),
    ),
    "link_kinds": (
        ("notes", "Notes", "Somebody's working notes or a cheat sheet."),
        ("documentation", "Documentation", "The reference or guide of a tool or service."),
        ("article", "Article", "A blog post or magazine article."),
        ("book", "Book", "A book or one of its chapters."),
        ("course", "Course", "A lecture, tutorial or whole course."),
        ("video", "Video", "A recording."),
        ("standard", "Standard", "A standard, a law or an official guideline."),
        ("dataset", "Data set", "Data to download."),
        ("code", "Code", "A repository or notebook with code to read."),
        ("comparison", "Comparison", "Several tools or methods side by side."),
    ),
    "statuses": (
        ("active", "Active", "Developed and released."),
        ("maintenance", "Maintenance", "Kept running but hardly developed any more."),
        ("archived", "Archived", "The repository is read-only."),
        ("discontinued", "Discontinued", "The product or service has ended."),
    ),
    "availabilities": (
        ("open", "Open source", "The source is under an open licence."),
        ("commercial", "Commercial", "Offered under commercial terms only."),
        ("both", "Open and commercial", "An open core with a commercial edition."),
    ),
    "hostings": (
        ("library", "Library", "Runs inside your own program or on your command line."),
        ("desktop", "Desktop", "A program on your own computer."),
        ("self-hosted", "Self-hosted", "A service that you run on your own machines."),
        ("managed", "Managed", "A service that its makers or a cloud run for you."),
    ),
}
