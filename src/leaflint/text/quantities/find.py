"""The quantities of one kind in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from leaflint.text.quantities import amounts, times
from leaflint.text.quantities.numbers import NUMBER_WORDS, read_number
from leaflint.text.quantities.quantity import Bound, Kind, Lexemes, Quantity, Range

_READERS: Mapping[Kind, Callable[[Lexemes, int], Range | None]] = {
    "temperature": amounts.read_temperature,
    "proportion": amounts.read_proportion,
    "duration": times.read_duration,
    "age": times.read_age,
    "how-soon": times.read_how_soon,
}
_SIGNS: Mapping[Kind, frozenset[str]] = {
    "temperature": NUMBER_WORDS,
    "proportion": NUMBER_WORDS | amounts.PARTS.keys(),
    "duration": frozenset(times.MINUTES),
    "age": NUMBER_WORDS | times.MINUTES.keys(),
    "how-soon": times.HOW_SOON_WORDS | times.MINUTES.keys(),
}
"""Every quantity of a kind holds one of these; of some kinds it may hold a figure in its place."""
_WITH_FIGURE = frozenset[Kind]({"temperature", "proportion", "age"})
_FIGURES = re.compile("[0-9]")

_MORE = frozenset("above more higher over older hotter longer later greater".split())
_LESS = frozenset("below less lower under younger cooler shorter earlier fewer".split())


def may_hold(words: Collection[str], kind: Kind) -> bool:
    """Whether there can be a quantity of a kind among words; most sentences hold none."""
    if not _SIGNS[kind].isdisjoint(words):
        return True
    return kind in _WITH_FIGURE and _FIGURES.search(" ".join(words)) is not None


def find_quantities(text: str, kind: Kind) -> tuple[Quantity, ...]:
    """Return the quantities of a kind in a text, in order; what cannot be read is left out."""
    lexemes, start = Lexemes(text), 0
    found: list[Quantity] = []
    while start < len(lexemes.words):
        value = _READERS[kind](lexemes, start)
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
    before = (lexemes[start - 2], lexemes[start - 1])
    if before[1] == "than":
        return _compared(before[0])
    if before == ("at", "least") or before[1] in _MORE:
        return "least"
    if before in {("at", "most"), ("up", "to")} or before[1] in {*_LESS, "within"}:
        return "most"
    joiner, following = lexemes.following(after, 2)
    if joiner == "+":
        return "least"
    alone = joiner in {"or", "and"} and read_number(lexemes, after + 2) is None
    return _compared(following) if alone else None


def _compared(word: str) -> Bound | None:
    return "least" if word in _MORE else "most" if word in _LESS else None
