"""Makes the parts that pages share from the entries of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from markupsafe import Markup, escape

from generator import addresses
from generator.backlinks import Backlinks, Mention
from generator.knowledge import Check, KnowledgeBase, Link, Paper, Section, Term, Tool, Topic
from generator.markup import Resolve, first_sentence, to_html, to_text
from generator.pages.parts import CheckRow, LinkRow, LinkTo, PaperRow, Stage, ToolRow, TopicRow
from generator.succession import check_reference
from generator.tracking import Tracker


@dataclass(frozen=True)
class Rows:
    """Makes rows for pages that reach the site's root by `root`; each row is made once."""

    base: KnowledgeBase
    links: Backlinks
    root: str
    tracker: Tracker = field(default_factory=Tracker)

    def prose(self, text: str) -> Markup:
        """Return prose as HTML with its paragraphs."""
        return Markup(to_html(text, self.resolve)) if text else Markup()

    def line(self, text: str) -> Markup:
        """Return prose as HTML that stands inside a line."""
        return Markup(to_html(text, self.resolve, inline=True)) if text else Markup()

    def plain(self, text: str) -> str:
        """Return prose without any markup."""
        return to_text(text, self.resolve)

    def stage(self, name: str) -> Stage:
        """Return the stage called `name` with its place on the ladder."""
        stages = self.base.atlas.stages
        step = next((index for index, term in enumerate(stages) if term.id == name), 0)
        term = stages[step]
        return Stage(term.id, term.title, term.short, step, len(stages))

    def link_topic(self, topic: Topic, why: str = "") -> LinkTo:
        """Return a link to a topic."""
        return LinkTo(topic.title, self.root + addresses.topic(topic.id), self.line(why))

    def link_section(self, section: Section, why: str = "") -> LinkTo:
        """Return a link to a section."""
        return LinkTo(section.title, self.root + addresses.section(section.id), self.line(why))

    def link_any(self, name: str, why: str = "") -> LinkTo:
        """Return a link to the topic or section called `name`."""
        if name in self.base.topics:
            return self.link_topic(self.base.topics[name], why)
        return self.link_section(self.base.sections_by_id[name], why)

    def link_tool(self, tool: Tool) -> LinkTo:
        """Return a link to a tool's page."""
        return LinkTo(tool.name, self.root + addresses.tool(tool.id))

    def link_mention(self, mention: Mention) -> LinkTo:
        """Return a link to a topic that refers to the page's topic, with its reason."""
        return self.link_topic(mention.topic, mention.why)

    def check(self, check: Check) -> CheckRow:
        """Return a check as a row."""
        topic = self.base.topic_of_check[check.id]
        titles = {term.id: term.title for term in self.base.atlas.roles}
        decision = self.link_topic(self.base.topics[check.decision]) if check.decision else None
        return CheckRow(
            check.id,
            self.links.former_checks.get(check.id, ()),
            self.line(check.text),
            self.line(check.why),
            self.stage(check.stage),
            check.roles,
            ", ".join(titles[role] for role in check.roles),
            self.link_topic(topic),
            decision,
        )

    def references(self, topics: Iterable[Topic]) -> str:
        """Return the checks of topics as scripts name them, from which they count progress."""
        names = (check.id for topic in topics for check in topic.checks)
        return " ".join(check_reference(name, self.links.former_checks) for name in names)

    def topic(self, topic: Topic) -> TopicRow:
        """Return a topic as a row, with those below it."""
        made = ("row of a topic", self.root, topic.id)
        return self.tracker.once(made, lambda: self._topic(self.base.topics[topic.id]))

    def _topic(self, topic: Topic) -> TopicRow:
        lead = first_sentence(topic.definition or topic.question)
        return TopicRow(
            topic.id,
            topic.title,
            self.root + addresses.topic(topic.id),
            str(topic.kind),
            title_of(self.base.atlas.kinds, topic.kind),
            self.line(lead),
            self.stage(topic.stage),
            sum(len(below.checks) for below in topic.walk()),
            self.references(topic.walk()),
            len(topic.tools),
            tuple(self.topic(child) for child in topic.topics),
        )

    def tool(self, tool: Tool) -> ToolRow:
        """Return a tool as a row."""
        return self.tracker.once(("row of a tool", self.root, tool.id), lambda: self._tool(self.base.tools[tool.id]))

    def _tool(self, tool: Tool) -> ToolRow:
        atlas = self.base.atlas
        replaced = self.base.tools[tool.replaced_by] if tool.replaced_by else None
        return ToolRow(
            tool.id,
            tool.name,
            self.root + addresses.tool(tool.id),
            tool.url,
            self.line(tool.summary),
            tool.licence,
            str(tool.availability),
            title_of(atlas.availabilities, tool.availability),
            tuple(map(str, tool.hosting)),
            ", ".join(title_of(atlas.hostings, place) for place in tool.hosting),
            str(tool.status),
            title_of(atlas.statuses, tool.status),
            self.link_tool(replaced) if replaced else None,
            tuple(self.link_topic(topic) for topic in self.links.topics_of_tool.get(tool.id, ())),
            self.base.group_of[tool.id].title,
            self.base.group_of[tool.id].id,
        )

    def paper(self, paper: Paper) -> PaperRow:
        """Return a paper as a citation line."""
        cited = tuple(self.link_topic(topic) for topic in self.links.topics_of_paper.get(paper.id, ()))
        cited += tuple(self.link_tool(tool) for tool in self.links.tools_of_paper.get(paper.id, ()))
        return PaperRow(
            paper.id,
            paper.title,
            authors(paper.authors),
            paper.year,
            paper.venue,
            paper.url,
            paper.doi,
            paper.arxiv,
            cited,
        )

    def link(self, link: Link) -> LinkRow:
        """Return a source to read on as a row."""
        return LinkRow(link.title, link.url, title_of(self.base.atlas.link_kinds, link.kind), host(link.url))

    @cached_property
    def resolve(self) -> Resolve:
        """What resolves references in prose."""
        return addresses.resolver(self.base, self.root)


def title_of(terms: tuple[Term, ...], name: str) -> str:
    """Return the title of the term called `name`."""
    return next((term.title for term in terms if term.id == name), name)


@cache
def host(url: str) -> str:
    """Return the host of an address, without www."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url


def authors(names: tuple[str, ...]) -> str:
    """Return authors as a citation shows them: "J. Bergstra and Y. Bengio"; more than six end in "et al."."""
    known = [name for name in names if name != "others"]
    shown = [_author(name) for name in known[:6]]
    if len(known) > 6 or len(known) < len(names):
        return f"{', '.join(shown)} et al."
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _author(name: str) -> str:
    family, _, given = name.strip("{}").partition(", ")
    initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
    return f"{initials} {family}".strip()


def markdown_text(text: str) -> Markup:
    """Return text for a Markdown line, with nothing in it that Markdown would take for markup."""
    shown = str(escape(text))
    return Markup("".join(f"\\{c}" if c in r"\`*_{}[]#|~^=+!" else c for c in shown))
