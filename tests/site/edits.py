"""What authors do to a project: each edit leaves a sound knowledge base, but for those that break it on purpose."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.authoring.retire import renamed, retired
from generator.examine import examine

Entry = dict[str, Any]
_WORDS = ("drift", "train", "cost", "score", "batch", "audit", "Zebra", "42 %", "“quoted”", "a < b & c", "naïve")
_BROKEN = ("\nkin: of a key that nobody knows\n", "\nbroken: [\n", "\nid: twice\n")


def words(pick: Random) -> str:
    return " ".join(pick.choice(_WORDS) for _ in range(pick.randint(2, 5)))


def read(path: Path) -> Entry:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def write(path: Path, entry: Entry) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(entry, sort_keys=False, allow_unicode=True), "utf-8")


def section_file(project: Path, pick: Random) -> Path:
    return pick.choice(sorted((project / "content" / "sections").glob("*.yml")))


def walked(topics: list[Entry]) -> list[Entry]:
    return [found for topic in topics for found in (topic, *walked(topic.get("topics", [])))]


def in_section(project: Path, pick: Random, change: Any) -> None:
    """Change a topic of some section."""
    path = section_file(project, pick)
    section = read(path)
    change(pick.choice(walked(section["topics"])), section)
    write(path, section)


def change_definition(project: Path, pick: Random) -> None:
    in_section(project, pick, lambda topic, _: topic.update(definition=f"It is {words(pick)}. *{words(pick)}*."))


def change_title(project: Path, pick: Random) -> None:
    title = f"{words(pick)[:20]} {pick.randint(0, 10**6)}"
    in_section(project, pick, lambda topic, _: topic.update(title=title))


def change_other_names(project: Path, pick: Random) -> None:
    in_section(project, pick, lambda topic, _: topic.update(synonyms=[f"{words(pick)[:30]} {pick.randint(0, 10**6)}"]))


def change_links(project: Path, pick: Random) -> None:
    link = {"title": words(pick), "url": f"https://example.org/new/{pick.randint(0, 10**9)}", "kind": "notes"}
    in_section(project, pick, lambda topic, _: topic.update(links=[link]))


def relate(project: Path, pick: Random) -> None:
    other = read(section_file(project, pick))["topics"][0]["id"]

    def change(topic: Entry, _: Entry) -> None:
        if topic["id"] != other:
            topic["related"] = [{"topic": other, "why": words(pick)}]
            topic["definition"] = f"See [[{other}]]."

    in_section(project, pick, change)


def add_check(project: Path, pick: Random) -> None:
    check = {
        "id": f"check-{pick.randint(10**6, 10**7)}",
        "text": words(pick),
        "why": words(pick),
        "stage": "production",
    }
    in_section(project, pick, lambda topic, _: topic.setdefault("checks", []).append({**check, "roles": ["mlops"]}))


def drop_check(project: Path, pick: Random) -> None:
    def change(topic: Entry, _: Entry) -> None:
        if len(topic.get("checks", [])) > 1:
            topic["checks"].pop()

    in_section(project, pick, change)


def add_topic(project: Path, pick: Random) -> None:
    name = f"new-{pick.randint(0, 10**6)}"
    topic = {"id": name, "title": f"New {name}", "kind": "concept", "stage": "mvp", "definition": words(pick)}
    in_section(project, pick, lambda _, section: section["topics"][0].setdefault("topics", []).insert(0, topic))


def add_tool(project: Path, pick: Random) -> None:
    path = pick.choice(sorted((project / "content" / "tools").glob("*.yml")))
    group = read(path)
    name = f"tool-{pick.randint(10**6, 10**7)}"
    facts = {"availability": "open", "hosting": ["library"], "status": "active"}
    group["tools"].append(
        {"id": name, "name": f"T {name}", "summary": words(pick), "url": f"https://{name}.example.org/", **facts}
    )
    write(path, group)
    in_section(project, pick, lambda topic, _: topic.setdefault("tools", []).append(name))


def change_tool(project: Path, pick: Random) -> None:
    path = pick.choice(sorted((project / "content" / "tools").glob("*.yml")))
    group = read(path)
    pick.choice(group["tools"])["summary"] = words(pick)
    write(path, group)


def change_paper(project: Path, pick: Random) -> None:
    path = pick.choice(sorted((project / "content" / "papers").glob("*.yml")))
    papers = read(path)
    pick.choice(papers["papers"])["title"] = f"{words(pick)} {pick.randint(0, 10**6)}"
    write(path, papers)


def move_lines(project: Path, pick: Random) -> None:
    path = section_file(project, pick)
    path.write_text("# one line more\n" + path.read_text("utf-8"), "utf-8")


def save_again(project: Path, pick: Random) -> None:
    path = section_file(project, pick)
    path.write_text(path.read_text("utf-8"), "utf-8")


def break_it(project: Path, pick: Random) -> None:
    path = section_file(project, pick)
    path.write_text(path.read_text("utf-8") + pick.choice(_BROKEN), "utf-8")


def mend(project: Path, _: Random | None = None) -> None:
    for path in (project / "content" / "sections").glob("*.yml"):
        text = whole = path.read_text("utf-8")
        for broken in _BROKEN:
            text = text.replace(broken, "")
        if text != whole:
            path.write_text(text, "utf-8")


def rename_topic(project: Path, pick: Random) -> None:
    mend(project)
    base = examine(project / "content").sound()
    old = pick.choice(list(base.topics))
    for name, text in renamed(base, project / "content", old, f"{old[:20]}-{pick.randint(0, 10**6)}").items():
        (project / "content" / name).write_text(text, "utf-8")


def retire_topic(project: Path, pick: Random) -> None:
    mend(project)
    content = project / "content"
    base = examine(content).sound()
    lonely = {section.topics[0].id for section in base.sections if len(section.topics) == 1}
    old, new = pick.sample(
        [topic.id for topic in base.topics.values() if not topic.topics and topic.id not in lonely], 2
    )
    for name, text in retired(base, content, old, new, "It said the same.").items():
        (content / name).write_text(text, "utf-8")
    for path in (content / "sections").glob("*.yml"):
        section = read(path)
        _without(section, old)
        for topic in walked(section["topics"]):
            if topic["id"] == new:
                topic["tools"] = list(dict.fromkeys([*topic.get("tools", []), *base.topics[old].tools]))
                topic["papers"] = list(dict.fromkeys([*topic.get("papers", []), *base.topics[old].papers]))
            relations = {item["topic"]: item for item in topic.get("related", []) if item["topic"] != topic["id"]}
            topic["related"] = list(relations.values())
            topic["definition"] = topic.get("definition", "").replace(f"[[{topic['id']}]]", "itself")
        write(path, section)


def _without(entry: Entry, name: str) -> None:
    below = entry.get("topics", [])
    if len(below) > 1 or entry.get("kind"):
        entry["topics"] = [topic for topic in below if topic["id"] != name]
    for topic in entry.get("topics", []):
        _without(topic, name)


def change_section_title(project: Path, pick: Random) -> None:
    path = section_file(project, pick)
    write(path, {**read(path), "title": f"S {pick.randint(0, 10**6)}"})


def change_about(project: Path, pick: Random) -> None:
    path = project / "content" / "about.md"
    path.write_text(path.read_text("utf-8") + f"\n## {words(pick)}\n\n{words(pick)} [map](map.md)\n", "utf-8")


def change_styles(project: Path, pick: Random) -> None:
    path = project / "theme_overrides" / "styles" / "parts.css"
    path.write_text(path.read_text("utf-8") + f"\n.x{pick.randint(0, 99)} {{ color: red; }}\n", "utf-8")


def change_script(project: Path, pick: Random) -> None:
    path = project / "theme_overrides" / "scripts" / "page-common.js"
    path.write_text(path.read_text("utf-8") + f"\nconsole.debug({pick.randint(0, 99)});\n", "utf-8")


def change_theme(project: Path, pick: Random) -> None:
    path = project / "theme_overrides" / "main.html"
    path.write_text(
        path.read_text("utf-8").replace("{% endblock %}", f"<!-- {pick.randint(0, 99)} -->{{% endblock %}}", 1), "utf-8"
    )


def change_configuration(project: Path, pick: Random) -> None:
    path = project / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8")
        + f"\nremote_name: r{pick.randint(0, 10**6)}\n".replace("remote_name", f"# {words(pick)}"),
        "utf-8",
    )


def add_picture(project: Path, pick: Random) -> None:
    (project / "content" / f"picture-{pick.randint(0, 10**6)}.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>"
    )


def touch_template(templates: Path, pick: Random) -> None:
    path = templates / pick.choice(["topic.md.jinja", "tool.md.jinja", "glossary.md.jinja", "section.md.jinja"])
    path.write_text(path.read_text("utf-8") + f"\n<p>{pick.randint(0, 10**6)}</p>\n", "utf-8")


EVERYDAY = (
    *(change_definition, change_title, change_other_names, change_links, relate, add_check, drop_check, add_topic),
    *(add_tool, change_tool, change_paper, move_lines, save_again, break_it, mend),
)
RARE = (
    *(rename_topic, retire_topic, change_section_title, change_about, change_styles, change_script, change_theme),
    *(change_configuration, add_picture),
)
