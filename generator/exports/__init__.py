"""The knowledge base in the formats of other programs."""

from generator.authored import plain
from generator.exports.bibliography import bibliography_files, bibtex, csl_json
from generator.exports.choice import UnknownChoice, chosen
from generator.exports.files import EXPORTS, NAMES, Export, exports

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
