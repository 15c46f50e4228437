"""Figures in words that agree with them."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 leaflet", "2,000 leaflets"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
