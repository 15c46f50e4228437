"""What number, if any, starts at a group of digits.

In this order: a number that exists, a short number where readers are told to call it, a local
number that shares the area code of the number before it, and last something that was meant as a
phone number but cannot be one.
"""

from __future__ import annotations

from leaflint.text.contacts import context
from leaflint.text.contacts.identity import identify, national_digits
from leaflint.text.contacts.impossible import impossible
from leaflint.text.contacts.place import Place, Reading
from leaflint.text.contacts.ranges import (
    RELAY_PREFIXES,
    SHORT_NUMBERS,
    is_directory_enquiry,
    is_text_short_code,
)


def read(place: Place) -> Reading | None:
    """Return the number that starts at `place`, or None."""
    first = place.groups[0]
    if first.quantity or first.digits in RELAY_PREFIXES:
        return None
    return _existing(place) or _short(place) or _sharing_area_code(place) or impossible(place)


def _existing(place: Place) -> Reading | None:
    """Read the longest number from here that can be dialled and exists."""
    bare_country_code = place.groups[0].digits.startswith("44") and not place.plus
    if bare_country_code and not context.is_called(place.text, place.start):
        return None
    best = None
    for count, digits in place.joins():
        dialled = f"+{digits}" if bare_country_code else digits
        if dialled[0] in "+0" and len(dialled) > 7 and "X" not in dialled:
            identity = identify(dialled)
            if identity is not None:
                best = Reading(*identity, count)
    return best


def _short(place: Place) -> Reading | None:
    """Read a short number or a text short code, with no other digits beside it."""
    if place.plus or place.adjoining:
        return None
    for count, digits in place.joins():
        end = place.groups[count - 1].end
        if not _ends_after(place, count):
            continue
        enquiry = is_directory_enquiry(digits)
        if (enquiry or digits in SHORT_NUMBERS) and _is_called(place, end):
            return Reading(digits, "premium" if enquiry else "short", count)
        if is_text_short_code(digits) and context.is_texted(place.text, place.start, end):
            return Reading(digits, "text-short-code", count)
    return None


def _ends_after(place: Place, count: int) -> bool:
    """Return whether the group after the first `count` can be no part of the same number."""
    if count == len(place.groups):
        return True
    after = place.groups[count]
    begins_another = after.digits.startswith("0") and len(after.digits) > 3
    gap = place.text[place.groups[count - 1].end : after.start]
    return after.quantity or begins_another or "/" in gap


def _is_called(place: Place, end: int) -> bool:
    """Return whether readers are told to call the short number between `place` and `end`."""
    text, start, previous = place.text, place.start, place.previous
    if context.is_short_number(text, start, end) or context.relay_prefix(text, start):
        return True
    return previous is not None and context.is_another(text, previous.end, start, end)


def _sharing_area_code(place: Place) -> Reading | None:
    """Read the second half of "01632 960 123 or 960 124"."""
    previous = place.previous
    if previous is None or previous.kind != "geographic" or place.plus:
        return None
    if not context.is_alternative(place.text, previous.end, place.start):
        return None
    national = national_digits(previous.number)
    for count, digits in place.joins()[-1:]:
        if 6 <= len(digits) <= 8:  # a local number has 6 digits, 7 or 8
            identity = identify("0" + national[: -len(digits)] + digits)
            if identity is not None:
                return Reading(*identity, count)
    return None
