"""Which UK numbers exist, what they are, and which nobody should publish.

Source of the ranges: Ofcom, the National Telephone Numbering Plan. libphonenumber knows the rest
(see `phone_number`); this table holds what it does not know or gets wrong.
"""

from __future__ import annotations

import re
from typing import Final, Literal

NumberKind = Literal[
    "geographic", "mobile", "freephone", "standard-rate", "service", "premium", "personal", "pager",
    "other", "short", "text-short-code", "international", "invalid",
]  # fmt: skip
"""What the number's range says it is.

`standard-rate` is 03; `service` is 084 and 087; `premium` is 09 and 118; `personal` is 070; `other`
is 055 and 056 (company networks and internet telephony); `short` is 999, 111, 116 123, 0800 1111 and
the like; `invalid` stands where a phone number should, but no such number can exist."""

DRAMA_BLOCKS: Final = frozenset(
    # Leeds, Sheffield, Nottingham, Leicester, Bristol, Reading; Birmingham, Edinburgh, Glasgow,
    "1134960 1144960 1154960 1164960 1174960 1184960 1214960 1314960 1414960"
    # Liverpool, Manchester; no area; Tyneside, Durham and Sunderland; London; Cardiff
    " 1514960 1614960 1632960 1914980 2079460 2920180"
    # Northern Ireland (Ofcom's earlier lists, its present list); UK-wide, mobile, freephone, premium
    " 2890180 2896496 3069990 7700900 8081570 9098790".split()
)
"""The numbers that Ofcom keeps for fiction, as blocks of a thousand: national digits without the 0
and without the last three. Source: Ofcom, "Telephone numbers for use in TV and radio drama
programmes"."""

SHORT_NUMBERS: Final = frozenset(
    "999 112 18000"  # emergency services, and those through Relay UK
    " 111 119 101 105 159"  # NHS 111, NHS vaccinations, police, power cut, bank fraud
    " 116000 116111 116123".split()  # Missing People, child helpline, Samaritans
)
"""Numbers that are dialled as they stand, with no area code."""

RELAY_PREFIXES: Final = ("18001", "18002")
"""Dialled before a number to call it through Relay UK: by text (18001), or to a text user (18002)."""

RELAY_SLIPS: Final = frozenset(
    "08001 08002 10801 10802 18011 18012 18101 18102 81001 81002 180001 180002".split()
)
"""What is taken for one of them that was mistyped, where a whole number follows."""

IRISH_CODES: Final = ("1800", "1850", "1890", "0818")
"""Non-geographic numbers of the Republic of Ireland, which no UK number is like (ComReg's plan)."""

_KIND_BY_PREFIX: Final[tuple[tuple[str, NumberKind], ...]] = (
    ("8001111", "short"),
    ("7624", "mobile"),  # Isle of Man, inside the pagers' 076
    ("80", "freephone"),
    ("84", "service"),
    ("87", "service"),
    ("70", "personal"),
    ("76", "pager"),
    ("55", "other"),
    ("56", "other"),
    ("1", "geographic"),
    ("2", "geographic"),
    ("3", "standard-rate"),
    ("7", "mobile"),
    ("9", "premium"),
)

_COUNTING: Final = tuple(
    ladder[first : first + 7] for ladder in ("01234567890", "09876543210") for first in range(5)
)
_STAND_IN: Final = rf"X|0{{6}}$|([0-9])\1{{6}}$|{'|'.join(_COUNTING)}"


def national_digits(number: str) -> str:
    """Return an E.164 number without "+44", a foreign one without "+", any other as it is."""
    return number.removeprefix("+44").removeprefix("+")


def is_drama(national: str) -> bool:
    """Return whether Ofcom keeps this national number (ten digits, without the 0) for fiction."""
    return len(national) == 10 and national[:7] in DRAMA_BLOCKS


def kind_of(national: str) -> NumberKind:
    """Return what a UK number is by its first digits; `national` is without the leading 0."""
    kinds = (kind for prefix, kind in _KIND_BY_PREFIX if national.startswith(prefix))
    return next(kinds, "invalid")


def is_directory_enquiry(digits: str) -> bool:
    """Return whether `digits` are one of the 118 directory enquiry numbers (118 and three more)."""
    return len(digits) == 6 and digits.startswith("118")


def is_text_short_code(digits: str) -> bool:
    """Return whether `digits` can be a UK mobile text short code.

    Five to seven digits that begin with 6, 7 or 8 (the mobile networks' Short Code Management
    Group), or 7726: report spam, the same for every UK network.
    """
    return re.fullmatch(r"[678]\d{4,6}|7726", digits) is not None


def is_placeholder(digits: str) -> bool:
    """Whether digits are a stand-in: X, 7 that count up or down, last 7 all the same or last 6 all 0."""
    return re.search(_STAND_IN, digits) is not None
