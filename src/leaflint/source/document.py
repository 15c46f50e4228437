"""A file as it was read: its text, its data, and where in the text each piece of data stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from leaflint.finding import Position
from leaflint.source.scalars import character_end, map_scalar

Path = tuple[str | int, ...]
"""How to reach a piece of data from the top of a file: keys and list indexes from 0."""

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a file holds: every scalar is the text that was written, whatever it looks like."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """Where a value stands, as offsets into the text.

    Attributes:
        start: the value's first character (for a block scalar, its `|` or `>`).
        end: one past its last.
        key_start: the first character of its key; for a list item, of the value.
        key_end: one past the key's last character.
        style: how a scalar is written: "" plain, ' or " quoted, | or > block; None for lists and maps.
    """

    start: int
    end: int
    key_start: int
    key_end: int
    style: str | None


@dataclass(frozen=True)
class Document:
    """One YAML file.

    Attributes:
        file: its path from the repository's root, with forward slashes.
        text: the whole text, without a byte-order mark, line ends as they are.
        data: what it holds.
        places: where each piece of data stands, by path; () is the whole.
    """

    file: str
    text: str
    data: Data
    places: Mapping[Path, Place]

    def at(self, *path: str | int) -> Position:
        """Return where a value stands; for one that is not there, where its nearest parent's key is.

        A map or list is shown by its key, which is what an editor looks for, not by its first item.
        """
        missing = path not in self.places
        while path not in self.places:
            path = path[:-1]
        place = self.places[path]
        if missing or place.style is None:
            return self.key(*path)
        return self.span(place.start, place.end)

    def key(self, *path: str | int) -> Position:
        """Return where the key of a value stands (for a list item, where the item begins)."""
        place = self.places[path]
        return self.span(place.key_start, place.key_end)

    def within(self, path: Path, start: int, end: int) -> Position:
        """Return where the characters from `start` to `end` of a scalar's value stand."""
        return self.span(*self.file_span(path, start, end))

    def file_span(self, path: Path, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `text` of the characters from `start` to `end` of a scalar's value."""
        offsets = self._scalar_offsets(path)
        if end == start:
            return offsets[start], offsets[start]
        style = self.places[path].style or ""
        return offsets[start], character_end(self.text, offsets[end - 1], style)

    def span(self, start: int, end: int) -> Position:
        """Turn offsets into `text` to lines and columns."""
        line, column = self._line_column(start)
        end_line, end_column = self._line_column(end)
        return Position(self.file, line, column, end_line, end_column)

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    @cached_property
    def _offsets_by_path(self) -> dict[Path, list[int]]:
        return {}

    def _scalar_offsets(self, path: Path) -> list[int]:
        """Where each character of a scalar stands; worked out once, when first asked for."""
        known = self._offsets_by_path.get(path)
        if known is not None:
            return known
        place = self.places[path]
        value: Any = self.data
        for step in path:
            value = value[step]
        offsets = [
            place.start + offset
            for offset in map_scalar(
                self.text[place.start : place.end], str(value), place.style or ""
            )
        ]
        self._offsets_by_path[path] = offsets
        return offsets
