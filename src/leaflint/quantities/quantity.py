"""A value as it is compared, and the words that it is read from."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from leaflint.wording.normalise import read_tokens, word_spans

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
    """A value in a text.

    Attributes:
        low: the value, or the lower end of a range, in the unit of its kind.
        high: the upper end.
        bound: whether the words around it say "or more" or "or less".
        start: offset of its first character.
        end: offset after its last.
    """

    low: Fraction
    high: Fraction
    bound: Bound | None
    start: int
    end: int


class Lexeme(NamedTuple):
    """A word of a text, and what goes before it.

    Attributes:
        word: the word as it is compared.
        start: offset of its first character.
        end: offset after its last.
        dashed: whether a hyphen or dash parts it from the word before.
        opens: whether it begins a clause.
    """

    word: str
    start: int
    end: int
    dashed: bool
    opens: bool


def read_lexemes(text: str) -> tuple[Lexeme, ...]:
    """Return the words of a text in order."""
    lexemes = []
    before = 0
    tokens = read_tokens(text)
    for word, (start, end), opens in zip(tokens.words, word_spans(text), tokens.opens, strict=True):
        lexemes.append(Lexeme(word, start, end, not _DASHES.isdisjoint(text[before:start]), opens))
        before = end
    return tuple(lexemes)


def word_at(lexemes: Sequence[Lexeme], number: int) -> str:
    """Return a word by its number, or "" outside the text."""
    return lexemes[number].word if 0 <= number < len(lexemes) else ""
