"""What the generator makes, each part made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.source import Source

Nav = list[dict[str, "str | Nav"]]
Content = str | bytes


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file of the site: its path below the folder of pages, its content, the entry that it shows."""

    path: str
    content: Content
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page before it is made: its Markdown file, the entry that it shows, and what makes its Markdown."""

    path: str
    source: Source | None
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are made together: path and content of each."""

    name: str
    make: Callable[[], tuple[tuple[str, Content], ...]]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the generator makes, and the navigation over it."""

    pages: tuple[PagePlan, ...]
    groups: tuple[Group, ...]
    nav: Nav

    def files(self) -> Iterator[Artifact]:
        """Yield every file that is no page."""
        for group in self.groups:
            yield from (Artifact(path, content) for path, content in group.make())

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """Every page and file, made."""
        pages = (Artifact(page.path, page.make(), page.source) for page in self.pages)
        return (*pages, *self.files())
