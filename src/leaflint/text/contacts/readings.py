"""Numbers that can be called, read from digits in a text.

They exist, they are short numbers that readers are told to call, or they are local numbers that
share the area code of the number before.
"""

from __future__ import annotations

from leaflint.text.contacts import context
from leaflint.text.contacts.groups import Candidate
from leaflint.text.contacts.identity import identify
from leaflint.text.contacts.phone_number import PhoneNumber, Reading
from leaflint.text.contacts.ranges import (
    SHORT_NUMBERS,
    is_directory_enquiry,
    is_text_short_code,
    national_digits,
)


def existing(candidate: Candidate) -> Reading | None:
    """Read the longest number from here that can be dialled and exists."""
    bare_country_code = candidate.groups[0].digits.startswith("44") and candidate.plus is None
    if bare_country_code and not context.is_called(candidate.text, candidate.start):
        return None
    best = None
    for count, digits in candidate.joins:
        dialled = f"+{digits}" if bare_country_code else digits
        if dialled[0] in "+0" and len(dialled) > 7 and "X" not in dialled:
            identity = identify(dialled)
            if identity is not None:
                best = Reading(*identity, count)
    return best


def short(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
    """Read a short number or a text short code, with no other digits beside it."""
    if candidate.plus is not None or candidate.adjoining:
        return None
    text, start = candidate.text, candidate.start
    for count, digits in candidate.joins:
        end = candidate.groups[count - 1].end
        if not _ends_after(candidate, count):
            continue
        enquiry = is_directory_enquiry(digits)
        if (enquiry or digits in SHORT_NUMBERS) and _is_called(text, start, end, previous):
            return Reading(digits, "premium" if enquiry else "short", count)
        if is_text_short_code(digits) and context.is_texted(text, start, end):
            return Reading(digits, "text-short-code", count)
    return None


def _ends_after(candidate: Candidate, count: int) -> bool:
    """Return whether the group after the first `count` can be no part of the same number."""
    if count == len(candidate.groups):
        return True
    after = candidate.groups[count]
    gap = candidate.text[candidate.groups[count - 1].end : after.start]
    return after.quantity or after.opens_number or "/" in gap


def _is_called(text: str, start: int, end: int, previous: PhoneNumber | None) -> bool:
    """Return whether readers are told to call the short number between `start` and `end`."""
    if context.is_short_number(text, start, end) or context.relay_prefix(text, start):
        return True
    return previous is not None and context.is_another(text, previous.end, start, end)


def sharing_area_code(candidate: Candidate, previous: PhoneNumber | None) -> Reading | None:
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
    identity = identify(f"0{national_digits(previous.number)[: -len(digits)]}{digits}")
    return None if identity is None else Reading(*identity, count)
