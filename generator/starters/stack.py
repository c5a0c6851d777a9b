"""The infrastructure that a team picks: a tool for each role, as mlinfra's stack file and as a decision record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.knowledge import KnowledgeBase, StackRole, Tool


@dataclass(frozen=True, slots=True)
class Choice:
    """A name, a cloud provider and a tool for some of the roles, all by id."""

    name: str
    provider: str
    tools: Mapping[str, str]


def stack_file(base: KnowledgeBase, choice: Choice) -> str:
    """Return the choice in the layout of mlinfra's stack file; roles left empty stand as comments."""
    assert base.stack is not None
    lines = [f"name: {json.dumps(choice.name)}", "provider:", f"  name: {choice.provider}"]
    lines += ["  account-id: xxxxxxxxx", "deployment:", "  type: kubernetes", "stack:"]
    for role in base.stack.roles:
        tool = choice.tools.get(role.id)
        name = tool.replace("-", "_") if tool else ""
        lines += [f"  {role.key}:", f"    - {name}"] if name else [f"  # {role.key}: nothing chosen yet"]
    return "\n".join([*lines, ""])


def decision_record(base: KnowledgeBase, choice: Choice) -> str:
    """Return a record of the decision in Markdown: what was chosen among what, and what follows."""
    assert base.stack is not None
    lines = [f"# Infrastructure: {choice.name}", "", "Status: proposed", "", "## Decision", ""]
    lines.append(f"Provider: {base.tools[choice.provider].name}.")
    empty = []
    for role in base.stack.roles:
        if name := choice.tools.get(role.id):
            lines += ["", *_chosen(base, role, base.tools[name])]
        else:
            empty.append(role.title)
    if empty:
        lines += ["", "## Open", "", *(f"- {title}: nothing chosen yet" for title in empty)]
    return "\n".join([*lines, ""])


def _chosen(base: KnowledgeBase, role: StackRole, tool: Tool) -> list[str]:
    others = ", ".join(base.tools[name].name for name in role.tools if name != tool.id)
    lines = [f"### {role.title}: {tool.name}", "", role.summary, ""]
    lines += [f"- Licence: {tool.licence or 'not known'}", f"- Runs as: {', '.join(tool.hosting)}"]
    lines.append(f"- Status: {tool.status}")
    if tool.replaced_by:
        lines.append(f"- Replaced by: {base.tools[tool.replaced_by].name}")
    if others:
        lines.append(f"- Considered too: {others}")
    return lines
