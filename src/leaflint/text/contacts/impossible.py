"""What was meant as a phone number, though no such number can exist.

A digit too few or too many, an area code left out, a stand-in such as 01632 XXXXXX: a reader cannot
call it, and nobody notices unless somebody calls.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from leaflint.text.contacts import context
from leaflint.text.contacts.groups import Candidate, Group
from leaflint.text.contacts.phone_number import Reading
from leaflint.text.contacts.ranges import is_placeholder

_FEWEST, _MOST, _MOST_ABROAD = 6, 13, 16
_USUAL: Final = 11
_UNMISTAKABLE: Final = 9
"""So many digits that begin with a 0 are meant as a phone number, whatever the words around."""


def impossible(candidate: Candidate) -> Reading | None:
    """Return what was meant as a phone number but cannot be one, or None."""
    most = _MOST if candidate.plus is None else _MOST_ABROAD
    meant = [
        (count, digits)
        for count, digits in candidate.joins
        if _FEWEST <= len(digits) <= most and not _begins_another(candidate.groups[:count])
    ]
    if not meant:
        return None
    count, digits = min(meant, key=lambda join: (abs(len(join[1]) - _USUAL), -join[0]))
    return Reading(digits, "invalid", count) if _is_meant(candidate, digits, count) else None


def _begins_another(groups: Sequence[Group]) -> bool:
    """Return whether a group after enough digits for one number begins the next: "01632"."""
    so_far = 0
    for group in groups:
        if so_far >= _UNMISTAKABLE and group.opens_number:
            return True
        so_far += len(group.digits)
    return False


def _is_meant(candidate: Candidate, digits: str, count: int) -> bool:
    """Return whether the digits and the words before them say that this is a phone number."""
    groups = candidate.groups[:count]
    called = context.is_called(candidate.text, candidate.start)
    if "X" in digits:
        return digits[0] == "0" or called
    if candidate.plus is not None:
        return len(digits) > _UNMISTAKABLE
    if is_date(groups) or are_times(groups) or (candidate.adjoining and not called):
        return False
    if digits[0] == "0" and len(digits) >= _UNMISTAKABLE:
        likely = digits[1] in "1235789" or is_placeholder(digits)
        return likely and not context.is_own_number(candidate.text, candidate.start)
    return called and len(digits) < _USUAL and not is_nhs_number(groups)


def is_date(groups: Sequence[Group]) -> bool:
    """Return whether the groups are a date such as 01/02/2025 or 2025-02-01."""
    lengths = [len(group.digits) for group in groups]
    if len(groups) != 3:
        return False
    day, month, year = lengths if lengths[0] <= 2 else reversed(lengths)
    return day <= 2 and month <= 2 and year in (2, 4)


def are_times(groups: Sequence[Group]) -> bool:
    """Return whether the groups are times of the 24-hour clock, such as 0900-1700."""
    return len(groups) > 1 and all(
        len(group.digits) == 4 and group.digits <= "2400" and group.digits[2] < "6"
        for group in groups
    )


def is_nhs_number(groups: Sequence[Group]) -> bool:
    """Return whether the groups are an NHS number: 3 3 4 digits with a modulus 11 check digit.

    Source: NHS Data Dictionary, "NHS NUMBER".
    """
    if [len(group.digits) for group in groups] != [3, 3, 4]:
        return False
    digits = [int(digit) for group in groups for digit in group.digits]
    weighted = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighted % 11) % 11 == digits[9]
