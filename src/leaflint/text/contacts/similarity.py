"""Which known number or address somebody probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from leaflint.text.contacts.ranges import national_digits

MOST_SLIPS: Final = 2
"""A misprint is one slip, rarely two: a wrong, missing, added or swapped digit. Numbers in one area
differ by three digits and more as often as not, so that a third slip would name strangers."""

_SHORT: Final = 6
"""A number this short has neighbours everywhere (101, 111, 112): one slip is the most."""


class NearNumber(NamedTuple):
    """A known number, and how many slips part it from the one that was written."""

    number: str
    slips: int


def nearest_numbers(number: str, candidates: Iterable[str]) -> tuple[NearNumber, ...]:
    """Return the candidates that `number` may be a misprint of, nearest first.

    Slips are counted on the national digits by Damerau-Levenshtein distance: a digit wrong, missing,
    added, or two neighbours swapped, each counts 1. Candidates at one distance keep their order.
    All numbers are canonical, or the digits of an invalid one.
    """
    from rapidfuzz.distance import DamerauLevenshtein  # takes 9 ms, and few numbers are unknown

    written = _significant(number)
    limit = MOST_SLIPS if len(written) > _SHORT else 1
    near = []
    for candidate in candidates:
        slips = DamerauLevenshtein.distance(written, _significant(candidate), score_cutoff=limit)
        if slips <= limit:
            near.append(NearNumber(candidate, slips))
    return tuple(sorted(near, key=lambda near_number: near_number.slips))


def near_miss(address: str, known: Collection[str]) -> str | None:
    """Return the first known address that `address` is one typing slip away from, or None.

    Addresses are compared as `Address.key` gives them; one slip is a Damerau-Levenshtein distance of
    1. None as well if the address itself is known.
    """
    from rapidfuzz.distance import DamerauLevenshtein

    if address in known:
        return None
    return next(
        (
            candidate
            for candidate in known
            if DamerauLevenshtein.distance(address, candidate, score_cutoff=1) <= 1
        ),
        None,
    )


def _significant(number: str) -> str:
    """Return the digits that tell a number apart; a 0 in front is only the way to dial it."""
    return national_digits(number).removeprefix("0")
