"""Writes a phone number the way the NHS does."""

from __future__ import annotations

from typing import Final

from leaflint.text.contacts.phone_number import identify
from leaflint.text.contacts.ranges import SHORT_NUMBERS, is_directory_enquiry, is_text_short_code

_SIX_DIGIT_AREA_CODES: Final = tuple(
    "13873 15242 15394 15395 15396 16973 16974 16977 17683 17684 17687 19467".split()
)
"""Area codes that have a digit more than others, without the 0. Source: Ofcom's list of area codes."""


def house_format(number: str) -> str | None:
    """Return a number (E.164, or short digits) as leaflets write it, or None if it has no house format.

    Source of the grouping: NHS digital service manual, A to Z of NHS health writing, "Phone numbers",
    whose examples have the shapes marked * below. Which part of a number is its area code: Ofcom,
    National Telephone Numbering Plan. Numbers abroad are grouped as libphonenumber does.
    """
    if number.startswith("+"):
        identity = identify(number)
        return None if identity is None else _full_number(identity.number)
    if number in SHORT_NUMBERS or is_directory_enquiry(number):
        return number if len(number) < 6 else f"{number[:3]} {number[3:]}"  # 116 123 *
    return number if is_text_short_code(number) else None


def _full_number(e164: str) -> str:
    if not e164.startswith("+44"):
        import phonenumbers

        parsed, grouping = phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(parsed, grouping)
    national = e164.removeprefix("+44")
    digits, groups = "0" + national, []
    for size in _group_sizes(national):
        groups.append(digits[:size])
        digits = digits[size:]
    return " ".join(groups)


def _group_sizes(national: str) -> tuple[int, ...]:
    """Return how many digits stand in each group, the leading 0 counted."""
    if len(national) == 7:  # as they are advertised: 0800 1111, 0845 46 47
        return (4, 4) if national == "8001111" else (4, 2, 2)
    if national.startswith(_SIX_DIGIT_AREA_CODES):  # the code, then the rest: 015396 12345
        return (6, len(national) - 5)
    if len(national) == 9:  # 0800 000 000 *; 01204 12345 (the local part is not split)
        return (4, 3, 3) if national.startswith("800") else (5, 5)
    if national[0] in "25":  # 020 7946 0123 *
        return (3, 4, 4)
    if national[0] in "389" or national.startswith("11") or national[2] == "1" == national[0]:
        return (4, 3, 4)  # 0161 496 0123, 0808 800 6000
    return (5, 3, 3)  # 01632 960 123, 07700 900 866
