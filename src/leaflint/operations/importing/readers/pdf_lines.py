"""Groups the letters of a PDF into lines, and lines into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from leaflint.operations.importing.document import Paragraph, Span, joined, raw_text
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.readers.pdf_glyphs import Glyph
from leaflint.operations.importing.repairs import join_of

_SMALLER = 0.85
"""How small a raised figure is beside the letters before it, at most."""
_WIDER_GAP = 1.25
"""How much more than usual two lines lie apart that belong to two paragraphs."""
_EARLY = 0.75
"""How far across the page a line goes at most that its author ended."""
_POINT = re.compile(r"\s*(?:[•·◦▪●–✓✗-]|o|\(?[0-9]{1,2}[.)])\s+\S")


class Line(NamedTuple):
    """A line of a page: its words, the largest size of its letters, and where it begins and ends."""

    spans: tuple[Span, ...]
    place: str
    size: float
    left: float
    right: float
    y: float
    edge: bool = False
    """Whether it stands at the top or the foot of its page."""

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(raw_text(self.spans).split())

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return Paragraph(self.spans, "").bold


def read_lines(glyphs: Iterable[Glyph], place: str, notes: Notes) -> list[Line]:
    """Split letters at line ends, but not where the line goes on, as behind a raised figure."""
    lines: list[list[Glyph]] = [[]]
    is_end = False
    for glyph in glyphs:
        if glyph.text in "\r\n":
            is_end = True
            continue
        line = lines[-1]
        if is_end and line and glyph.x <= line[-1].x + 1:
            lines.append(line := [])
        elif is_end and line and glyph.x > line[-1].x + line[-1].size:
            line.append(line[-1]._replace(text=" "))  # the next cell of a table
        is_end = False
        _note_raised(line, glyph, place, notes)
        line.append(glyph)
    return [_line(line, place) for line in lines if any(glyph.text.strip() for glyph in line)]


def _note_raised(line: Sequence[Glyph], glyph: Glyph, place: str, notes: Notes) -> None:
    """Note a figure that stands higher than the letters before it."""
    if not line or not glyph.text.isdigit():
        return
    before = line[-1]
    if glyph.size > before.size * _SMALLER or glyph.y <= before.y + 1:
        return
    words = "".join(letter.text for letter in line[-20:]).strip()
    message = f"'{glyph.text}' stands raised behind '{words}'"
    if before.text.isdigit():
        notes.stop(place, message, "A PDF does not keep what it means: import the Word file.")
    else:
        notes.add(place, message, "See whether it is a power or a note.")


def _line(glyphs: Sequence[Glyph], place: str) -> Line:
    spans = joined(Span(glyph.text, glyph.bold, glyph.url) for glyph in glyphs)
    letters = [glyph for glyph in glyphs if glyph.text.strip()]
    size = round(max(glyph.size for glyph in letters), 1)
    return Line(spans, place, size, letters[0].x, letters[-1].x, letters[0].y)


def one_paragraph(lines: Sequence[Line], notes: Notes) -> Paragraph:
    """Join lines to a paragraph."""
    spans: list[Span] = []
    for line in lines:
        if spans:
            before = raw_text(spans).rstrip()
            kept, between = join_of(before, line.text, line.place, notes.repairs)
            last = spans[-1].text.rstrip()
            last = last[:-1] if kept < len(before) else last
            spans[-1] = spans[-1]._replace(text=last + between)
        spans += line.spans
    return Paragraph(joined(spans), lines[0].place, size=max(line.size for line in lines))


def to_paragraphs(lines: Sequence[Line], notes: Notes) -> list[Paragraph]:
    """Group the lines of a file without structure, by gaps, sizes, boldness, points and early ends."""
    gaps = [first.y - second.y for first, second in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    right = max((line.right for line in lines), default=0)
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _begins(groups[-1][-1], line, usual, right):
            groups.append([])
        groups[-1].append(line)
    return [one_paragraph(group, notes) for group in groups]


def _begins(before: Line, line: Line, usual: float, right: float) -> bool:
    """Whether a paragraph begins with a line."""
    if before.place != line.place:  # the next page
        return before.text.endswith((".", ":", "?", "!")) or not line.text[:1].islower()
    if abs(before.size - line.size) > 0.5 or before.bold != line.bold or _POINT.match(line.text):
        return True
    gap = before.y - line.y
    if gap > max(usual, line.size) * _WIDER_GAP or gap < 0:
        return True
    return before.right < right * _EARLY and line.text[:1].isupper()
