"""The blocks of a section, one after another in a leaflet, as a page has them: lists in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from leaflint.site.inline import Piece
from leaflint.text.prose.blocks import Block, Picture


class Paragraph(NamedTuple):
    """A paragraph, or a heading inside the text of a section."""

    pieces: tuple[Piece, ...]
    is_heading: bool = False
    kind: str = "paragraph"


class Figure(NamedTuple):
    """A picture: what it shows, in words, and its source; "" where the page cannot show it."""

    description: str
    source: str
    kind: str = "figure"


class Points(NamedTuple):
    """A list; for a numbered one, each item with its number as written."""

    items: tuple[Item, ...]
    numbered: bool
    kind: str = "list"


class Item(NamedTuple):
    """An item of a list, with all that stands in it."""

    nodes: tuple[Node, ...]
    number: int | None


Node: TypeAlias = Paragraph | Figure | Points


class Entry(NamedTuple):
    """A block or a picture with its place: how deep in lists, in which, and whether an item begins."""

    node: Paragraph | Figure
    depth: int = 0
    list_id: int | None = None
    number: int | None = None
    begins: bool = False


def entries_of(
    blocks: Sequence[Block],
    pictures: Sequence[Picture],
    pieces: Callable[[Block], tuple[Piece, ...]],
    source: Callable[[Picture], str],
) -> Iterator[Entry]:
    """Yield the blocks of a section with its pictures among them; `after` counts from its first block.

    A picture between two paragraphs of the same list stands in that list.
    """
    before: Block | None = None
    for number, block in enumerate((*blocks, None)):
        goes_on = before and block and before.list_id == block.list_id and block.depth
        around = before if goes_on and before and before.depth else None
        for picture in pictures:
            if picture.after == number:
                figure = Figure(picture.description, source(picture))
                yield Entry(figure, around.depth, around.list_id) if around else Entry(figure)
        if block:
            is_item = block.kind == "item"
            yield Entry(
                Paragraph(pieces(block), block.kind == "heading"),
                block.depth,
                block.list_id if is_item else None,
                block.number,
                begins=is_item and not block.continues,
            )
        before = block


def nest(entries: Sequence[Entry], depth: int = 0) -> tuple[Node, ...]:
    """Return entries as a tree: those deeper than `depth` are in lists."""
    nodes: list[Node] = []
    for is_deeper, group in groupby(entries, lambda entry: entry.depth > depth):
        if is_deeper:
            nodes += (_points(part, depth + 1) for part in _lists(list(group), depth + 1))
        else:
            nodes += (entry.node for entry in group)
    return tuple(nodes)


def _lists(entries: Sequence[Entry], depth: int) -> Iterator[Sequence[Entry]]:
    """Cut entries where one list of this depth ends and another begins."""
    start = 0
    here: int | None = None
    for number, entry in enumerate(entries):
        if entry.depth == depth:
            if here is not None and entry.list_id != here:
                yield entries[start:number]
                start = number
            here = entry.list_id
    yield entries[start:]


def _points(entries: Sequence[Entry], depth: int) -> Points:
    starts = [
        number
        for number, entry in enumerate(entries)
        if number == 0 or (entry.depth == depth and entry.begins)
    ]
    items = tuple(
        Item(
            nest(entries[start:end], depth),
            entries[start].number if entries[start].depth == depth else None,
        )
        for start, end in zip(starts, [*starts[1:], len(entries)], strict=True)
    )
    return Points(items, numbered=any(item.number is not None for item in items))
