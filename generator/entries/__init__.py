"""The authored form of the knowledge base: what each YAML file may hold.

These models are the single source of the validator, of the JSON Schema for editors and of the field reference.
Nothing behind `load` uses them; `knowledge` has the values that the rest works with.
"""

from generator.entries.atlas import AtlasFile, Term
from generator.entries.fields import Entry, LinkEntry
from generator.entries.lists import Availability, Hosting, Kind, LinkKind, PaperType, Status
from generator.entries.papers import PaperEntry, PapersFile
from generator.entries.retired import RetiredEntry, RetiredFile
from generator.entries.sections import AnswerEntry, CheckEntry, RelatedEntry, SectionFile, TopicEntry
from generator.entries.stack import StackFile, StackRoleEntry
from generator.entries.templates import TemplateEntry, TemplatesFile, TreeEntry
from generator.entries.tools import ToolEntry, ToolsFile

__all__ = [
    "AnswerEntry",
    "AtlasFile",
    "Availability",
    "CheckEntry",
    "Entry",
    "Hosting",
    "Kind",
    "LinkEntry",
    "LinkKind",
    "PaperEntry",
    "PaperType",
    "PapersFile",
    "RelatedEntry",
    "RetiredEntry",
    "RetiredFile",
    "SectionFile",
    "StackFile",
    "StackRoleEntry",
    "Status",
    "TemplateEntry",
    "TemplatesFile",
    "Term",
    "ToolEntry",
    "ToolsFile",
    "TopicEntry",
    "TreeEntry",
]
