"""What readers read: the text of a leaflet as blocks, each character mapped to its source.

`markdown.py` makes blocks from CommonMark; the reading counts, the phone finder and the checks read
them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

BlockKind = Literal["title", "summary", "heading", "paragraph", "lead-in", "item"]
"""`lead-in` is the paragraph that a list follows directly ("You may have:"), when it ends in a
colon or is otherwise not a full sentence; `item` is one paragraph of a list item."""


class Run(NamedTuple):
    """Where a stretch of a block's text begins, and where in the value of the scalar it came from."""

    start: int
    source: int
    width: int | None = None
    """None for words that stand there unchanged; else how many characters of the value stand for the
    whole stretch, such as the six of `&nbsp;`."""


class Link(NamedTuple):
    """A link: the span of its words in the block's text, and where it leads."""

    start: int
    end: int
    url: str


class Picture(NamedTuple):
    """A picture: what it shows, in words for people who cannot see it, and where its file is.

    Its words are not those of a block, so no check takes them for advice. `path`, `start` and `end` say
    where it stands, as for a block and a span of its scalar; `after` how many blocks stand before it.
    """

    description: str
    url: str
    path: tuple[str | int, ...]
    start: int
    end: int
    after: int


class Emphasis(NamedTuple):
    """Bold or italic words: their span in the block's text."""

    start: int
    end: int
    strong: bool


class Sentence(NamedTuple):
    """The span of one sentence in the block's text, without white space around it."""

    start: int
    end: int


class Block(NamedTuple):
    """One paragraph, heading or list item as a reader sees it: words without any mark-up.

    Attributes:
        text: the words; line breaks inside a paragraph are single spaces.
        path: where its scalar stands in the leaflet's data, e.g. ("sections", 0, "text").
        runs: how offsets in `text` map to offsets in that scalar's value, ascending by `start`;
            the first starts at 0.
        list_id: for `lead-in` and `item` blocks, which list of the scalar (0, 1, ...) they belong
            to; else None. A nested list has an id of its own.
        depth: 0 for a block outside lists, 1 for an item of a list, 2 for one of a nested list.
        number: for an item of a numbered list, its number as it is written.
        continues: whether it is a further paragraph of the item before it.
    """

    kind: BlockKind
    text: str
    path: tuple[str | int, ...]
    runs: tuple[Run, ...]
    sentences: tuple[Sentence, ...]
    list_id: int | None = None
    depth: int = 0
    number: int | None = None
    links: tuple[Link, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    continues: bool = False

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `text[start:end]` in the scalar's value, mark-up inside included."""
        begins, source, width = self.runs[bisect_right(self.runs, (start + 1,)) - 1]
        first = source if width else source + start - begins
        if start == end:
            return first, first
        begins, source, width = self.runs[bisect_right(self.runs, (end,)) - 1]
        return first, source + (width or end - begins)


class Draft:
    """Collects words, where they stand, and which of them are links, bold or italic."""

    __slots__ = ("_length", "_opened", "_pieces", "_shift", "emphases", "links", "runs")

    def __init__(self) -> None:
        """Begin without words."""
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.emphases: list[Emphasis] = []
        self._pieces: list[str] = []
        self._length = 0
        self._shift: int | None = None
        self._opened: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """The words so far; a line break among them is a space."""
        return "".join(self._pieces).replace("\n", " ")

    def add(self, text: str, start: int, end: int) -> None:
        """Add words for which the span from `start` to `end` stands.

        They stand there unchanged, or, such as an entity, decoded; then the span is longer or shorter.
        """
        if start == end:  # the parser made spaces up, to fill a tab
            return
        unchanged = len(text) == end - start
        shift = start - self._length if unchanged else None
        if shift is None or shift != self._shift:
            width = None if unchanged else end - start
            self.runs.append(Run(self._length, start, width))
            self._shift = shift
        self._pieces.append(text)
        self._length += len(text)

    def open(self, url: str = "") -> None:
        """Begin an element inside the block, such as a link, at the next word."""
        self._opened.append((self._length, url))

    def close(self, element: str) -> None:
        """End the element that was opened last, and keep it if it is a link, bold or italic."""
        start, url = self._opened.pop()
        if start == self._length:
            return
        if element == "Link":
            self.links.append(Link(start, self._length, url))
        elif element in ("Strong", "Emphasis"):
            self.emphases.append(Emphasis(start, self._length, element == "Strong"))
