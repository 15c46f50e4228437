"""Places in a text as editors count them: lines from 0, columns in units of UTF-16 as a rule.

Findings count lines and columns from 1, in characters; fixes count characters from the start of the
file. Neither counts a byte-order mark, which editors may show as a character of the first line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol import types

from leaflint.core.finding import Position
from leaflint.files.yaml.document import BYTE_ORDER_MARK

LINE_END = re.compile(r"\r\n|\n|\r")

Encoding = types.PositionEncodingKind | str


def _units(text: str, encoding: Encoding) -> int:
    """Return how wide characters are to an editor."""
    if encoding == types.PositionEncodingKind.Utf32 or text.isascii():
        return len(text)
    if encoding == types.PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Places:
    """Turns places in one text from the way Leaflint counts them to an editor's, and back."""

    def __init__(self, text: str, encoding: Encoding = types.PositionEncodingKind.Utf16) -> None:
        self.text = text.lstrip(BYTE_ORDER_MARK)
        self._encoding = encoding
        self._marks = _units(text[: len(text) - len(self.text)], encoding)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def span_of(self, at: Position) -> tuple[int, int]:
        """Return the offsets at which a finding's position begins and ends."""
        first, last = self._starts[at.line - 1], self._starts[at.end_line - 1]
        return first + at.column - 1, last + at.end_column - 1

    def range_of(self, at: Position) -> types.Range:
        """Return the range of a finding's position."""
        return self.range(*self.span_of(at))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range of a span of characters."""
        return types.Range(self.position(start), self.position(end))

    def position(self, offset: int) -> types.Position:
        """Return the position of a character by its offset."""
        line = self.line_of(offset)
        column = _units(self.text[self._starts[line] : offset], self._encoding)
        return types.Position(line, column + (0 if line else self._marks))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one past the end of a line, or of the text, is that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        line = LINE_END.split(self.text[start : self.line_end(position.line)], maxsplit=1)[0]
        left = position.character - (0 if position.line else self._marks)
        for number, character in enumerate(line):
            if left <= 0:
                return start + number
            left -= _units(character, self._encoding)
        return start + len(line)

    def line_end(self, line: int) -> int:
        """Return the offset at which the next line begins, or the text ends."""
        return self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)

    def line_of(self, offset: int) -> int:
        """Return the line, from 0, in which a character stands."""
        return bisect_right(self._starts, offset) - 1
