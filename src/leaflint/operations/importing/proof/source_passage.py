"""What the readers of the proof share: passages of text, in the cells of tables, and decoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import XMLParser

_TABLES, _ROWS = frozenset({"table", "tbl"}), frozenset({"tr", "table-row"})
_CELLS = frozenset({"td", "th", "tc", "table-cell"})
"""Elements of tables, in HTML, .docx and .odt."""
_SUPERSCRIPTS = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Passage(NamedTuple):
    """Text that stands together, such as a paragraph, with the addresses that its links lead to."""

    place: str
    text: str
    links: tuple[str, ...] = ()


class Passages:
    """Collects the passages of a file, and remembers in which cell of a table each stands.

    The cells of a row are read together, so that a phone number stands beside the name in the next cell.
    """

    def __init__(self) -> None:
        self.ended = 0
        """How many paragraphs have ended."""
        self._paragraphs: list[tuple[list[str], list[str]]] = []  # words and links of open ones
        self._tables: list[tuple[int, int]] = []  # the row and the cell, in each open table
        self._found: list[tuple[Passage, tuple[int, int]]] = []
        self._rows = 0

    def start(self, name: str) -> None:
        """Take the beginning of a table, row or cell; any other element is none of them."""
        if name in _TABLES:
            self._tables.append((0, 0))
        elif name in _ROWS and self._tables:
            self._rows += 1
            self._tables[-1] = self._rows, 0
        elif name in _CELLS and self._tables:
            row, cell = self._tables[-1]
            self._tables[-1] = row, cell + 1

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in _TABLES and self._tables:
            self._tables.pop()

    def start_paragraph(self) -> None:
        """Take the beginning of a paragraph; it may stand in another, as in a text box."""
        self._paragraphs.append(([], []))

    def write(self, text: str) -> None:
        """Add words to the innermost paragraph."""
        if self._paragraphs:
            self._paragraphs[-1][0].append(text)

    def link(self, *addresses: str) -> None:
        """Add the addresses of links to the innermost paragraph."""
        if self._paragraphs:
            self._paragraphs[-1][1].extend(addresses)

    def end_paragraph(self, place: str) -> None:
        """Make a passage of the innermost paragraph, unless it is empty."""
        if self._paragraphs:
            self.ended += 1
            words, links = self._paragraphs.pop()
            self.add(Passage(place, "".join(words), tuple(links)))

    def add(self, passage: Passage, *, apart: bool = False) -> None:
        """Add a passage, unless it is empty; one that stands apart belongs to no cell."""
        if passage.text.strip() or passage.links:
            cell = self._tables[-1] if self._tables and not apart else (0, 0)
            self._found.append((passage, cell))

    def joined(self) -> Iterator[Passage]:
        """Yield the passages; those of a row as one, where each is a cell."""
        by_row: dict[int, list[tuple[Passage, int]]] = {}
        for passage, (row, cell) in self._found:
            by_row.setdefault(row, []).append((passage, cell))
        for row, inside in by_row.items():
            if row and len({cell for _, cell in inside}) == len(inside):
                links = tuple(link for passage, _ in inside for link in passage.links)
                text = " | ".join(passage.text for passage, _ in inside)
                yield Passage(inside[0][0].place, text, links)
            else:
                yield from (passage for passage, _ in inside)


def parse_xml(content: bytes, target: object) -> None:
    """Call a target's methods `start`, `data` and `end` for the elements of XML."""
    parser = XMLParser(target=target)  # noqa: S314  # `zip_limits` refused declarations
    parser.feed(content)
    parser.close()


def as_superscript(text: str) -> str:
    """Return raised text: figures as raised figures, for 10⁶ is not 106; letters as they are."""
    raised = text.translate(_SUPERSCRIPTS)
    return text if any(character.isalpha() for character in text) else raised


def decode(content: bytes) -> str:
    """Return text in the encoding that it names, else UTF-8, else that of old Windows programs."""
    encodings = [encoding for bom, encoding in _BOMS.items() if content.startswith(bom)]
    named = _CHARSET.search(content[:4096])
    encodings += [named[1].decode("ascii")] if named else []
    for encoding in (*encodings, "utf-8", "cp1252"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")
