"""The lines of a file that is no YAML, and mistakes in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

LINE = re.compile(r"( *(?:- +)?)([A-Za-z_][\w-]*):( +|(?=[^\s/:])|$)(.*)")
"""A line that begins with a key: what stands before it, the key, the gap and the value."""


class Mistake(NamedTuple):
    """What is wrong from one offset of the text to another, and what to do."""

    start: int
    end: int
    message: str
    help: str
    mended: str | None = None
    """The text without the mistake; None where that cannot be known."""


class Lines:
    """The lines of a text, by number from 0, without their ends."""

    def __init__(self, text: str) -> None:
        self.lines = [line.rstrip("\r") for line in text.split("\n")]
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def above(self, number: int) -> Iterator[int]:
        """Yield the lines above one that are not blank, the nearest first."""
        return (line for line in range(number - 1, -1, -1) if self.lines[line].strip())

    def indent(self, number: int) -> int:
        """Return how many spaces a line begins with."""
        line = self.lines[number]
        return len(line) - len(line.lstrip(" "))

    def mistake(
        self, number: int, columns: tuple[int, int], words: tuple[str, str], new: Mapping[int, str]
    ) -> Mistake:
        """Name a mistake in one line; `new` has the lines that would be right."""
        start = self.starts[number]
        mended = "\n".join(new.get(line, old) for line, old in enumerate(self.lines))
        return Mistake(start + columns[0], start + columns[1], *words, mended)
