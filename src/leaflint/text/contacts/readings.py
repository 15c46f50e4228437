"""Phone numbers read from digits: numbers that can be called, and what was meant as one but cannot.

The first exist, are short numbers that readers are told to call, or are local numbers that share the
beginning of the number before. The second have a digit too few or too many, no area code, or stand in
for a number (01632 XXXXXX): nobody notices unless somebody calls.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from leaflint.text.contacts import context, ranges
from leaflint.text.contacts.groups import Candidate, Group
from leaflint.text.contacts.phone_number import PhoneNumber, identify
from leaflint.text.contacts.ranges import NumberKind

_FEWEST, _MOST, _MOST_ABROAD = 6, 13, 16
_USUAL: Final = 11
_UNMISTAKABLE: Final = 9
"""So many digits that begin with a 0 are meant as a phone number, whatever the words around."""
_LABELLED: Final = frozenset({"999", "112", "111"})
"""Short numbers known so well that a label alone tells readers to call them."""


class Reading(NamedTuple):
    """A number read from the first `groups` groups of a candidate."""

    number: str
    kind: NumberKind
    groups: int


def read(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
    """Return the number that starts at a candidate; `previous` is the one before it in the text."""
    return (
        read_existing(candidate)
        or _irish(candidate)
        or _short(candidate, previous)
        or _sharing_area_code(candidate, previous)
        or _sharing_all_but_the_end(candidate, previous)
        or _impossible(candidate)
        or _unknown_short(candidate, previous)
    )


def read_existing(candidate: Candidate) -> Reading | None:
    """Read the longest number from here that can be dialled and exists."""
    bare_country_code = candidate.groups[0].digits.startswith("44") and candidate.plus is None
    if bare_country_code and not context.is_called(candidate.text, candidate.start):
        return None
    best = None
    for count, digits in candidate.joins:
        dialled = f"+{digits}" if bare_country_code else digits
        if dialled[0] in "+0" and len(dialled) > 7 and "X" not in dialled:
            identity = identify(dialled)
            best = Reading(*identity, count) if identity else best
    return best


def _irish(candidate: Candidate) -> Reading | None:
    """Read 1800 247 100 or 0818 202 202, as they are dialled in the Republic of Ireland."""
    if candidate.groups[0].digits not in ranges.IRISH_CODES or candidate.plus is not None:
        return None
    for count, digits in candidate.joins:
        identity = identify(f"+353{digits.removeprefix('0')}") if len(digits) == 10 else None
        if identity:
            return Reading(*identity, count)
    return None


def _short(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
    """Read a short number or a text short code, with no other digits beside it."""
    if candidate.plus is not None or candidate.adjoining:
        return None
    text, start = candidate.text, candidate.start
    for count, digits in candidate.joins:
        end = candidate.groups[count - 1].end
        after = candidate.groups[count] if count < len(candidate.groups) else None
        if after and not (after.quantity or after.opens_number or "/" in text[end : after.start]):
            continue  # it may be part of the same number
        enquiry = ranges.is_directory_enquiry(digits)
        if (enquiry or digits in ranges.SHORT_NUMBERS) and (
            context.is_short_number(text, start, end)
            or context.relay_prefix(text, start)
            or (digits in _LABELLED and context.is_labelled(text, start, end))
            or (previous and context.is_another(text, previous.end, start, end))
        ):
            return Reading(digits, "premium" if enquiry else "short", count)
        if ranges.is_text_short_code(digits) and context.is_texted(text, start, end):
            return Reading(digits, "text-short-code", count)
    return None


def _unknown_short(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
    """Read a few digits that readers are told to dial though nobody answers them here: 911, 998."""
    digits, end = candidate.groups[0].digits, candidate.groups[0].end
    is_alone = candidate.plus is None and not candidate.adjoining and len(candidate.joins) == 1
    if not is_alone or not 3 <= len(digits) <= 5:
        return None
    text, start = candidate.text, candidate.start
    is_told = context.is_dialled(text, start, end) or (
        previous is not None
        and previous.kind == "short"
        and context.is_another(text, previous.end, start, end)
    )
    return Reading(digits, "invalid", 1) if is_told else None


def _sharing_area_code(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
    """Read the second half of "01632 960 123 or 960 124"."""
    if previous is None or previous.kind != "geographic":
        return None
    if candidate.plus is not None or not candidate.joins:
        return None
    count, digits = candidate.joins[-1]
    if not 6 <= len(digits) <= 8:  # a local number has 6 digits, 7 or 8
        return None
    if not context.is_alternative(candidate.text, previous.end, candidate.start):
        return None
    identity = identify(f"0{ranges.national_digits(previous.number)[: -len(digits)]}{digits}")
    return None if identity is None else Reading(*identity, count)


def _sharing_all_but_the_end(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
    """Read the second half of "020 7946 0298/4275": the other end of the number before it."""
    digits = candidate.groups[0].digits
    if previous is None or previous.kind == "invalid" or not 3 <= len(digits) <= 5:
        return None
    alone = len(candidate.joins) == 1 and candidate.text[previous.end : candidate.start] == "/"
    if not alone or not previous.number.startswith("+44"):
        return None
    identity = identify(previous.number[: -len(digits)] + digits)
    return None if identity is None else Reading(*identity, 1)


def _impossible(candidate: Candidate) -> Reading | None:
    most = _MOST if candidate.plus is None else _MOST_ABROAD
    before = accumulate((len(group.digits) for group in candidate.groups), initial=0)
    ends = (  # before a group that, after enough digits for one number, begins the next: "01632"
        count
        for count, (group, digits) in enumerate(zip(candidate.groups, before, strict=False))
        if digits >= _UNMISTAKABLE and group.opens_number
    )
    last = next(ends, len(candidate.groups))
    meant = [join for join in candidate.joins[:last] if _FEWEST <= len(join[1]) <= most]
    if not meant:
        return None
    count, digits = min(meant, key=lambda join: (abs(len(join[1]) - _USUAL), -join[0]))
    return Reading(digits, "invalid", count) if _is_meant(candidate, digits, count) else None


def _is_meant(candidate: Candidate, digits: str, count: int) -> bool:
    groups = candidate.groups[:count]
    called = context.is_called(candidate.text, candidate.start)
    if "X" in digits:
        return digits[0] == "0" or called
    if candidate.plus is not None:
        return len(digits) > _UNMISTAKABLE
    if is_date(groups) or are_times(groups) or (candidate.adjoining and not called):
        return False
    if digits[0] == "0" and len(digits) >= _UNMISTAKABLE:
        likely = digits[1] in "1235789" or ranges.is_placeholder(digits)
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
