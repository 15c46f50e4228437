"""An approved text as lines, each line as words, figures and signs, and what became of a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from leaflint.content.models.sign_off import CONTACTS
from leaflint.text.words.tokens import Token, read_tokens

_LAYOUT = re.compile(rf"#+ |\s*(?:-|1\.) |{CONTACTS}")


@dataclass(frozen=True)
class Line:
    """A paragraph, point or heading of an approved text.

    Attributes:
        section: heading of the section it stands in; "" before the first and for the contacts.
        layout: the signs before its words: "# ", "## ", "- ", "1. ", "Contacts: " or "".
        words: what a reader reads.
        number: which line of the text it is, from 0.
    """

    section: str
    layout: str
    words: str
    number: int = 0

    @property
    def written(self) -> str:
        """The whole line, wherever it stands."""
        return self.layout + self.words

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, figures and signs, in order."""
        return read_tokens(self.words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where tokens stand in the words, `end` exclusive; for none, where they would stand."""
        if start < end:
            return self.tokens[start].start, self.tokens[end - 1].end
        place = self.tokens[start].start if start < len(self.tokens) else len(self.words)
        return place, place

    def between(self, start: int, end: int) -> str:
        """Return the words from one token to another, `end` exclusive, as they stand."""
        return self.words[slice(*self.span(start, end))]


LineKind = Literal["changed", "inserted", "deleted", "moved"]

KINDS: Mapping[LineKind, str] = {
    "changed": "changed",
    "inserted": "added",
    "deleted": "taken out",
    "moved": "moved",
}
"""What happened to a line, in plain words."""


class Replaced(NamedTuple):
    """Words that gave way to others: indexes of tokens in the old line and in the new, end exclusive."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class LineChange(NamedTuple):
    """What became of one line.

    Attributes:
        kind: what happened to it.
        old: the line as it was; None when it is new.
        new: the line as it is; None when it is gone.
        replaced: for a changed line, the words that differ; empty when only spaces or layout do.
    """

    kind: LineKind
    old: Line | None
    new: Line | None
    replaced: tuple[Replaced, ...] = ()

    @property
    def section(self) -> str:
        """Heading of the section in which it stands, or stood."""
        line = self.new or self.old
        return line.section if line else ""

    @property
    def words(self) -> str:
        """The words of the line as it is, or was."""
        line = self.new or self.old
        return line.words if line else ""


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of an approved text, without the empty ones between them."""
    lines: list[Line] = []
    section = ""
    for written in text.splitlines():
        if not written:
            continue
        found = _LAYOUT.match(written)
        layout = found[0] if found else ""
        words = written[len(layout) :]
        if layout == "## ":
            section = words
        lines.append(Line("" if layout == CONTACTS else section, layout, words, len(lines)))
    return tuple(lines)
