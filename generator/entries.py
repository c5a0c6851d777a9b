"""The authored form of the knowledge base: what each YAML file may hold.

These models are the single source of the validator, of the JSON Schema for editors and of the field reference.
Nothing behind `load` uses them; `knowledge.py` has the values that the rest works with.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=60,
        description="Permanent name in kebab-case. It never changes and is never used again for something else.",
    ),
]
Title = Annotated[str, Field(min_length=1, max_length=36, description="Short title: it goes on the map.")]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Url = Annotated[
    str,
    Field(pattern=r"^(https?|mailto):", max_length=2000, description="Full address, with https:// in front."),
]
Year = Annotated[str, Field(pattern=r"^(1[5-9]|20)\d\d$", description="Year of publication, four digits.")]


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


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, use_attribute_docstrings=True)


class Term(Entry):
    """One value of a closed list."""

    id: Id
    title: Line
    """What readers see."""
    short: Line | None = None
    """Abbreviation, where space is tight."""
    summary: Line
    """One sentence that says what the value means."""


class AtlasFile(Entry):
    """The atlas itself: its title and its closed lists."""

    title: Line
    """Name of the site."""
    tagline: Line
    """What it is, in one sentence."""
    stages: Annotated[tuple[Term, ...], Field(min_length=1)]
    """From the first trial to production, in order."""
    roles: Annotated[tuple[Term, ...], Field(min_length=1)]
    """Who does the work."""
    kinds: tuple[Term, ...]
    """What sorts of topic there are; fixed by the program, described here."""
    link_kinds: tuple[Term, ...]
    """What may stand behind a link; fixed by the program, described here."""
    statuses: tuple[Term, ...]
    """How alive a tool is; fixed by the program, described here."""
    availabilities: tuple[Term, ...]
    """Open, commercial or both; fixed by the program, described here."""
    hostings: tuple[Term, ...]
    """Where a tool runs; fixed by the program, described here."""


class LinkEntry(Entry):
    """A source to read on."""

    title: Line
    """Title of the page behind the link, not "here"."""
    url: Url
    kind: LinkKind
    """What the reader finds there."""
    formerly: tuple[Url, ...] = ()
    """Addresses that it had before it moved, or of what it replaces."""


class RelatedEntry(Entry):
    """A topic worth reading next, and why."""

    topic: Id
    """Id of the other topic."""
    why: Line
    """What connects the two, as half a sentence."""


class CheckEntry(Entry):
    """Something that a team does, can verify and ticks."""

    id: Id
    text: Line
    """What is true when it is done, or what to do: one sentence that can be verified."""
    why: Line
    """What goes wrong without it."""
    stage: Line
    """From which stage on it is needed: poc, mvp or production."""
    roles: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Who does it, first the one who answers for it."""
    decision: Id | None = None
    """Topic of kind `decision` on which it hangs."""


class AnswerEntry(Entry):
    """One answer to a decision."""

    id: Id
    title: Line
    """The answer in a few words."""
    fits: Text
    """When this answer fits."""
    follows: Text
    """What follows from it: cost, work, what it rules out."""
    tools: tuple[Id, ...] = ()
    """Tools that go with this answer."""


class TopicEntry(Entry):
    """A concept, method, practice or decision: one page, one node of the map."""

    id: Id
    title: Title
    synonyms: tuple[Line, ...] = ()
    """Other names, written out; search and tooltips know them."""
    abbreviations: tuple[Line, ...] = ()
    """Short forms in use, such as ETL."""
    kind: Kind
    """concept, method, practice or decision."""
    stage: Line
    """From which stage on it matters: poc, mvp or production."""
    definition: Text | None = None
    """One to four sentences of CommonMark; [[topic]], [[tool:id]] and [[paper:id]] link inside the atlas."""
    why: Text | None = None
    """Why it matters, where that is not plain from the definition."""
    question: Line | None = None
    """Decisions only: the question that the project has to answer."""
    answers: tuple[AnswerEntry, ...] = ()
    """Decisions only: the answers to choose from."""
    checks: tuple[CheckEntry, ...] = ()
    """What a team ticks for this topic, in the order in which it is done."""
    tools: tuple[Id, ...] = ()
    """Tools that implement it, the first choice first."""
    papers: tuple[Id, ...] = ()
    """Papers that it rests on; for a method the original paper first."""
    no_paper: Line | None = None
    """Methods only: why there is no original paper to name."""
    links: tuple[LinkEntry, ...] = ()
    """Sources to read on."""
    related: tuple[RelatedEntry, ...] = ()
    """Topics worth reading next."""
    topics: tuple[TopicEntry, ...] = ()
    """Topics below this one."""


class SectionFile(Entry):
    """One section of the atlas, its topics in chronological order."""

    id: Id
    title: Title
    summary: Text
    """Two lines at most: what the section covers and when it comes up."""
    topics: tuple[TopicEntry, ...]
    """At most twelve, in the order in which they come up."""


class ToolEntry(Entry):
    """A program, library or service."""

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=60)]
    """Name as its makers write it."""
    synonyms: tuple[Line, ...] = ()
    """Other and former names, import names, abbreviations."""
    summary: Line
    """What it is, in one sentence."""
    url: Url
    """Its own home page or documentation."""
    repository: Url | None = None
    """Where its source is, when it is open."""
    licence: Line | None = None
    """SPDX identifier when open (Apache-2.0), otherwise "proprietary"."""
    availability: Availability
    """open, commercial or both."""
    hosting: Annotated[tuple[Hosting, ...], Field(min_length=1)]
    """Where it runs: library, desktop, self-hosted, managed."""
    status: Status
    """active, maintenance, archived or discontinued."""
    replaced_by: Id | None = None
    """Tool to use in its place, when archived or discontinued."""
    note: Line | None = None
    """What a reader must know: renamed, bought, ended when."""
    papers: tuple[Id, ...] = ()
    """Papers that describe it."""
    links: tuple[LinkEntry, ...] = ()
    """Comparisons, notes, tutorials."""
    formerly: tuple[Url, ...] = ()
    """Addresses that its home page had before."""


class ToolsFile(Entry):
    """Tools that serve the same purpose."""

    id: Id
    title: Title
    summary: Line
    """What these tools are for."""
    tools: tuple[ToolEntry, ...]
    """In alphabetical order of the id."""


class PaperEntry(Entry):
    """A paper, book or report, complete enough for BibTeX."""

    id: Id
    type: PaperType
    """article, inproceedings, book, incollection, techreport, phdthesis or misc."""
    title: Line
    """Title as published, with its capitals."""
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Each as "Family, Given"; an organisation in braces: "{NIST}"; "others" at the end of a list that is cut."""
    year: Year
    venue: Line
    """Journal, proceedings, publisher or institution."""
    volume: Line | None = None
    """Volume of the journal or series."""
    number: Line | None = None
    """Issue within the volume, or number of the report."""
    pages: Line | None = None
    """First and last page with a hyphen between: 235-256."""
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """DOI without the resolver in front."""
    arxiv: Annotated[str, Field(pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$")] | None = None
    """arXiv id without version."""
    url: Url
    """Where a reader finds it, free to read where possible."""
    formerly: tuple[Url, ...] = ()
    """Addresses under which it was linked before."""


class PapersFile(Entry):
    """Papers of one area."""

    title: Title
    papers: tuple[PaperEntry, ...]
    """In alphabetical order of the id."""


class TreeEntry(Entry):
    """A folder (its name ends with a slash) or a file of a project template."""

    name: Line
    """Name in its folder; that of a folder ends with a slash."""
    purpose: Line
    """What belongs there."""
    entries: tuple[TreeEntry, ...] = ()
    """What a folder holds."""


class TemplateEntry(Entry):
    """A project template: a tree of folders with their purpose."""

    id: Id
    title: Title
    summary: Text
    """Whom it suits."""
    entries: Annotated[tuple[TreeEntry, ...], Field(min_length=1)]
    """Folders and files at the top, in the order in which a reader should see them."""
    links: tuple[LinkEntry, ...] = ()
    """Where the template comes from, and sources to read on."""


class TemplatesFile(Entry):
    """Project templates to start from."""

    templates: tuple[TemplateEntry, ...]
    """The templates, the recommended one first."""


class StackRoleEntry(Entry):
    """A place in the infrastructure that some tool has to fill."""

    id: Id
    key: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """Key of the role in the stack file."""
    title: Title
    summary: Line
    """What the role does."""
    topic: Id
    """Topic that explains it."""
    tools: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Tools that can fill it, the seed's first choice first."""


class StackFile(Entry):
    """Infrastructure roles and the tools that can fill each."""

    provider: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Cloud providers to choose from, as tools."""
    stack: tuple[StackRoleEntry, ...]
    """Roles in the order of the stack file."""
    links: tuple[LinkEntry, ...] = ()
    """Where the stack comes from, and sources to read on."""


class RetiredEntry(Entry):
    """An id that once existed."""

    id: Id
    kind: Literal["section", "topic", "check", "tool", "paper", "template", "role"]
    """What the id named."""
    replaced_by: Id | None = None
    """Id of the same kind that took its place."""
    why: Line
    """Why it went."""
    release: Line | None = None
    """Release in which it was gone."""


class RetiredFile(Entry):
    """Every id that was published once and is gone."""

    retired: tuple[RetiredEntry, ...]
    """The retired ids, in the order in which they went; `mlatlas retire` and `rename` add to them."""
