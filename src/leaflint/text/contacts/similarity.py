"""Which known number or address somebody probably meant.

Slips are counted by Damerau-Levenshtein distance: a character wrong, missing, added, or two
neighbours swapped, each counts 1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from leaflint.text.contacts.ranges import national_digits


class NearNumber(NamedTuple):
    """A known number, and how many slips part it from the one that was written."""

    number: str
    slips: int


def nearest_numbers(number: str, candidates: Iterable[str]) -> tuple[NearNumber, ...]:
    """Return the canonical numbers that a number may be a misprint of, nearest first, else in order."""
    from rapidfuzz import process  # takes 9 ms, and few numbers are unknown
    from rapidfuzz.distance import DamerauLevenshtein

    written, numbers = _significant(number), tuple(candidates)
    near = process.extract(
        written,
        [_significant(candidate) for candidate in numbers],
        scorer=DamerauLevenshtein.distance,
        # A misprint is one slip, rarely two; a third would name strangers in the same area, and short
        # numbers have neighbours everywhere.
        score_cutoff=2 if len(written) > 6 else 1,
        limit=None,
    )
    return tuple(NearNumber(numbers[index], int(slips)) for _, slips, index in near)


def near_miss(address: str, known: Collection[str]) -> str | None:
    """Return the first known address (an `Address.key`) one slip away from an unknown one, or None."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    scorer = DamerauLevenshtein.distance
    nearest = process.extractOne(address, list(known), scorer=scorer, score_cutoff=1)
    return nearest[0] if nearest and nearest[1] else None


def _significant(number: str) -> str:
    """Return the digits that tell a number apart; a 0 in front is only the way to dial it."""
    return national_digits(number).removeprefix("0")
