"""Numbers in figures and words: 37.5, 1,000, 1½, "two", "twenty-five", "one and a half"."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from leaflint.text.quantities.quantity import Lexemes, Range, word_at

HALF = Fraction(1, 2)
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_SIGNS = {
    f"{share.numerator}\u2044{share.denominator}": share  # as NFKC writes ½ and its like
    for share in (HALF, HALF / 2, HALF * 3 / 2, Fraction(1, 3), Fraction(2, 3), Fraction(1, 5))
}
_SMALL = {
    word: Fraction(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: Fraction(value * 10)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
NUMBER_WORDS = frozenset({*_SIGNS, *_SMALL, *_TENS, "hundred", "couple"})
"""One of these is in every number that holds no figure."""


class Number(NamedTuple):
    """A number, and the word after it."""

    value: Fraction
    after: int


def read_number(lexemes: Lexemes, start: int) -> Number | None:
    """Return the number that begins at a word, if one does."""
    word = word_at(lexemes, start)
    if word not in NUMBER_WORDS and word != "a" and not word[:1].isdecimal():
        return None  # as a rule
    following = word_at(lexemes, start + 1)
    if _FIGURE.fullmatch(word):
        value = Fraction(word.replace(",", ""))
        if following in _SIGNS:
            return Number(value + _SIGNS[following], start + 2)
        return _and_a_half(lexemes, Number(value, start + 1))
    if word in _SIGNS:
        return Number(_SIGNS[word], start + 1)
    return _read_words(lexemes, start)


def _read_words(lexemes: Lexemes, start: int) -> Number | None:
    """Read "five", "one and a half", "twenty-five", "a hundred", "a couple of"."""
    word, following = word_at(lexemes, start), word_at(lexemes, start + 1)
    if word in {"a", "one"} and following == "hundred":
        return Number(Fraction(100), start + 2)
    if word in {"a", "couple"}:
        start += word == "a"
        couple = (word_at(lexemes, start), word_at(lexemes, start + 1)) == ("couple", "of")
        return Number(Fraction(2), start + 2) if couple else None
    if word in _TENS:
        unit = _SMALL.get(following, Fraction(0))
        whole = 0 < unit < 10
        return Number(_TENS[word] + unit * whole, start + 1 + whole)
    if word in _SMALL:
        return _and_a_half(lexemes, Number(_SMALL[word], start + 1))
    return None


def _and_a_half(lexemes: Lexemes, number: Number) -> Number:
    words = tuple(word_at(lexemes, number.after + offset) for offset in range(3))
    if words == ("and", "a", "half"):
        return Number(number.value + HALF, number.after + 3)
    return number


def read_numbers(lexemes: Lexemes, start: int) -> Range | None:
    """Return the number or the range of numbers ("7 to 14", "1-2", "one or two") at a word."""
    first = read_number(lexemes, start)
    if first is None:
        return None
    return join(lexemes, start, Range(first.value, first.value, first.after), _as_range)


def _as_range(lexemes: Lexemes, start: int) -> Range | None:
    number = read_number(lexemes, start)
    return None if number is None else Range(number.value, number.value, number.after)


def join(
    lexemes: Lexemes,
    start: int,
    first: Range,
    read: Callable[[Lexemes, int], Range | None],
) -> Range:
    """Return the range from a value to the one that follows it, or the value alone.

    "to", "or" and a dash join two values, and "and" does after "between".
    """
    joiner = word_at(lexemes, first.after)
    second = None
    if first.after < len(lexemes.words) and lexemes.is_dashed(first.after):
        second = read(lexemes, first.after)
    elif joiner in {"to", "or"} or (joiner == "and" and word_at(lexemes, start - 1) == "between"):
        second = read(lexemes, first.after + 1)
    if second is None or second.high < first.low:
        return first
    return Range(first.low, second.high, second.after)
