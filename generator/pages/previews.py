"""What the previews of links show, as a script: pages opened from disk can load nothing else."""

from __future__ import annotations

import json

from generator.knowledge import KnowledgeBase, Tool, Topic
from generator.markup import first_sentence
from generator.pages.rows import Rows, title_of


def previews(rows: Rows) -> str:
    """Return the script that hands over title, first sentence and facts of every topic and tool."""
    base = rows.base
    data = {
        "topics": {topic.id: _topic(rows, topic) for topic in base.topics.values()},
        "tools": {tool.id: _tool(base, rows, tool) for tool in base.tools.values()},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'document.dispatchEvent(new CustomEvent("atlas:previews",{{detail:{text}}}));\n'


def _topic(rows: Rows, topic: Topic) -> list[str]:
    count = len(topic.checks)
    checks = f"{count} {'check' if count == 1 else 'checks'}" if count else ""
    lead = rows.plain(first_sentence(topic.definition or topic.question))
    return [topic.title, lead, f"from {rows.stage(topic.stage).short} on", checks]


def _tool(base: KnowledgeBase, rows: Rows, tool: Tool) -> list[str]:
    status = title_of(base.atlas.statuses, tool.status)
    return [tool.name, rows.plain(tool.summary), tool.licence, status]
