"""Lists in lists, with their numbers, and pictures among them."""

from __future__ import annotations

import pytest

from leaflint.site.inline import pieces_of
from leaflint.site.nesting import Figure, Node, Paragraph, entries_of, nest
from leaflint.text.prose.markdown import parse_text


def outline(value: str) -> list[object]:
    prose = parse_text(value, ())
    entries = tuple(entries_of(prose.blocks, prose.pictures, pieces_of, lambda it: it.url))
    return [shape(node) for node in nest(entries)]


def shape(node: Node) -> object:
    """Return a node as text, a tuple for a picture, or a list of items with their numbers."""
    if isinstance(node, Paragraph):
        return "".join(run.text for piece in node.pieces for run in piece.runs)
    if isinstance(node, Figure):
        return node.description, node.source
    return [(item.number, *map(shape, item.nodes)) for item in node.items]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\n\nb", ["a", "b"]),
        ("a:\n\n- b\n- c\n\nd", ["a:", [(None, "b"), (None, "c")], "d"]),
        ("- a\n  - b\n  - c\n- d", [[(None, "a", [(None, "b"), (None, "c")]), (None, "d")]]),
        ("- a\n\n  b\n\n  - c\n- d", [[(None, "a", "b", [(None, "c")]), (None, "d")]]),
        ("3. a\n4. b", [[(3, "a"), (4, "b")]]),
        ("1. a\n1. b", [[(1, "a"), (1, "b")]]),
        ("1. a\n   - b\n2. c", [[(1, "a", [(None, "b")]), (2, "c")]]),
        ("- a\n\n1. b", [[(None, "a")], [(1, "b")]]),
        ("- - a\n- b", [[(None, [(None, "a")]), (None, "b")]]),
        ("- a\n  - b\n    - c\n\nd", [[(None, "a", [(None, "b", [(None, "c")])])], "d"]),
        ("![b](pictures/b.png)\n\na", [("b", "pictures/b.png"), "a"]),
        ("a\n\n![b](c.png)", ["a", ("b", "c.png")]),
        ("- a\n\n  ![b](c.png)\n- d", [[(None, "a", ("b", "c.png")), (None, "d")]]),
        ("- a\n\n![b](c.png)\n\nd", [[(None, "a")], ("b", "c.png"), "d"]),
    ],
)
def test_blocks_become_a_tree(value: str, expected: list[object]) -> None:
    assert outline(value) == expected
