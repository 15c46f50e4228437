"""Numbers in figures and words: 37.5, 1,000, 1½, "two", "twenty-five", "one and a half"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from leaflint.text.quantities.quantity import Lexemes, Range

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
_PHRASES = {
    ("a", "hundred"): Fraction(100),
    ("one", "hundred"): Fraction(100),
    ("a", "couple", "of"): Fraction(2),
    ("couple", "of"): Fraction(2),
}
NUMBER_WORDS = frozenset({*_SIGNS, *_SMALL, *_TENS, "hundred", "couple"})
"""One of these is in every number that holds no figure."""


def read_number(lexemes: Lexemes, start: int) -> Range | None:
    """Return the number that begins at a word, if one does."""
    word, following = lexemes.following(start, 2)
    if word not in NUMBER_WORDS and word != "a" and not word[:1].isdecimal():
        return None  # as a rule
    if _FIGURE.fullmatch(word):
        value, share = Fraction(word.replace(",", "")), _SIGNS.get(following)
        return (
            exactly(value + share, start + 2) if share else _and_a_half(lexemes, value, start + 1)
        )
    if word in _TENS:
        unit = _SMALL.get(following, Fraction(0))
        whole = 0 < unit < 10
        return exactly(_TENS[word] + unit * whole, start + 1 + whole)
    phrase = read_phrase(lexemes, start, _PHRASES)
    if phrase is None and word in _SMALL:
        return _and_a_half(lexemes, _SMALL[word], start + 1)
    return exactly(_SIGNS[word], start + 1) if word in _SIGNS else phrase


def read_phrase(
    lexemes: Lexemes, start: int, phrases: Mapping[tuple[str, ...], Fraction]
) -> Range | None:
    """Return what the phrase that begins at a word is worth, if one does."""
    for words, value in phrases.items():
        if words[0] == lexemes[start] and lexemes.following(start, len(words)) == words:
            return exactly(value, start + len(words))
    return None


def exactly(value: Fraction, after: int) -> Range:
    """Return a value that is no range."""
    return Range(value, value, after)


def _and_a_half(lexemes: Lexemes, value: Fraction, after: int) -> Range:
    if lexemes.following(after, 3) == ("and", "a", "half"):
        return exactly(value + HALF, after + 3)
    return exactly(value, after)


def read_numbers(lexemes: Lexemes, start: int) -> Range | None:
    """Return the number or the range of numbers ("7 to 14", "1-2", "one or two") at a word."""
    return read_range(lexemes, start, read_number)


def read_range(
    lexemes: Lexemes, start: int, read: Callable[[Lexemes, int], Range | None]
) -> Range | None:
    """Return the value read at a word, or the range from it to the one that follows it.

    "to", "or" and a dash join two values, and "and" does after "between".
    """
    first = read(lexemes, start)
    if first is None:
        return None
    joiner, second = lexemes[first.after], None
    if joiner and lexemes.is_dashed(first.after):
        second = read(lexemes, first.after)
    elif joiner in {"to", "or"} or (joiner == "and" and lexemes[start - 1] == "between"):
        second = read(lexemes, first.after + 1)
    if second is None or second.high < first.low:
        return first
    return Range(first.low, second.high, second.after)
