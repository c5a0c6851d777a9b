"""A made-up awesome list of any size, with the forms in which such lists write links."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = """\
<h1 align="center">Awesome <b>Things</b></h1>

[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)
<a name="top"></a>

> A list of things that nobody needs. See <https://example.org/about>.

## Contents

- [Section 1](#section-1)
- [Section 2](#section-2)

"""


def awesome_list(links: int) -> tuple[str, list[str]]:
    """Return a list with so many addresses besides those of its head, and the addresses."""
    lines = [HEAD]
    urls, references = ["https://awesome.re", "https://example.org/about"], []
    for number in range(links):
        if number % 40 == 0:
            emoji = "🚀 " if number % 80 else ""
            lines.append(f"\n## {emoji}Section {number // 40 + 1}\n")
            lines.append(f'<a id="anchor-{number}"></a>\n\nWords about it, see [the top](#top).\n')
            lines.append("<details>\n<summary>Click to expand</summary>\n<br>\n")
        url = f"https://example.org/item_{number}/a(b)?q={number}&r=1#x"
        urls.append(url)
        lines += list(_form(number, url, references))
        if number % 40 == 39:
            lines.append("\n</details>\n\n[⬆ back to top](#top)\n")
    return "\n".join([*lines, "", *references, ""]), urls


def _form(number: int, url: str, references: list[str]) -> Iterator[str]:
    match number % 10:
        case 0:
            yield f"- [Item {number}]({url}) - Does a thing, and well."
        case 1:
            yield f"- **[Item {number}]({url})**: does `code` with *care*."
        case 2:
            references.append(f"[ref-{number}]: <{url}> 'Title'")
            yield f"- [Item {number}][ref-{number}] – by reference."
        case 3:
            yield f"* Item {number} in words long enough to need a definition, with [a link]({url}) in the midst."
        case 4:
            yield f"\n1. Numbered item {number}\n    - nested\n        - deeper ([source]({url}))\n"
        case 5:
            yield f"\n| Name | Licence | Page |\n|---|---|---|\n| Row {number} | MIT | [page]({url}) |\n"
        case 6:
            yield f'- Item {number} with <a href="{url.replace("&", "&amp;")}">HTML</a> and <kbd>keys</kbd>'
        case 7:
            yield f"- {url}"
        case 8:
            yield f"- [![badge](https://img.shields.io/x)]({url}) Item {number}"
        case _:
            yield f"- [ ] Task {number} | [Notes]({url})"
