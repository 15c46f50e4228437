"""A file as it was read: its text, its data, and where in the text each piece of data stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from leaflint.core.finding import Position
from leaflint.files.yaml.scalars import ScalarMap, character_end, map_scalar

Path = tuple[str | int, ...]
"""How to reach a piece of data from the top of a file: keys and list indexes from 0."""

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a file holds: every scalar is the text that was written, whatever it looks like."""

BYTE_ORDER_MARK = "\ufeff"

_LINE_END = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """Where a value and its key stand, as offsets into the text; ends are one past the last character.

    A block scalar starts at its `|` or `>`; the key of a list item is the value. The style of a scalar is
    "" plain, ' or " quoted, | or > block; it is None for lists and maps.
    """

    start: int
    end: int
    key_start: int
    key_end: int
    style: str | None


@dataclass(frozen=True)
class Document:
    """One YAML file: text without byte-order mark, data, and by path where each piece stands; () is all."""

    file: str
    text: str
    data: Data = ""
    places: Mapping[Path, Place] = field(default_factory=dict)

    def at(self, *path: str | int) -> Position:
        """Return where a value stands; for one that is not there, where its nearest parent's key is.

        A map or list is shown by its key, which is what an editor looks for, not by its first item.
        """
        place = self.places.get(path)
        if place is not None and place.style is not None:
            return self.span(place.start, place.end)
        while path not in self.places:
            path = path[:-1]
        return self.key(*path)

    def scalar(self, path: Path) -> str:
        """Return the scalar at a path of the data."""
        value: Any = self.data
        for step in path:
            value = value[step]
        return str(value)

    def key(self, *path: str | int) -> Position:
        """Return where the key of a value stands (for a list item, where the item begins)."""
        place = self.places[path]
        return self.span(place.key_start, place.key_end)

    def within(self, path: Path, start: int, end: int) -> Position:
        """Return where the characters from `start` to `end` of a scalar's value stand."""
        return self.span(*self.file_span(path, start, end))

    def file_span(self, path: Path, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `text` of the characters from `start` to `end` of a scalar's value."""
        place, scalar = self.places[path], self._scalars.get(path)
        if scalar is None:
            raw = self.text[place.start : place.end]
            scalar = map_scalar(raw, self.scalar(path), place.style or "")
            self._scalars[path] = scalar
        first = place.start + scalar.place(start)
        if end == start:
            return first, first
        last = place.start + scalar.place(end - 1)
        return first, character_end(self.text, last, place.style or "")

    def span(self, start: int, end: int) -> Position:
        """Turn offsets into `text` to lines and columns."""
        starts = self._line_starts
        line = bisect_right(starts, start)
        end_line = bisect_right(starts, end, line - 1)
        return Position(
            self.file, line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1
        )

    def on_one_line(self, start: int, end: int) -> tuple[Position, str]:
        """Return a position that ends with the line it begins on, and the characters there."""
        seen = self.text[start:end].split("\n", 1)[0].rstrip("\r")
        return self.span(start, start + len(seen)), seen

    def line(self, number: int) -> str:
        """Return a line by its number from 1, without its end."""
        starts = [*self._line_starts[number - 1 : number + 1], len(self.text)]
        return self.text[starts[0] : starts[1]].rstrip("\r\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *[match.end() for match in _LINE_END.finditer(self.text)]]

    @cached_property
    def _scalars(self) -> dict[Path, ScalarMap]:
        """Where the characters of scalars stand, as far as it was asked."""
        return {}
