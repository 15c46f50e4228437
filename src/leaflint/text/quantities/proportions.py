"""Shares of a whole: "1 in 5", "a fifth of", "20%", "20 out of every 100", "3 to 5 in 100"."""

from __future__ import annotations

from fractions import Fraction

from leaflint.text.quantities.numbers import HALF, join, read_number, read_numbers
from leaflint.text.quantities.quantity import Lexemes, Range, word_at

PARTS = {
    word: Fraction(1, number)
    for number, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2
    )
}
PARTS |= {f"{word}s": share for word, share in PARTS.items()}
"""Shares by the words for them."""


def read_proportion(lexemes: Lexemes, start: int) -> Range | None:
    """Return the share that begins at a word, if one does."""
    first = _read_one(lexemes, start)
    return None if first is None else join(lexemes, start, first, _read_one)


def _read_one(lexemes: Lexemes, start: int) -> Range | None:
    found = _read_part(lexemes, start) or _read_of_whole(lexemes, start)
    return found if found is not None and found.high <= 1 else None


def _read_of_whole(lexemes: Lexemes, start: int) -> Range | None:
    """Read "20%", "20 per cent", "1 in 5", "3 to 5 out of every 100"."""
    numbers = read_numbers(lexemes, start)
    if numbers is None:
        return None
    after = numbers.after
    words = tuple(word_at(lexemes, after + offset) for offset in range(3))
    if words[0] in {"%", "percent"} or words[:2] == ("per", "cent"):
        length = 2 if words[0] == "per" else 1
        return Range(numbers.low / 100, numbers.high / 100, after + length)
    if words[:2] == ("out", "of"):
        after += 2
    elif words[0] == "in" or words[:2] == ("of", "every"):
        after += 1
    else:
        return None
    after += word_at(lexemes, after) == "every"
    whole = read_number(lexemes, after)
    if whole is None or whole.value == 0:
        return None
    return Range(numbers.low / whole.value, numbers.high / whole.value, whole.after)


def _read_part(lexemes: Lexemes, start: int) -> Range | None:
    """Read "a fifth of", "two thirds", "half of", "half the"."""
    word = word_at(lexemes, start)
    if word == "half" and word_at(lexemes, start + 1) in {"of", "the", "all"}:
        return Range(HALF, HALF, start + 1)
    part = PARTS.get(word_at(lexemes, start + 1))
    if part is None:
        return None
    number = read_number(lexemes, start)
    if number is not None and number.after == start + 1:
        return Range(number.value * part, number.value * part, start + 2)
    ends = start + 2 >= len(lexemes.words) or lexemes.opens[start + 2]
    if word in {"a", "an"} and (ends or lexemes.words[start + 2] == "of"):
        return Range(part, part, start + 2)
    return None
