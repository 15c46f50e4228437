"""What a call costs the caller, by the number's range.

Source: Ofcom, UK Calling (ukcalling.info), and GOV.UK, "Call charges": 080 and 116 are free from every
UK phone (mobiles since July 2015); 03 costs the same as 01 and 02, and like 07 counts towards inclusive
minutes; 084 and 087 add a service charge to the phone company's access charge; so do 09 and 118, which
cost most. 999, 112, 111, 101, 105 and 119 are free, and 159 (bank fraud) is charged like 01
and 02.
"""

from __future__ import annotations

from typing import Final, Literal

from leaflint.text.contacts.phone_number import identify
from leaflint.text.contacts.ranges import SHORT_NUMBERS, NumberKind, is_directory_enquiry

CallCost = Literal["free", "standard", "service-charge", "premium", "international"]

_COST_BY_KIND: Final[dict[NumberKind, CallCost]] = {
    "short": "free",
    "freephone": "free",
    "geographic": "standard",
    "standard-rate": "standard",
    "mobile": "standard",
    "service": "service-charge",
    "premium": "premium",
    "personal": "premium",  # outside inclusive minutes, and expensive from many phones
    "pager": "premium",
    "international": "international",
}


def call_cost(number: str) -> CallCost | None:
    """Return what a call to a canonical number costs, or None where its range does not say.

    Nothing can be said of a text short code, a company network (055, 056) or an invalid number.
    """
    if number.startswith("+"):
        identity = identify(number)
        return None if identity is None else _COST_BY_KIND.get(identity.kind)
    if is_directory_enquiry(number):
        return "premium"
    if number in SHORT_NUMBERS:
        return "standard" if number == "159" else "free"
    return None
