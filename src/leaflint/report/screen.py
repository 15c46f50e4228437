"""Text in lines: wrapped to a width, in columns, and coloured where a terminal shows colour.

Only for reports: on thousands of leaflets they have a hundred thousand lines, and `rich` took 21
seconds for those of 1,000 leaflets. The short lists of `leaflint changes` and `leaflint reviews` are
laid out by `rich`, which fits tables to narrow terminals and measures wide characters. Here words are
measured in characters; a word that is wider than the line is broken.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest
from textwrap import wrap
from typing import NamedTuple


class Style(StrEnum):
    """How words look: the parameters of the terminal's control sequence "select graphic rendition".

    Source: ECMA-48, section 8.3.117.
    """

    PLAIN = ""
    BOLD = "1"
    DIM = "2"
    ITALIC = "3"
    CYAN = "36"
    YELLOW = "33"
    BOLD_YELLOW = "1;33"
    BOLD_RED = "1;31"


class Cell(NamedTuple):
    """What stands in one place of a table."""

    text: str
    style: Style = Style.PLAIN


class Column(NamedTuple):
    """The heading of a column, in one line or more, and whether its cells line up at the right."""

    heading: str
    right: bool = False


class Screen(NamedTuple):
    """Where text is shown: characters in a line, and whether it may have sequences for colour."""

    width: int
    colour: bool

    @classmethod
    def here(cls) -> Screen:
        """Return what standard output is: https://no-color.org is honoured."""
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        return cls(shutil.get_terminal_size().columns, sys.stdout.isatty() and not plain)

    def paint(self, text: str, style: Style) -> str:
        """Return text in a style, where there is colour."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text

    def wrap(self, text: str, indent: int = 0, style: Style = Style.PLAIN) -> Iterator[str]:
        """Yield the lines of a text, each behind an indent (in characters)."""
        width = max(self.width - indent, 1)
        margin = " " * indent
        lines = [text]
        if len(text) > width:  # seldom so, and wrapping takes fifty times as long as the rest
            lines = wrap(text, width, break_on_hyphens=False, expand_tabs=False)
        return (margin + self.paint(line, style) for line in lines)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
        """Yield the lines of a table: its head, then its rows; the first column is folded to fit."""
        headings = [column.heading.split("\n") for column in columns]
        height = max(map(len, headings))
        lowered = ([""] * (height - len(heading)) + heading for heading in headings)
        head = [[Cell(text, Style.BOLD) for text in line] for line in zip(*lowered, strict=True)]
        cells = zip(*head, *rows, strict=True)
        widths = [max(len(cell.text) for cell in column) for column in cells]
        others = sum(widths[1:]) + 2 * (len(widths) - 1)
        # However narrow the screen is, the first column keeps 12 characters.
        widths[0] = min(widths[0], max(self.width - others, 12))
        for row in (*head, *rows):
            yield from self._row(row, columns, widths)

    def _row(
        self, cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]
    ) -> Iterator[str]:
        """Yield the lines of one row."""
        first, size = cells[0].text, widths[0]
        # Cut wherever that falls: names have no spaces.
        folded = [first[start : start + size] for start in range(0, len(first), size)]
        stacks = (folded or [""], *([cell.text] for cell in cells[1:]))
        for line in zip_longest(*stacks, fillvalue=""):
            painted = (
                self.paint(text.rjust(width) if column.right else text.ljust(width), cell.style)
                for text, width, column, cell in zip(line, widths, columns, cells, strict=True)
            )
            yield "  ".join(painted).rstrip()
