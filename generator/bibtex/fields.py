"""Which field of BibTeX and biblatex is which key of a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.bibtex.entries import RawEntry
from generator.bibtex.latex import plain, verbatim
from generator.bibtex.names import authors
from generator.entries import PaperType

_TYPES: dict[str, PaperType] = {
    **dict.fromkeys(("article", "periodical", "suppperiodical"), PaperType.ARTICLE),
    **dict.fromkeys(("inproceedings", "conference"), PaperType.INPROCEEDINGS),
    **dict.fromkeys(("book", "mvbook", "collection", "proceedings", "booklet"), PaperType.BOOK),
    **dict.fromkeys(("incollection", "inbook", "inreference", "bookinbook", "suppbook"), PaperType.INCOLLECTION),
    **dict.fromkeys(("techreport", "report", "manual", "standard"), PaperType.TECHREPORT),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), PaperType.THESIS),
    **dict.fromkeys(("misc", "online", "electronic", "www", "unpublished", "dataset", "software"), PaperType.MISC),
}
VENUES: dict[PaperType, tuple[str, ...]] = {
    PaperType.ARTICLE: ("journal", "journaltitle"),
    PaperType.INPROCEEDINGS: ("booktitle", "eventtitle"),
    PaperType.INCOLLECTION: ("booktitle",),
    PaperType.BOOK: ("publisher",),
    PaperType.TECHREPORT: ("institution", "organization"),
    PaperType.THESIS: ("school", "institution"),
    PaperType.MISC: ("howpublished", "publisher", "organization"),
}
_ANY_VENUE = (
    "journal",
    "journaltitle",
    "booktitle",
    "publisher",
    "institution",
    "school",
    "organization",
    "howpublished",
)
_ARXIV_ID = r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|\barxiv[: ]\s*|^abs/){_ARXIV_ID}", re.IGNORECASE
)
_ARXIV_ALONE = re.compile(_ARXIV_ID)
_ARXIV_VENUE = re.compile(r"(?:corr|arxiv\b.*|)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DASH = re.compile(r"\s*(?:-{2,}|[\u2010-\u2015\u2212])\s*")
# Fields that say nothing about the paper itself.
_SILENT = frozenset(
    {"crossref", "archiveprefix", "eprinttype", "eprintclass", "primaryclass", "bibsource", "biburl", "key"}
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Values by key of a paper, fields that no key holds, and what was changed or guessed."""

    values: dict[str, Any]
    left: list[str]
    changed: list[str]


def type_of(name: str) -> tuple[PaperType, bool]:
    """Return the paper's type for a type of entry, and whether that is known."""
    return _TYPES.get(name, PaperType.MISC), name in _TYPES


def placed(entry: RawEntry) -> Placed:
    """Return the entry's values under the keys of a paper."""
    place = _Place(entry)
    place.all()
    left = sorted(entry.fields.keys() - place.used - _SILENT)
    return Placed(place.values, left, place.changed)


class _Place:
    """Takes fields one after the other and notes which were used; gone when `placed` returns."""

    def __init__(self, entry: RawEntry) -> None:
        self.fields = entry.fields
        self.type, known = type_of(entry.type)
        self.used: set[str] = set()
        self.values: dict[str, Any] = {"type": str(self.type)}
        self.changed = [] if known else [f'type "{entry.type}" is not known: taken as misc']

    def all(self) -> None:
        self.values["title"] = self._title()
        self.values["authors"] = self._authors()
        self.values["year"] = self._year()
        self.values["arxiv"] = self._arxiv()
        self.values["venue"] = self._venue()
        for key, fields in {"volume": ("volume",), "number": ("number", "issue"), "pages": ("pages",)}.items():
            self.values[key] = self._text(*fields)
        self.values["pages"] = _DASH.sub("-", self.values["pages"])
        if self.values["volume"].lower().startswith("abs/"):
            self.values["volume"] = ""
        self.values["doi"] = self._doi()
        self.values["url"] = self._url()

    def _take(self, *names: str) -> str:
        name = next((name for name in names if self.fields.get(name)), "")
        self.used.add(name)
        return self.fields.get(name, "")

    def _text(self, *names: str) -> str:
        text, unknown = plain(self._take(*names))
        self.changed += [f"LaTeX command \\{command} in {names[0]} is not known" for command in unknown]
        return text

    def _title(self) -> str:
        title, subtitle = self._text("title"), self._text("subtitle")
        return f"{title}: {subtitle}" if title and subtitle else title

    def _authors(self) -> list[str]:
        field = next(
            (name for name in ("author", "editor", "organization", "institution") if self.fields.get(name)), ""
        )
        if field in {"organization", "institution"}:
            return [f"{{{self._text(field)}}}"]
        if field == "editor":
            self.changed.append("there is no author: the editors were taken")
        names, wrong = authors(self._take(field))
        self.changed += wrong
        return names

    def _year(self) -> str:
        found = _YEAR.search(self._take("year", "date"))
        return found.group() if found else ""

    def _arxiv(self) -> str:
        prefix = (self.fields.get("archiveprefix") or self.fields.get("eprinttype") or "").lower()
        eprint = _ARXIV_ALONE.fullmatch(verbatim(self.fields.get("eprint", "")).removeprefix("arXiv:"))
        if eprint and prefix in {"", "arxiv"}:
            self.used.add("eprint")
            return eprint["id"]
        for name in ("url", "doi", "journal", "volume", "howpublished", "note", "eprint"):
            found = _ARXIV.search(verbatim(self.fields.get(name, "")))
            if found:
                self.used |= {name} & {"note", "eprint", "volume"}
                return found["id"]
        return ""

    def _venue(self) -> str:
        """Return the venue that the type names, else any that there is; a preprint's is arXiv."""
        name = next((name for name in (*VENUES[self.type], *_ANY_VENUE) if self.fields.get(name)), "")
        text = "" if "\\url" in self.fields.get(name, "") else self._text(name) if name else ""
        if self.values["arxiv"] and _ARXIV_VENUE.fullmatch(text):
            return text if text in {"arXiv", "arXiv preprint"} else "arXiv"
        return "" if text.startswith(("http://", "https://")) else text

    def _doi(self) -> str:
        written = verbatim(self._take("doi"))
        found = _DOI.search(written)
        if written and not found:
            self.changed.append(f'"{written[:60]}" is no DOI')
        return found.group() if found and not found.group().lower().startswith("10.48550/arxiv.") else ""

    def _url(self) -> str:
        written = verbatim(
            self._take("url", "howpublished" if "\\url" in self.fields.get("howpublished", "") else "url")
        )
        if written.startswith("www."):
            written = f"https://{written}"
        if written:
            return written
        if self.values["arxiv"]:
            return f"https://arxiv.org/abs/{self.values['arxiv']}"
        return f"https://doi.org/{self.values['doi']}" if self.values["doi"] else ""
