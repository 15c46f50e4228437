"""How soon to act, in minutes: "at once" is 0, "the same day" a day, "within 2 hours" 120."""

from __future__ import annotations

from fractions import Fraction

from leaflint.text.quantities.durations import DAY, read_duration
from leaflint.text.quantities.quantity import Lexemes, Range, word_at

_SAID = {
    ("at", "once"): Fraction(0),
    ("straight", "away"): Fraction(0),
    ("right", "away"): Fraction(0),
    ("without", "delay"): Fraction(0),
    ("the", "same", "day"): DAY,
    ("same", "day"): DAY,
    ("that", "day"): DAY,
    ("immediately",): Fraction(0),
    ("straightaway",): Fraction(0),
    ("now",): Fraction(0),
    ("urgently",): Fraction(0),
    ("today",): DAY,
}
SAID_WORDS = frozenset(word for words in _SAID for word in words)


def read_how_soon(lexemes: Lexemes, start: int) -> Range | None:
    """Return how soon the words from `start` on say that something must be done, if they do."""
    for words, minutes in _SAID.items():
        if all(word_at(lexemes, start + offset) == word for offset, word in enumerate(words)):
            return Range(minutes, minutes, start + len(words))
    if word_at(lexemes, start) in {"within", "in"}:
        return read_duration(lexemes, start + 1)
    return None
