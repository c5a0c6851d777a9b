"""What each JSON file of /api/v1/ holds. A field may be added; none is renamed, retyped or removed within v1."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class ApiLink(_Published):
    title: str
    url: str
    kind: str
    formerly: tuple[str, ...]


class ApiRelated(_Published):
    topic: str
    why: str


class ApiAnswer(_Published):
    id: str
    title: str
    fits: str
    follows: str
    tools: tuple[str, ...]


class ApiTopic(_Published):
    id: str
    """Permanent."""
    title: str
    url: str
    """Address of the page, relative to the site's root."""
    section: str
    parent: str | None
    """Topic above it, if any."""
    kind: str
    stage: str
    synonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    definition: str
    """CommonMark; [[id]], [[tool:id]] and [[paper:id]] refer to other entries."""
    why: str
    question: str
    answers: tuple[ApiAnswer, ...]
    checks: tuple[str, ...]
    """Ids of its checks, in order."""
    tools: tuple[str, ...]
    papers: tuple[str, ...]
    links: tuple[ApiLink, ...]
    related: tuple[ApiRelated, ...]
    topics: tuple[str, ...]
    """Ids of the topics directly below it."""


class ApiSection(_Published):
    id: str
    number: int
    title: str
    url: str
    summary: str
    topics: tuple[str, ...]


class ApiCheck(_Published):
    id: str
    """Permanent: progress hangs on it."""
    text: str
    why: str
    stage: str
    roles: tuple[str, ...]
    topic: str
    section: str
    decision: str | None
    url: str


class ApiTool(_Published):
    id: str
    name: str
    url: str
    page: str
    """Address of its page, relative to the site's root."""
    repository: str
    licence: str
    availability: str
    hosting: tuple[str, ...]
    status: str
    replaced_by: str | None
    note: str
    summary: str
    category: str
    synonyms: tuple[str, ...]
    topics: tuple[str, ...]
    """Topics that it serves."""
    alternatives: tuple[str, ...]
    """The closest first."""
    papers: tuple[str, ...]


class ApiPaper(_Published):
    id: str
    type: str
    title: str
    authors: tuple[str, ...]
    """Each as "Family, Given"."""
    year: int
    venue: str
    doi: str
    arxiv: str
    url: str
    topics: tuple[str, ...]
    """Topics that cite it."""


class ApiRetired(_Published):
    id: str
    kind: str
    replaced_by: str | None
    why: str


class ApiTerm(_Published):
    id: str
    title: str
    short: str
    summary: str


class ApiAtlas(_Published):
    title: str
    tagline: str
    stages: tuple[ApiTerm, ...]
    roles: tuple[ApiTerm, ...]
    files: tuple[str, ...]
    """The other files of this version."""
