"""The knowledge base for programs: stable JSON with schemas, and text for language models."""

from generator.machine.files import machine_files

__all__ = ["machine_files"]
