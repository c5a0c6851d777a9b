"""Page models to text through the templates beside this package."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.pages.rows import markdown_text

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(template: str, page: object, root: str) -> str:
    """Return what the template makes of the page model; `root` is how the page reaches the site's root."""
    return _environment().get_template(template).render(page=page, root=root)


def with_front_matter(body: str, **meta: Any) -> str:
    """Return a Markdown page with its meta data in front; JSON values are YAML too."""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value not in ("", None)
    ]
    return "\n".join(["---", *lines, "---", "", _squeezed(body), ""])


def _squeezed(body: str) -> str:
    """Template tags leave blank lines behind; one is enough for Markdown."""
    lines: list[str] = []
    for line in body.strip().splitlines():
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters["md"] = markdown_text
    return environment
