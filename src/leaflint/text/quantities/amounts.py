"""Temperatures, and shares of a whole.

Temperatures are in degrees Celsius: "38°C", "37.5 to 38 degrees", "100.4°F", "-20C", "38oC". A bare
number from 34 to 43 is one too, where no other word follows that it could count. Shares: "1 in 5", "a
fifth of", "20%", "20 out of every 100", "3 to 5 in 100".
"""

from __future__ import annotations

from fractions import Fraction

from leaflint.text.quantities.numbers import HALF, exactly, read_number, read_numbers, read_range
from leaflint.text.quantities.quantity import Lexemes, Range

_AFTER_BARE = frozenset({"", "or", "and", "to", "+", "if", "for", "at", "you", "as", "then"})
PARTS = {
    word: Fraction(1, number)
    for number, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2
    )
}
PARTS |= {f"{word}s": share for word, share in PARTS.items()}
"""Shares by the words for them."""


def read_temperature(lexemes: Lexemes, start: int) -> Range | None:
    """Return the temperature that begins at a word, if one does."""
    return read_range(lexemes, start, _read_degrees)


def _read_degrees(lexemes: Lexemes, start: int) -> Range | None:
    numbers = read_numbers(lexemes, start)
    if numbers is None:
        return None
    low, high, after = numbers
    if lexemes[start - 1] == "minus" or (after == start + 1 and lexemes.is_minus(start)):
        low, high = -high, -low
    degrees = lexemes[after] in {"degree", "degrees"}
    after += degrees
    if lexemes[after] in {"f", "fahrenheit"}:
        return Range((low - 32) * 5 / 9, (high - 32) * 5 / 9, after + 1)
    if lexemes[after] in {"c", "oc", "celsius", "centigrade"}:
        return Range(low, high, after + 1)
    bare = lexemes[after] in _AFTER_BARE or lexemes.opens[after]
    return Range(low, high, after) if degrees or (bare and low >= 34 and high <= 43) else None


def read_proportion(lexemes: Lexemes, start: int) -> Range | None:
    """Return the share that begins at a word, if one does."""
    return read_range(lexemes, start, _read_share)


def _read_share(lexemes: Lexemes, start: int) -> Range | None:
    share = _read_part(lexemes, start) or _read_of_whole(lexemes, start)
    return share if share is not None and share.high <= 1 else None


def _read_of_whole(lexemes: Lexemes, start: int) -> Range | None:
    """Read "20%", "20 per cent", "1 in 5", "3 to 5 out of every 100"."""
    numbers = read_numbers(lexemes, start)
    if numbers is None:
        return None
    low, high, after = numbers
    words = lexemes.following(after, 2)
    if words[0] in {"%", "percent"} or words == ("per", "cent"):
        return Range(low / 100, high / 100, after + 1 + (words[0] == "per"))
    if words[0] != "in" and words not in {("out", "of"), ("of", "every")}:
        return None
    after += 2 if words[0] == "out" else 1
    whole = read_number(lexemes, after + (lexemes[after] == "every"))
    if whole is None or whole.low == 0:
        return None
    return Range(low / whole.low, high / whole.low, whole.after)


def _read_part(lexemes: Lexemes, start: int) -> Range | None:
    """Read "a fifth of", "two thirds", "half of", "half the"."""
    word, following = lexemes.following(start, 2)
    if word == "half" and following in {"of", "the", "all"}:
        return exactly(HALF, start + 1)
    part = PARTS.get(following)
    if part is None:
        return None
    number = read_number(lexemes, start)
    if number is not None and number.after == start + 1:
        return exactly(number.low * part, start + 2)
    after = start + 2
    ends = lexemes[after] in {"", "of"} or lexemes.opens[after]
    return exactly(part, after) if word in {"a", "an"} and ends else None
