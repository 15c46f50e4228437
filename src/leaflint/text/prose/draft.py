"""The words of one block while they are being read."""

from __future__ import annotations

from leaflint.text.prose.blocks import Emphasis, Link, Run


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
