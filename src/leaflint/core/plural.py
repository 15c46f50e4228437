"""Numbers with their nouns, and how long something takes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaflint.core.dates import add_months


def plural(number: float, noun: str) -> str:
    """Return a noun as it stands after a number: "leaflet" after 1, else "leaflets"."""
    return noun if number == 1 else f"{noun}s"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 leaflet", "2,000 leaflets"."""
    return f"{number:,} {plural(number, noun)}"


def counts(numbers: Mapping[str, int]) -> str:
    """Return names with how often each occurs, the most first: "210 spelling/slip, 96 numbers/rare"."""
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{number:,} {name}" for name, number in ranked)


def how_long(start: date, end: date) -> str:
    """Say in years and months how long it is from a day to a later one; below a month in days, also 0."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    years, months = divmod(months, 12)
    parts = [count(number, unit) for number, unit in ((years, "year"), (months, "month")) if number]
    return " and ".join(parts) or count((end - start).days, "day")
