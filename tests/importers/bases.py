"""Small random knowledge bases, with words that break whoever quotes carelessly."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.entries import Availability, Hosting, Kind, LinkKind, PaperType, Status
from generator.importers.minimal import minimal_atlas

NASTY = (
    *("=1+1", "-x", "+1", "@a", "'quoted'", '"double"', "a; b", "a | b", "back\\slash", "ends \\", "x\\n", "a|b;c"),
    *("**bold** text", "*Why:* not", " *Why:* a *Follows:* b", "[[data]]", "[[tool:dvc|DVC]]", "[a](https://b.org)"),
    *(
        "<!-- topic x {} -->",
        "-- > -->",
        "<b>&amp;</b>",
        "`code [[x]]`",
        "# head",
        "- item",
        "1. one",
        "> quote",
        "~",
        "null",
    ),
    *(
        "<!-- end -->",
        "</details>",
        "  two  spaces ",
        "tab\there",
        "é 中文 𝗔 \u200d",
        "no",
        "12:30",
        "{a: b}",
        "[x]",
        "%20 %22",
    ),
)
PLAIN = st.text("abc XYZ äß\"'\\;|<>&*_[]()#-=+@!~:{},%`/.", min_size=1, max_size=12)
LINES = st.one_of(st.sampled_from(NASTY), PLAIN).filter(lambda text: bool(text.strip()))
BLOCKS = st.one_of(
    LINES,
    st.lists(LINES, min_size=2, max_size=4).map("\n".join),
    st.lists(LINES, min_size=2, max_size=3).map("\n\n".join),
    st.sampled_from(["- a\n  - b\n- c", "```python\nx = 1\n\n    y\n```", "a  \nb", "1. x\n\n   y"]),
)
URLS = st.sampled_from(
    ["https://a.org/x(y)?b=1&c=[2]", "http://b.org/a b", "mailto:a@b.org", "https://c.org/%28\"'<>|;\\"]
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "stage": st.sampled_from(["poc", "mvp", "production"]),
    "kind": st.sampled_from([kind.value for kind in Kind]),
}


@st.composite
def wholes(draw: st.DrawFn) -> dict[str, Any]:  # noqa: C901 - one builder a sort of entry
    """Return a knowledge base in its authored form: it loads, though rules across it need not hold."""
    numbers = iter(range(10_000))

    def some(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(strategy) if draw(st.booleans()) else None

    def new(kind: str) -> str:
        return f"{kind}-{next(numbers)}"

    def kept(entry: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in entry.items() if value}

    def link() -> dict[str, Any]:
        kind = draw(st.sampled_from([kind.value for kind in LinkKind]))
        return kept(
            {"title": draw(LINES), "url": draw(URLS), "kind": kind, "formerly": some(st.lists(URLS, max_size=2))}
        )

    def check() -> dict[str, Any]:
        roles = draw(st.lists(st.sampled_from(["product", "mlops"]), min_size=1, max_size=2, unique=True))
        entry = {"id": new("check"), "text": draw(LINES), "why": draw(LINES), "stage": draw(FIELDS["stage"])}
        return kept({**entry, "roles": roles, "decision": some(st.just("topic-0"))})

    def answer() -> dict[str, Any]:
        entry = {"id": new("answer"), "title": draw(LINES), "fits": draw(BLOCKS), "follows": draw(BLOCKS)}
        return kept({**entry, "tools": some(st.just(["dvc"]))})

    def topic(depth: int) -> dict[str, Any]:
        count = st.integers(0, 2)
        entry = {"id": new("topic"), "title": draw(LINES)[:36], "synonyms": some(st.lists(LINES, max_size=2))}
        entry |= {"abbreviations": some(st.lists(LINES, max_size=2)), "kind": draw(FIELDS["kind"])}
        entry |= {"stage": draw(FIELDS["stage"]), "definition": some(BLOCKS), "why": some(BLOCKS)}
        entry |= {"question": some(LINES), "answers": [answer() for _ in range(draw(count))]}
        entry |= {"checks": [check() for _ in range(draw(count))], "tools": some(st.just(["dvc"]))}
        entry |= {"papers": some(st.just(["a-2020-b"])), "no_paper": some(LINES)}
        entry["links"] = [link() for _ in range(draw(count))]
        entry["related"] = [{"topic": "section-x", "why": draw(LINES)} for _ in range(draw(st.integers(0, 1)))]
        entry["topics"] = [topic(depth + 1) for _ in range(draw(count))] if depth < 3 else []
        return kept(entry)

    def section() -> dict[str, Any]:
        topics = [topic(1) for _ in range(draw(st.integers(1, 2)))]
        return {"id": new("section"), "title": draw(LINES)[:36], "summary": draw(LINES), "topics": topics}

    def tool(name: str) -> dict[str, Any]:
        entry = {"id": name, "name": draw(LINES)[:60], "summary": draw(LINES), "url": draw(URLS)}
        entry |= {"availability": draw(st.sampled_from([*Availability])).value, "note": some(LINES)}
        entry |= {
            "hosting": [draw(st.sampled_from([*Hosting])).value],
            "status": draw(st.sampled_from([*Status])).value,
        }
        entry |= {"synonyms": some(st.lists(LINES, max_size=2)), "links": [link()], "formerly": some(st.lists(URLS))}
        return kept(entry)

    def paper(name: str) -> dict[str, Any]:
        entry = {"id": name, "type": draw(st.sampled_from([*PaperType])).value, "title": draw(LINES)}
        entry |= {"authors": draw(st.lists(LINES, min_size=1, max_size=2)), "year": "2020", "venue": draw(LINES)}
        return kept({**entry, "pages": some(LINES), "url": draw(URLS), "formerly": some(st.lists(URLS))})

    category = {"id": "tools-z", "title": draw(LINES)[:36], "summary": draw(LINES), "tools": [tool("dvc")]}
    other = {"id": "tools-a", "title": draw(LINES)[:36], "summary": draw(LINES), "tools": [tool("b")]}
    return {
        "atlas": {**minimal_atlas(), "title": draw(LINES), "tagline": draw(LINES)},
        "sections": [section() for _ in range(draw(st.integers(1, 2)))],
        "categories": [category, other],
        "papers": [paper("a-2020-b")],
        "retired": [{"id": "gone", "kind": "topic", "why": draw(LINES), "release": "0.1"}],
    }
