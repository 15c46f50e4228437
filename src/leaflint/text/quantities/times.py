"""Lengths of time, ages, and how soon to act, all in minutes.

Lengths of time are "30 minutes", "half an hour", "one to two weeks", "a fortnight". A month counts as
the twelfth part of a year, and a year as 365¼ days: "18 months" is "1½ years", but "4 weeks" is not
"a month". A "24-hour" line, "24 hours a day", "2 years ago" and "18 months old" are no lengths of time.
Ages are "18 months old", "aged 50 to 71", "over 18", "under 5s", "50 years of age". How soon: "at once"
is 0, "the same day" a day, "within 2 hours" 120.
"""

from __future__ import annotations

from fractions import Fraction

from leaflint.text.quantities.numbers import (
    HALF,
    NUMBER_WORDS,
    exactly,
    read_numbers,
    read_phrase,
    read_range,
)
from leaflint.text.quantities.quantity import Lexemes, Range

_UNITS = {
    "second sec": Fraction(1, 60),
    "minute min": Fraction(1),
    "hour hr": Fraction(60),
    "day": Fraction(1440),
    "week wk": Fraction(10080),
    "fortnight": Fraction(20160),
    "month": Fraction(43830),
    "year yr": Fraction(525960),
}
MINUTES = {
    form: minutes
    for names, minutes in _UNITS.items()
    for name in names.split()
    for form in (name, f"{name}s")
}
"""Minutes in each unit of time, by the words for it."""
_SHARES = {"half": HALF, "third": Fraction(1, 3), "quarter": Fraction(1, 4)}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3}
_ARTICLES = frozenset({"a", "an", "one"})

_AT_ONCE = "at once|straight away|right away|without delay|immediately|straightaway|now|urgently"
_SAME_DAY = "the same day|same day|that day|today"
_HOW_SOON = {
    tuple(words.split()): minutes
    for phrases, minutes in ((_AT_ONCE, Fraction(0)), (_SAME_DAY, MINUTES["day"]))
    for words in phrases.split("|")
}
HOW_SOON_WORDS = frozenset(word for words in _HOW_SOON for word in words)

_OPENING = _SHARES.keys() | _TIMES.keys() | _ARTICLES | NUMBER_WORDS
"""The words with which a length of time may begin, but for figures."""
_AFTER_BARE_AGE = frozenset("s or and who are should can may you with".split()) | {""}
_OLDEST = 120


def read_duration(lexemes: Lexemes, start: int) -> Range | None:
    """Return the length of time that begins at a word, if one does."""
    first = lexemes[start]
    if first not in _OPENING and not first[:1].isdecimal():
        return None  # as a rule
    time = read_range(lexemes, start, _read_time)
    if time is None or _is_always(lexemes, start, time.after):
        return None
    following = lexemes.following(time.after, 2)
    return None if following[0] in {"old", "ago"} or following == ("of", "age") else time


def _is_always(lexemes: Lexemes, start: int, after: int) -> bool:
    """Whether it says how often or when: "24-hour", "24 hours a day", "once a day"."""
    if lexemes[start] == "24" and lexemes.is_dashed(after - 1):
        return True
    if lexemes[start] in _ARTICLES and not lexemes.opens[start]:
        before = lexemes[start - 1]
        return before in MINUTES or before in {"once", "twice", "times"}
    each, unit = lexemes.following(after, 2)
    return each in {"a", "per", "each", "every"} and unit in MINUTES and not lexemes.opens[after]


def _read_time(lexemes: Lexemes, start: int) -> Range | None:
    """Read a number of units of time, with what is added to it."""
    part = _read_part(lexemes, start)
    if part is not None:
        return part
    if lexemes[start] in _ARTICLES and lexemes[start + 1] in MINUTES:
        minutes = MINUTES[lexemes[start + 1]]
        words = lexemes.following(start + 2, 3)
        if words == ("and", "a", "half"):  # an hour and a half
            return exactly(minutes * 3 / 2, start + 5)
        if words[:2] == ("or", "two") and words[2] not in MINUTES:  # a week or two
            return Range(minutes, minutes * 2, start + 4)
        return exactly(minutes, start + 2)
    numbers = read_numbers(lexemes, start)
    if numbers is None or lexemes[numbers.after] not in MINUTES:
        return None
    minutes = MINUTES[lexemes[numbers.after]]
    time = Range(numbers.low * minutes, numbers.high * minutes, numbers.after + 1)
    return _add_smaller(lexemes, time, minutes)


def _read_part(lexemes: Lexemes, start: int) -> Range | None:
    """Read "half an hour", "half-hour", "a third of an hour", "three quarters of an hour"."""
    if lexemes[start] not in _SHARES and lexemes[start] not in _TIMES:
        return None  # as a rule
    words = lexemes.following(start, 5)
    share, taken = _SHARES.get(words[0]), 1
    if words[0] in _TIMES and words[1].removesuffix("s") in _SHARES:
        share, taken = _TIMES[words[0]] * _SHARES[words[1].removesuffix("s")], 2
    if share is None:
        return None
    taken += words[taken] == "of"
    taken += words[taken] in {"a", "an"}
    if taken > 4 or words[taken] not in MINUTES:
        return None
    return exactly(share * MINUTES[words[taken]], start + taken + 1)


def _add_smaller(lexemes: Lexemes, time: Range, unit: Fraction) -> Range:
    """Add "30 minutes" to "2 hours", with or without "and" between."""
    start = time.after + (lexemes[time.after] == "and")
    numbers = read_numbers(lexemes, start)
    if numbers is None or numbers.low != numbers.high or time.low != time.high:
        return time
    smaller = MINUTES.get(lexemes[numbers.after], unit)
    if smaller >= unit or lexemes.opens[start]:
        return time
    return exactly(time.low + numbers.low * smaller, numbers.after + 1)


def read_age(lexemes: Lexemes, start: int) -> Range | None:
    """Return the age that begins at a word, if one does. A bare number counts years."""
    before = lexemes[start - 1]
    nearest = lexemes[start - 2] if before in {"between", "of", "from", "over", "under"} else before
    named = nearest in {"age", "aged", "ages"}
    time = read_range(lexemes, start, _read_time)
    if time is not None:
        following = lexemes.following(time.after, 2)
        if following == ("of", "age"):
            return time._replace(after=time.after + 2)
        if following[0] == "old":
            return time._replace(after=time.after + 1)
        return time if named else None
    numbers = read_numbers(lexemes, start)
    if numbers is None or numbers.high > _OLDEST:
        return None
    low, high, after = numbers
    bare = lexemes[after] in _AFTER_BARE_AGE or lexemes.opens[after]
    if not named and not (before in {"over", "under"} and bare):
        return None
    return Range(low * MINUTES["year"], high * MINUTES["year"], after)


def read_how_soon(lexemes: Lexemes, start: int) -> Range | None:
    """Return how soon the words from `start` on say that something must be done, if they do."""
    if lexemes[start] in {"within", "in"}:
        return read_duration(lexemes, start + 1)
    return read_phrase(lexemes, start, _HOW_SOON)
