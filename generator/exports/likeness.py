"""An imported map as its author drew it, with what was changed, added and taken away in the YAML since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import escape

from generator.freemind import Drawing, MapNode
from generator.knowledge import Check, KnowledgeBase, Link, Section, Topic

_NOTE = '<richcontent TYPE="NOTE"><html><head/><body>{}</body></html></richcontent>'


def drawn_like(base: KnowledgeBase, drawing: Drawing) -> MapNode:
    """Return the map: unchanged where nothing was changed; entries that are new stand last below their parent."""
    return _Drawer(base, drawing).whole()


class _Drawer:
    """Draws one knowledge base like one map."""

    def __init__(self, base: KnowledgeBase, drawing: Drawing) -> None:
        self._base = base
        self._map = drawing.map
        self._drawn = {node.entry for node in drawing.map.walk()}
        self._known = frozenset(drawing.known)
        self._urls = {
            url for topic in base.topics.values() for link in topic.links for url in (link.url, *link.formerly)
        }

    def whole(self) -> MapNode:
        """Return the whole map."""
        content = [part for held in self._map.content for part in self._part(held)]
        sections = [s for s in self._base.sections if ("section", s.id) not in self._drawn]
        places = [number for number, part in enumerate(content) if isinstance(part, MapNode)]
        if sections and places:
            root = content[places[0]]
            assert isinstance(root, MapNode)
            content[places[0]] = replace(root, content=(*root.content, *(self._section(s) for s in sections)))
        return replace(self._map, content=tuple(content))

    def _part(self, part: str | MapNode) -> Iterator[str | MapNode]:
        if isinstance(part, str):
            yield part
            return
        inner = tuple(each for held in part.content for each in self._part(held))
        if not self._lives(part):
            yield from (each for each in inner if isinstance(each, MapNode))
            return
        yield self._changed(replace(part, content=(*inner, *self._added(part))))

    def _lives(self, node: MapNode) -> bool:
        kind, name = node.entry
        match kind:
            case "section":
                return name in self._base.sections_by_id
            case "topic":
                return name in self._base.topics
            case "check":
                return name in self._base.checks
            case "link":
                return dict(node.made).get("url", "") in {"", *self._urls}
        return True

    def _changed(self, node: MapNode) -> MapNode:
        """Return the node with the words of the knowledge base, where they are no longer those that it gave."""
        # What `load` puts in the place of a missing text begins with an ellipsis; it is nobody's words.
        made, now = dict(node.made), {key: text for key, text in self._words(node).items() if text[:1] != "…"}
        if "title" in now and now["title"] != made.get("title", ""):
            node = _titled(node, now["title"])
        if "note" in now and now["note"] != " ".join(made.get("definition", made.get("summary", "")).split()):
            node = _noted(node, now["note"])
        return node

    def _words(self, node: MapNode) -> dict[str, str]:
        kind, name = node.entry
        if kind == "topic":
            topic = self._base.topics[name]
            return {"title": topic.title, "note": " ".join(topic.definition.split())}
        if kind == "section":
            section = self._base.sections_by_id[name]
            return {"title": section.title, "note": " ".join(section.summary.split())}
        if kind == "check":
            made = " ".join(dict(node.made).get("text", "").split())
            text = self._base.checks[name].text
            return {"title": text} if text != made else {}
        return {}

    def _added(self, node: MapNode) -> Iterator[MapNode]:
        """Yield what was added below the entry of a node."""
        kind, name = node.entry
        if kind == "section":
            yield from (self._topic(topic) for topic in self._base.sections_by_id[name].topics if self._new(topic))
        elif kind == "topic":
            topic = self._base.topics[name]
            yield from (self._topic(below) for below in topic.topics if self._new(below))
            yield from (_check(check) for check in topic.checks if check.id not in self._known)

    def _new(self, topic: Topic) -> bool:
        return topic.id not in self._known

    def _section(self, section: Section) -> MapNode:
        below = tuple(self._topic(topic) for topic in section.topics)
        return _node(section.title, section.summary, "", below)

    def _topic(self, topic: Topic) -> MapNode:
        checks = tuple(_check(check) for check in topic.checks)
        links = tuple(_link(link) for link in topic.links)
        return _node(topic.title, topic.definition, "", (*checks, *links, *(self._topic(t) for t in topic.topics)))


def _titled(node: MapNode, title: str) -> MapNode:
    kept = tuple((key, value) for key, value in node.attributes if key not in {"TEXT", "LOCALIZED_TEXT"})
    content = tuple(part for part in node.content if not _is_rich(part, "NODE"))
    return replace(node, attributes=(("TEXT", title), *kept), content=content)


def _noted(node: MapNode, note: str) -> MapNode:
    content = tuple(part for part in node.content if not _is_rich(part, "NOTE"))
    return replace(node, content=(_note(note), *content) if note else content)


def _is_rich(part: str | MapNode, kind: str) -> bool:
    return isinstance(part, str) and part.startswith("<richcontent") and f'TYPE="{kind}"' in part.split(">", 1)[0]


def _note(text: str) -> str:
    return _NOTE.format("".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line))


def _node(title: str, note: str, url: str, content: tuple[str | MapNode, ...]) -> MapNode:
    attributes = (("TEXT", title), *((("LINK", url),) if url else ()))
    return MapNode(attributes, (*((_note(note),) if note else ()), *content))


def _check(check: Check) -> MapNode:
    return _node(check.text, check.why, "", ('<icon BUILTIN="unchecked"/>',))


def _link(link: Link) -> MapNode:
    return _node(link.title, "", link.url, ())
