"""Temperatures in degrees Celsius: "38°C", "37.5 to 38 degrees", "100.4°F".

A bare number from 34 to 43 is one too, where no other word follows that it could count.
"""

from __future__ import annotations

from fractions import Fraction

from leaflint.text.quantities.numbers import join, read_numbers
from leaflint.text.quantities.quantity import Lexemes, Range, word_at

_CELSIUS = frozenset({"c", "celsius", "centigrade"})
_FAHRENHEIT = frozenset({"f", "fahrenheit"})
_AFTER_BARE = frozenset({"", "or", "and", "to", "+", "if", "for", "at", "you", "as", "then"})
_LEAST, _MOST = 34, 43


def read_temperature(lexemes: Lexemes, start: int) -> Range | None:
    """Return the temperature that begins at a word, if one does."""
    first = _read_one(lexemes, start)
    return None if first is None else join(lexemes, start, first, _read_one)


def _read_one(lexemes: Lexemes, start: int) -> Range | None:
    numbers = read_numbers(lexemes, start)
    if numbers is None:
        return None
    low, high, after = numbers
    degrees = word_at(lexemes, after) in {"degree", "degrees"}
    after += degrees
    word = word_at(lexemes, after)
    if word in _FAHRENHEIT:
        return Range(_celsius(low), _celsius(high), after + 1)
    if word in _CELSIUS:
        return Range(low, high, after + 1)
    bare = word in _AFTER_BARE or lexemes.opens[after]
    if degrees or (bare and low >= _LEAST and high <= _MOST):
        return Range(low, high, after)
    return None


def _celsius(fahrenheit: Fraction) -> Fraction:
    return (fahrenheit - 32) * 5 / 9
