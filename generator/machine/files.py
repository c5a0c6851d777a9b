"""Every file that programs read, for `build` to publish."""

from __future__ import annotations

from collections.abc import Iterator

from generator.backlinks import Backlinks
from generator.knowledge import KnowledgeBase
from generator.machine.api import api_files
from generator.machine.text import llms, llms_full


def machine_files(base: KnowledgeBase, links: Backlinks) -> Iterator[tuple[str, str]]:
    """Yield path and text of each."""
    yield from api_files(base, links)
    yield "llms.txt", llms(base)
    yield "llms-full.txt", llms_full(base)
