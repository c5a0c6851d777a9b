"""The knowledge base in the formats of other programs."""

from generator.exports.bibliography import bibliography_files, bibtex, csl_json
from generator.exports.files import EXPORTS, NAMES, Export, exports
from generator.exports.plain import UnknownChoice, chosen, plain

__all__ = [
    "EXPORTS",
    "NAMES",
    "Export",
    "UnknownChoice",
    "bibliography_files",
    "bibtex",
    "chosen",
    "csl_json",
    "exports",
    "plain",
]
