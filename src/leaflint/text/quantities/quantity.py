"""A value as it is compared, and the words that it is read from."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from leaflint.text.words.tokens import part_spans
from leaflint.text.words.worded_block import read_sentence

Kind = Literal["temperature", "proportion", "duration", "age", "how-soon"]
"""Degrees Celsius; a share from 0 to 1; minutes; minutes of life; minutes until something is done."""

Bound = Literal["least", "most"]
"""`least`: this or more; `most`: this or less."""

_DASHES = frozenset("-\u2010\u2011\u2013\u2212")


class Range(NamedTuple):
    """A value, or two between which it lies (else both are the same), and the next word after it."""

    low: Fraction
    high: Fraction
    after: int


class Quantity(NamedTuple):
    """A value between two offsets of a text, in the unit of its kind: one, or the ends of a range.

    The bound is what the words around it say: "or more" or "or less".
    """

    low: Fraction
    high: Fraction
    bound: Bound | None
    start: int
    end: int


class Lexemes:
    """The words of a text as they are compared, and whether each opens a clause."""

    def __init__(self, text: str) -> None:
        self._text, self._sentence = text, read_sentence(text)
        self.words = self._sentence.parts

    def __getitem__(self, number: int) -> str:
        """Return a word by its number, or "" outside the text."""
        return self.words[number] if 0 <= number < len(self.words) else ""

    def following(self, number: int, count: int) -> tuple[str, ...]:
        """Return so many words from one on."""
        return tuple([self[number + offset] for offset in range(count)])

    @property
    def opens(self) -> tuple[bool, ...]:
        """Whether each word opens a clause."""
        return self._sentence.openers

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The offset of the first character of each word, and the one after its last."""
        return part_spans(self._text)

    def is_dashed(self, number: int) -> bool:
        """Whether a hyphen or dash parts a word, given by its number, from the one before."""
        before = self.spans[number - 1][1] if number else 0
        return not _DASHES.isdisjoint(self._text[before : self.spans[number][0]])

    def is_minus(self, number: int) -> bool:
        """Whether a word, given by its number, is below zero: "-20", not "3-20" or "3 - 20"."""
        before = self._text[: self.spans[number][0]]
        stands_free = before[-2:-1] in {"", " ", "("} and not self[number - 1][:1].isdigit()
        return before[-1:] in _DASHES and stands_free
