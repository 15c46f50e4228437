"""Nouns that agree with their number."""

from __future__ import annotations


def plural(number: float, noun: str) -> str:
    """Return a noun as it stands after a number: "leaflet" after 1, else "leaflets"."""
    return noun if number == 1 else f"{noun}s"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 leaflet", "2,000 leaflets"."""
    return f"{number:,} {plural(number, noun)}"
