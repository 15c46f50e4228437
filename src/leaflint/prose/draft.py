"""The words of one block while they are being read."""

from __future__ import annotations

from leaflint.prose.blocks import Emphasis, Link, Run


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
        """The words so far."""
        return "".join(self._pieces)

    def add(self, text: str, source: int) -> None:
        """Add words that stand unchanged at `source` of the value."""
        shift = source - self._length
        if shift != self._shift:
            self.runs.append(Run(self._length, source))
            self._shift = shift
        self._pieces.append(text)
        self._length += len(text)

    def add_decoded(self, text: str, start: int, end: int) -> None:
        """Add characters for which the span from `start` to `end` stands, such as an entity."""
        self.runs.append(Run(self._length, start, end - start))
        self._shift = None
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
