"""The words of one block while they are being read."""

from __future__ import annotations

from leaflint.prose.blocks import Emphasis, Link, Run


class Draft:
    """Collects words, where they stand, and which of them are links, bold or italic."""

    def __init__(self) -> None:
        """Begin without words."""
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.emphases: list[Emphasis] = []
        self._pieces: list[str] = []
        self._length = 0
        self._opened: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._pieces)

    def add(self, text: str, source: int) -> None:
        """Add words that stand unchanged at `source` of the value."""
        last = self.runs[-1] if self.runs else None
        if last is None or source - last.source != self._length - last.start:
            self.runs.append(Run(self._length, source))
        self._append(text)

    def add_decoded(self, text: str, start: int, end: int) -> None:
        """Add characters for which the span from `start` to `end` stands, such as an entity."""
        for offset in range(self._length, self._length + len(text)):
            self.runs.append(Run(offset, start, end - start))
        self._append(text)

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

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
