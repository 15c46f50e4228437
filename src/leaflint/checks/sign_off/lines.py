"""An approved text as lines, and what became of a line: as data, and in plain words for messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from leaflint.content.models.sign_off import CONTACTS, PICTURE
from leaflint.text.words.tokens import Token, read_tokens

_LAYOUT = re.compile(rf"#+ |\s*(?:-|[0-9]+\.) |{PICTURE}|{CONTACTS}")


@dataclass(frozen=True)
class Line:
    """A paragraph, point or heading of an approved text; `number` says which line it is, from 0."""

    section: str
    """Heading of the section that it stands in; "" before the first and for the contacts."""
    layout: str
    """The signs before its words: "# ", "## ", "- ", "1. ", "Picture: ", "Contacts: " or ""."""
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

KINDS: Mapping[LineKind, str] = {"inserted": "added", "deleted": "taken out", "moved": "moved"}
"""What happened to a line that did not only change, in plain words."""


class Replaced(NamedTuple):
    """Words that gave way to others: indexes of tokens in the old line and in the new, end exclusive."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class LineChange(NamedTuple):
    """What became of one line: `old` is None when it is new, `new` when it is gone."""

    kind: LineKind
    old: Line | None
    new: Line | None
    replaced: tuple[Replaced, ...] = ()
    """For a changed line, the words that differ; empty when only spaces or layout do."""

    @property
    def line(self) -> Line:
        """The line as it is, or was."""
        return self.new or self.old or Line("", "", "")


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of an approved text, without the empty ones between them."""
    lines: list[Line] = []
    section = ""
    for written in filter(None, text.splitlines()):
        found = _LAYOUT.match(written)
        layout = found[0] if found else ""
        words = written[len(layout) :]
        if layout == "## ":
            section = words
        lines.append(Line("" if layout == CONTACTS else section, layout, words, len(lines)))
    return tuple(lines)


def describe_changes(changes: Sequence[LineChange]) -> str:
    """Say what changed, such as `"38" became "37.5"`; after a few changes only how many more."""
    parts = [words for change in changes for words in _describe(change)]
    shown = "; ".join(parts[:4])
    return f"{shown}; and {len(parts) - 4} more" if len(parts) > 4 else shown


def _describe(change: LineChange) -> Iterator[str]:
    old, new = change.old, change.new
    if old is None or new is None or change.kind == "moved":
        yield f'"{_short(change.line.words)}" was {KINDS[change.kind]}'
        return
    if not change.replaced:
        yield f'only spaces or layout in "{_short(new.words)}"'
    for gap in change.replaced:
        before = old.between(gap.old_start, gap.old_end)
        after = new.between(gap.new_start, gap.new_end)
        if before and after:
            yield f'"{_short(before)}" became "{_short(after)}"'
        elif after:
            yield f'"{_short(after)}" was added{_beside(new, gap.new_start, gap.new_end)}'
        else:
            yield f'"{_short(before)}" was taken out{_beside(old, gap.old_start, gap.old_end)}'


def _beside(line: Line, start: int, end: int) -> str:
    """Say where in the line the words stand, by their neighbours."""
    first, last = max(0, start - 2), min(len(line.tokens), end + 2)
    around = line.between(first, last)
    return f' in "{_short(around)}"' if last - first > end - start else ""


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
