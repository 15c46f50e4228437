"""The keys of a YAML file line by line, also while it is broken: what stands where, by indentation.

Somebody who types leaves a file broken half of the time, and wants help most just then. So whatever asks
where the cursor is reads lines, and never needs a file that is valid.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from leaflint.server.positions import LINE_END, Places

_BEGINS = re.compile(
    r"(?P<dashes>(?:[ ]|-(?=[ ]|$))*)(?P<key>[\w-]+|\"[^\"\n]*\")?(?P<colon>:(?=\s|$))?"
)
_BLOCK_TEXT = re.compile(r"\s*[|>][-+0-9]*\s*(#.*)?")
_WORD = re.compile(r"[\w-]")

Keys = tuple[str, ...]


class Entry(NamedTuple):
    """A key of a map, or an item of a list that begins with none, on its line.

    Attributes:
        line: its line, from 0.
        column: the column in characters at which it begins, after any dashes.
        keys: the keys from the top of the file down to it; of an item without a key, those of its list.
        value: what stands after it on the line.
        begins_item: whether a dash before it begins an item of a list.
        group: a number that the keys of one map share.
    """

    line: int
    column: int
    keys: Keys
    value: str
    begins_item: bool
    group: int


class Cursor(NamedTuple):
    """Where the cursor is, and the word that it touches.

    Attributes:
        keys: the keys whose value the word stands in.
        is_first: whether nothing but dashes stands before the word: it may be a key.
        is_text: whether it stands in a text of several lines.
        group: the number of the map that a key would belong to; None for a new one.
        word: the word, and by `start` and `end` the offsets at which it stands.
    """

    keys: Keys
    is_first: bool
    is_text: bool
    group: int | None
    word: str
    start: int
    end: int


class _Open(NamedTuple):
    column: int
    keys: Keys
    group: int


class _Walk:
    """Goes through lines from the top, and knows which keys the next one stands below."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._opened: list[_Open] = []
        self._text: _Open | None = None  # the key whose text of several lines goes on

    def text_around(self, line: str) -> Keys | None:
        """Return the keys of the text that a line belongs to; None for a line outside such texts."""
        indent = len(line) - len(line.lstrip(" "))
        return self._text.keys if self._text and indent > self._text.column else None

    def around(self, before: str) -> tuple[Keys, int | None]:
        """Return the keys that a line stands below, and its map, by the spaces and dashes before it."""
        above = self._above(before)
        peers = [
            key.group for key in self._opened if key.column == len(before) and "-" not in before
        ]
        return (above[-1].keys if above else ()), (peers[0] if peers else None)

    def _above(self, before: str) -> list[_Open]:
        # The dashes of a list may stand in the column of its key.
        least = before.index("-") + 1 if "-" in before else len(before)
        return [key for key in self._opened if key.column < least]

    def take(self, number: int, line: str) -> None:
        """Go on by one line."""
        stripped = line.strip()
        if not stripped or self.text_around(line) is not None:
            return
        self._text = None
        begins = _BEGINS.match(line)
        if stripped.startswith("#") or begins is None:
            return
        dashes, key = begins["dashes"], begins["key"]
        column, begins_item = len(dashes), "-" in dashes
        keys, group = self.around(dashes)
        group = number if group is None else group
        value = line[column:]
        if key is not None and begins["colon"] is not None:
            keys, value = (*keys, key.strip('"')), line[begins.end() :]
            self._opened = [*self._above(dashes), _Open(column, keys, group)]
            if _BLOCK_TEXT.fullmatch(value):
                self._text = self._opened[-1]
            value = value.strip()
        self.entries.append(Entry(number, column, keys, value, begins_item, group))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text without their ends."""
    return LINE_END.split(text)


def read_outline(text: str) -> list[Entry]:
    """Return the entries of a file, in order."""
    walk = _Walk()
    for number, line in enumerate(split_lines(text)):
        walk.take(number, line)
    return walk.entries


def find_cursor(places: Places, offset: int) -> Cursor:
    """Return where an offset is: its keys are known by the lines above and what stands before it."""
    text, start, end = places.text, offset, offset
    while start and _WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]):
        end += 1
    word = text[start:end]
    *above, line = split_lines(text[:end])
    walk = _Walk()
    for place, former in enumerate(above):
        walk.take(place, former)
    before = line[: len(line) - len(word)]
    around = walk.text_around(line)
    if around is not None:
        return Cursor(around, False, True, None, word, start, end)
    if before.strip(" -") == "":
        keys, group = walk.around(before)
        return Cursor(keys, True, False, group, word, start, end)
    walk.take(len(above), line)
    keys = walk.entries[-1].keys if walk.entries else ()
    return Cursor(keys, False, False, None, word, start, end)
