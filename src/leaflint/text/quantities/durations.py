"""Lengths of time in minutes: "30 minutes", "half an hour", "one to two weeks", "a fortnight".

A month counts as the twelfth part of a year, and a year as 365¼ days: "18 months" is "1½ years", but
"4 weeks" is not "a month". A "24-hour" line, "24 hours a day", "2 years ago" and "18 months old" are
no lengths of time.
"""

from __future__ import annotations

from fractions import Fraction

from leaflint.text.quantities.numbers import HALF, join, read_numbers
from leaflint.text.quantities.quantity import Lexemes, Range, word_at

_UNITS = {
    "second": (Fraction(1, 60), "sec secs"),
    "minute": (Fraction(1), "min mins"),
    "hour": (Fraction(60), "hr hrs"),
    "day": (Fraction(1440), ""),
    "week": (Fraction(10080), "wk wks"),
    "fortnight": (Fraction(20160), ""),
    "month": (Fraction(43830), ""),
    "year": (Fraction(525960), "yr yrs"),
}
MINUTES = {
    form: minutes
    for name, (minutes, short) in _UNITS.items()
    for form in (name, f"{name}s", *short.split())
}
"""Minutes in each unit of time, by the words for it."""
DAY = MINUTES["day"]
_SHARES = {"half": HALF, "third": Fraction(1, 3), "quarter": Fraction(1, 4)}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3}
_SHARE_OPENERS = _SHARES.keys() | _TIMES.keys()
_ARTICLES = frozenset({"a", "an", "one"})


def read_duration(lexemes: Lexemes, start: int) -> Range | None:
    """Return the length of time that begins at a word, if one does."""
    found = read_time(lexemes, start)
    if found is None or _is_always(lexemes, start, found.after):
        return None
    following = word_at(lexemes, found.after)
    if following in {"old", "ago"} or (
        following == "of" and word_at(lexemes, found.after + 1) == "age"
    ):
        return None
    return found


def _is_always(lexemes: Lexemes, start: int, after: int) -> bool:
    """Whether it says how often or when: "24-hour", "24 hours a day", "once a day"."""
    if word_at(lexemes, start) == "24" and lexemes.is_dashed(after - 1):
        return True
    if word_at(lexemes, start) in _ARTICLES and not lexemes.opens[start]:
        before = word_at(lexemes, start - 1)
        return before in MINUTES or before in {"once", "twice", "times"}
    return (
        word_at(lexemes, after) in {"a", "per", "each", "every"}
        and word_at(lexemes, after + 1) in MINUTES
        and not lexemes.opens[after]
    )


def read_time(lexemes: Lexemes, start: int) -> Range | None:
    """Return a number of units of time, with what may be added to it or follow as a range."""
    first = _read_one(lexemes, start)
    return None if first is None else join(lexemes, start, first, _read_one)


def _read_one(lexemes: Lexemes, start: int) -> Range | None:
    part = _read_part(lexemes, start)
    if part is not None:
        return part
    if word_at(lexemes, start) in _ARTICLES and word_at(lexemes, start + 1) in MINUTES:
        return _read_article(lexemes, start)
    numbers = read_numbers(lexemes, start)
    if numbers is None or word_at(lexemes, numbers.after) not in MINUTES:
        return None
    minutes = MINUTES[word_at(lexemes, numbers.after)]
    found = Range(numbers.low * minutes, numbers.high * minutes, numbers.after + 1)
    return _add_smaller(lexemes, found, minutes)


def _read_part(lexemes: Lexemes, start: int) -> Range | None:
    """Read "half an hour", "half-hour", "a third of an hour", "three quarters of an hour"."""
    if word_at(lexemes, start) not in _SHARE_OPENERS:
        return None  # as a rule
    words = [word_at(lexemes, start + offset) for offset in range(5)]
    share, taken = _SHARES.get(words[0]), 1
    if share is None and words[0] in _TIMES and words[1].removesuffix("s") in _SHARES:
        share, taken = _TIMES[words[0]] * _SHARES[words[1].removesuffix("s")], 2
    if share is None:
        return None
    if words[taken] == "of":
        taken += 1
    if words[taken] in {"a", "an"}:
        taken += 1
    if taken > 4 or words[taken] not in MINUTES:
        return None
    value = share * MINUTES[words[taken]]
    return Range(value, value, start + taken + 1)


def _read_article(lexemes: Lexemes, start: int) -> Range:
    """Read "an hour", "an hour and a half", "a week or two"."""
    minutes = MINUTES[word_at(lexemes, start + 1)]
    words = tuple(word_at(lexemes, start + offset) for offset in range(2, 5))
    if words == ("and", "a", "half"):
        return Range(minutes * 3 / 2, minutes * 3 / 2, start + 5)
    if words[:2] == ("or", "two") and words[2] not in MINUTES:
        return Range(minutes, minutes * 2, start + 4)
    return Range(minutes, minutes, start + 2)


def _add_smaller(lexemes: Lexemes, found: Range, unit: Fraction) -> Range:
    """Add "30 minutes" to "2 hours", with or without "and" between."""
    start = found.after + (word_at(lexemes, found.after) == "and")
    numbers = read_numbers(lexemes, start)
    if numbers is None or numbers.low != numbers.high or found.low != found.high:
        return found
    smaller = MINUTES.get(word_at(lexemes, numbers.after), unit)
    if smaller >= unit or (start < len(lexemes.words) and lexemes.opens[start]):
        return found
    value = found.low + numbers.low * smaller
    return Range(value, value, numbers.after + 1)
