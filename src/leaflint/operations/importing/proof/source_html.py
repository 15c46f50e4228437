"""Reads every word of a web page with the standard library's parser, for the proof."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.source_passage import (
    Passage,
    Passages,
    as_superscript,
    decode,
)

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small"
    " span strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset("script style template head svg math noscript iframe object".split())
"""What holds no words of the page, or words of other pages."""


def read_html(source: Source) -> Iterator[Passage]:
    """Yield the text between tags that break it, also where styles hide it."""
    reader = _Reader()
    reader.feed(decode(source.content))
    reader.close()
    reader.break_text()
    yield from reader.passages.joined()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages = Passages()
        self.passages.start_paragraph()
        self._unseen: list[str] = []
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, raised text, a break, or that what follows is not seen."""
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":  # a head that nobody closed ends here
            self._unseen.clear()
        self._raised += tag == "sup"
        links = [value for name, value in attrs if name == "href" and tag == "a" and value]
        self.passages.link(*links)
        if tag == "br":
            self.passages.write("\n")
        elif tag not in _INLINE:
            self.break_text()
        self.passages.start(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what `handle_starttag` notes."""
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        self._raised = max(0, self._raised - (tag == "sup"))
        if tag not in _INLINE and tag != "br":
            self.break_text()
        self.passages.end(tag)

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._unseen:
            text = " ".join(f"x{data}x".split())[1:-1]  # line ends of the file are no line ends
            self.passages.write(as_superscript(text) if self._raised else text)

    def break_text(self) -> None:
        """End a passage."""
        self.passages.end_paragraph(f"line {self.getpos()[0]}")
        self.passages.start_paragraph()
