"""Trees to draw: random ones of any shape, and one like the real atlas."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from generator.outline import Node

TITLES = st.one_of(
    st.sampled_from(["Data", "Which kind of supervision?", "特徴量エンジニアリング", "🧪 Tests", "a" * 90, "W W W W"]),
    st.text(max_size=60),
)
_SHAPES = st.recursive(st.just(()), lambda deeper: st.lists(deeper, max_size=5).map(tuple), max_leaves=25)


@st.composite
def atlases(draw: st.DrawFn) -> Node:
    """Draw an atlas of up to six sections with any titles."""
    ids = count()

    def node(shape: tuple, hue: int, depth: int) -> Node:
        number = next(ids)
        children = tuple(node(child, hue, depth + 1) for child in shape)
        section = hue + 1 if depth == 1 else 0
        return Node(
            f"t{number}", draw(TITLES), f"topics/t{number}/", "poc" if depth > 1 else "", hue, children, section
        )

    shapes = draw(st.lists(_SHAPES, min_size=1, max_size=6))
    return Node("", "ML Atlas", "", "", None, tuple(node(shape, i, 1) for i, shape in enumerate(shapes)))


def atlas(sections: int = 13, groups: int = 7, topics: int = 4, title: str = "Topic") -> Node:
    """Return a regular atlas: that many sections, groups in each, topics in each group."""
    return Node("", "ML Atlas", "", "", None, tuple(section(i, groups, topics, title) for i in range(sections)))


def section(hue: int, groups: int = 7, topics: int = 4, title: str = "Topic") -> Node:
    """Return one regular section."""
    return Node(
        f"s{hue}",
        f"Section {hue}",
        f"s{hue}/",
        "",
        hue,
        tuple(
            leaf(f"s{hue}-{g}", f"Group {g}", hue, *(leaf(f"s{hue}-{g}-{t}", title, hue) for t in range(topics)))
            for g in range(groups)
        ),
        hue + 1,
    )


def leaf(id_: str, title: str, hue: int = 0, *children: Node) -> Node:
    """Return one topic."""
    return Node(id_, title, f"topics/{id_}/", "poc", hue, children)
