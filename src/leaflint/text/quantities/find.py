"""The quantities of one kind in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from leaflint.text.quantities.ages import read_age
from leaflint.text.quantities.durations import MINUTES, read_duration
from leaflint.text.quantities.how_soon import SAID_WORDS, read_how_soon
from leaflint.text.quantities.numbers import NUMBER_WORDS, read_number
from leaflint.text.quantities.proportions import PARTS, read_proportion
from leaflint.text.quantities.quantity import (
    Bound,
    Kind,
    Lexemes,
    Quantity,
    Range,
    read_lexemes,
    word_at,
)
from leaflint.text.quantities.temperatures import read_temperature

_READERS: Mapping[Kind, Callable[[Lexemes, int], Range | None]] = {
    "temperature": read_temperature,
    "proportion": read_proportion,
    "duration": read_duration,
    "age": read_age,
    "how-soon": read_how_soon,
}
_SIGNS: Mapping[Kind, frozenset[str]] = {
    "temperature": NUMBER_WORDS,
    "proportion": NUMBER_WORDS | PARTS.keys(),
    "duration": frozenset(MINUTES),
    "age": NUMBER_WORDS | MINUTES.keys(),
    "how-soon": SAID_WORDS | MINUTES.keys(),
}
"""Every quantity of a kind holds one of these, or a figure."""

_FIGURE = re.compile(r"[0-9]")
_MORE = frozenset("above more higher over older hotter longer later greater".split())
_LESS = frozenset("below less lower under younger cooler shorter earlier fewer".split())


def may_hold(words: Collection[str], kind: Kind) -> bool:
    """Whether there can be a quantity of a kind among words; most sentences hold none."""
    return not _SIGNS[kind].isdisjoint(words) or _FIGURE.search(" ".join(words)) is not None


def find_quantities(text: str, kind: Kind) -> tuple[Quantity, ...]:
    """Return the quantities of a kind in a text, in order; what cannot be read is left out."""
    lexemes = read_lexemes(text)
    read = _READERS[kind]
    found: list[Quantity] = []
    start = 0
    while start < len(lexemes.words):
        value = read(lexemes, start)
        if value is None:
            start += 1
            continue
        span = lexemes.spans[start][0], lexemes.spans[value.after - 1][1]
        found.append(Quantity(value.low, value.high, _bound(lexemes, start, value.after), *span))
        start = value.after
    return tuple(found)


def read_quantity(text: str, kind: Kind) -> Quantity | None:
    """Return the one quantity of a kind that a text holds, or None if it holds none or several."""
    found = find_quantities(text, kind)
    return found[0] if len(found) == 1 else None


def _bound(lexemes: Lexemes, start: int, after: int) -> Bound | None:
    """Read "or above", "at least" and their like around a value."""
    before = (word_at(lexemes, start - 2), word_at(lexemes, start - 1))
    if before[1] == "than":
        return "least" if before[0] in _MORE else "most" if before[0] in _LESS else None
    if before == ("at", "least") or before[1] in _MORE:
        return "least"
    if before in {("at", "most"), ("up", "to")} or before[1] in {*_LESS, "within"}:
        return "most"
    following = (word_at(lexemes, after), word_at(lexemes, after + 1))
    if following[0] == "+":
        return "least"
    if following[0] not in {"or", "and"} or read_number(lexemes, after + 2) is not None:
        return None
    return "least" if following[1] in _MORE else "most" if following[1] in _LESS else None
