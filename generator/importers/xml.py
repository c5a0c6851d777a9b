"""XML to elements; what could harm the reader (entities, depth, size) is refused: expat is asked, not the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape

from generator.freemind import attributes_text
from generator.importers.imported import ImportProblem, bounded

MAX_DEPTH = 160


@dataclass(frozen=True, slots=True)
class Element:
    """An element, with the line where it starts, and in order its words and elements."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    content: tuple[str | Element, ...]
    line: int

    def get(self, name: str) -> str:
        """Return the value of an attribute, or nothing."""
        return next((value for key, value in self.attributes if key == name), "")

    def all(self, tag: str) -> tuple[Element, ...]:
        """Return the elements of this name right below."""
        return tuple(part for part in self.content if isinstance(part, Element) and part.tag == tag)

    def words(self) -> str:
        """Return all the words in it."""
        return "".join(part if isinstance(part, str) else part.words() for part in self.content)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.walk()


def read_xml(raw: bytes) -> Element:
    """Return the root element; raises ImportProblem."""
    builder = _Builder()
    try:
        builder.parser.Parse(bounded(raw), True)
    except expat.ExpatError as error:
        raise ImportProblem(f"the file is not XML: {error}") from error
    except (ValueError, LookupError) as error:
        raise ImportProblem(f"the file is in an encoding that cannot be read: {error}; save it as UTF-8") from error
    assert builder.root is not None
    return builder.root


def xml_text(element: Element) -> str:
    """Return an element as XML."""
    start = f"<{element.tag}{attributes_text(element.attributes)}"
    inner = "".join(_escaped(part) if isinstance(part, str) else xml_text(part) for part in element.content)
    return f"{start}>{inner}</{element.tag}>" if inner else f"{start}/>"


def _escaped(words: str) -> str:
    return escape(words, {"\r": "&#xd;"})


class _Builder:
    """Builds elements from expat's events; gone when `read_xml` returns."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._refuse
        self.parser.SkippedEntityHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse
        self.root: Element | None = None
        self._open: list[tuple[str, tuple[tuple[str, str], ...], list[str | Element], int]] = []

    def _start(self, tag: str, attributes: list[str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            line = self.parser.CurrentLineNumber
            raise ImportProblem(f"line {line}: elements stand more than {MAX_DEPTH} levels deep: flatten the file")
        pairs = tuple(zip(attributes[::2], attributes[1::2], strict=True))
        self._open.append((tag, pairs, [], self.parser.CurrentLineNumber))

    def _end(self, tag: str) -> None:  # noqa: ARG002 - expat has seen that the tags match
        name, attributes, content, line = self._open.pop()
        element = Element(name, attributes, tuple(content), line)
        if self._open:
            self._open[-1][2].append(element)
        else:
            self.root = element

    def _words(self, words: str) -> None:
        self._open[-1][2].append(words)

    def _doctype(self, name: str, system: str | None, *_: object) -> None:
        # Without what stands there, expat leaves entities in attributes out and says nothing.
        if system:
            what = f'the file says that its document type "{name}" stands elsewhere ({system[:200]})'
            raise ImportProblem(f"line {self.parser.CurrentLineNumber}: {what}: save it without <!DOCTYPE>")

    def _refuse(self, name: str, *_: object) -> int:
        line = self.parser.CurrentLineNumber
        raise ImportProblem(f'line {line}: the file declares or needs the entity "{name}": save it without entities')
