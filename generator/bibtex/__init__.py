"""Reads BibTeX and biblatex files into papers in authored form."""

from generator.bibtex.entries import BibTeXError
from generator.bibtex.papers import Bibliography, identities, papers_of
from generator.bibtex.remarks import Remark, Told

__all__ = ["BibTeXError", "Bibliography", "Remark", "Told", "identities", "papers_of"]
