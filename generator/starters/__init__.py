"""What a project starts with: its folders from a template, its infrastructure from the stack."""

from generator.starters.project import archive, project_files
from generator.starters.stack import Choice, decision_record, stack_file

__all__ = ["Choice", "archive", "decision_record", "project_files", "stack_file"]
