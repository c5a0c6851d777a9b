"""The knowledge base in the formats of other programs."""

from generator.exports.bibliography import bibliography_files, bibtex, csl_json

__all__ = ["bibliography_files", "bibtex", "csl_json"]
