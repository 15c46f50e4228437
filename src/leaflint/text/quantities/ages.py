"""Ages: "18 months old", "aged 50 to 71", "over 18", "under 5s", "50 years of age"."""

from __future__ import annotations

from leaflint.text.quantities.durations import MINUTES, read_time
from leaflint.text.quantities.numbers import read_numbers
from leaflint.text.quantities.quantity import Lexemes, Range, word_at

_BEFORE = frozenset({"age", "aged", "ages"})
_BEFORE_BARE = frozenset({"over", "under"})
_AFTER_BARE = frozenset({"", "s", "or", "and", "who", "are", "should", "can", "may", "you", "with"})
_OLDEST = 120


def read_age(lexemes: Lexemes, start: int) -> Range | None:
    """Return the age that begins at a word, if one does. A bare number counts years."""
    named = _is_named(lexemes, start)
    time = read_time(lexemes, start)
    if time is not None:
        following = (word_at(lexemes, time.after), word_at(lexemes, time.after + 1))
        if following == ("of", "age"):
            return Range(time.low, time.high, time.after + 2)
        if following[0] == "old":
            return Range(time.low, time.high, time.after + 1)
        return time if named else None
    numbers = read_numbers(lexemes, start)
    if numbers is None or numbers.high > _OLDEST:
        return None
    after = numbers.after
    bare = word_at(lexemes, after) in _AFTER_BARE or lexemes.opens[after]
    if not named and not (word_at(lexemes, start - 1) in _BEFORE_BARE and bare):
        return None
    year = MINUTES["year"]
    return Range(numbers.low * year, numbers.high * year, after)


def _is_named(lexemes: Lexemes, start: int) -> bool:
    """Whether "age" goes before: "aged", "aged between", "age of", "aged over"."""
    nearest = word_at(lexemes, start - 1)
    if nearest in {"between", "of", "from", "over", "under"}:
        nearest = word_at(lexemes, start - 2)
    return nearest in _BEFORE
