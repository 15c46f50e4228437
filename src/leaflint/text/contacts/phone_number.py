"""Phone numbers: which some dialled digits reach, if any, what a call costs, and how the NHS writes it.

libphonenumber knows the numbering plans of the world; `ranges` knows what it does not: short
numbers and the ranges kept for fiction (it calls 01632 960 123 and 07700 900 123 impossible).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from leaflint.text.contacts import ranges
from leaflint.text.contacts.ranges import NumberKind

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

_SIX_DIGIT_AREA_CODES: Final = tuple(
    "13873 15242 15394 15395 15396 16973 16974 16977 17683 17684 17687 19467".split()
)
"""Area codes that have a digit more than others, without the 0. Source: Ofcom's list of area codes."""


class PhoneNumber(NamedTuple):
    """One phone number in a text, exactly as it is written between two offsets.

    The span is the number as it is dialled, with its "+44" and brackets, but without a Relay UK
    prefix before it, an extension after it, or the punctuation around it. The number is E.164
    ("+448088006000") where there is one, else the digits of a short number ("111"), a text short code
    ("85258") or an invalid number ("0808800600", X kept as X). The Relay UK prefix is "18001" or "18002",
    or a slip for it such as "08001", where the text says to dial that first, else "".
    """

    start: int
    end: int
    written: str
    number: str
    kind: NumberKind
    relay_prefix: str = ""

    @property
    def is_drama(self) -> bool:
        """Whether Ofcom keeps it for fiction."""
        return ranges.is_drama(ranges.national_digits(self.number))

    @property
    def is_placeholder(self) -> bool:
        """Whether it is a stand-in that nobody meant to publish, such as 01234 567890."""
        has_own_range = self.kind in {"short", "text-short-code", "international"}
        return not has_own_range and ranges.is_placeholder(ranges.national_digits(self.number))


class Identity(NamedTuple):
    """A number that can exist: its E.164 form and what its range says it is."""

    number: str
    kind: NumberKind


@lru_cache(maxsize=4096)
def identify(dialled: str) -> Identity | None:
    """Return the number that digits with a leading 0, "00" or "+" reach from a UK phone, or None."""
    national = dialled.removeprefix("0")
    if dialled.startswith(("+", "00")):
        abroad = dialled.lstrip("+0")
        if not abroad.startswith("44"):
            return _identify_abroad(abroad)
        national = abroad[2:].removeprefix("0")  # "+44 (0)1632" is dialled without that 0
    identity = Identity(f"+44{national}", ranges.kind_of(national))
    if ranges.is_drama(national):
        return identity
    shortest = 7 if national.startswith("8") else 9  # 0800 1111, 0845 46 47
    if identity.kind == "invalid" or not shortest <= len(national) <= 10:
        return None
    import phonenumbers  # takes 26 ms, and most digits are no candidates

    number = phonenumbers.PhoneNumber(country_code=44, national_number=int(national))
    return identity if phonenumbers.is_valid_number(number) else None


def _identify_abroad(digits: str) -> Identity | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Identity(e164, "international")


def call_cost(number: str) -> CallCost | None:
    """Return what a call to a canonical number costs, or None where its range does not say.

    Nothing can be said of a text short code, a company network (055, 056) or an invalid number.

    Source: Ofcom, UK Calling (ukcalling.info), and GOV.UK, "Call charges": 080 and 116 are free from
    every UK phone (mobiles since July 2015); 03 costs the same as 01 and 02, and like 07 counts towards
    inclusive minutes; 084 and 087 add a service charge to the phone company's access charge; so do 09
    and 118, which cost most. 999, 112, 111, 101, 105 and 119 are free, and 159 (bank fraud) is charged
    like 01 and 02.
    """
    if number.startswith("+"):
        identity = identify(number)
        return None if identity is None else _COST_BY_KIND.get(identity.kind)
    if ranges.is_directory_enquiry(number):
        return "premium"
    if number in ranges.SHORT_NUMBERS:
        return "standard" if number == "159" else "free"
    return None


def house_format(number: str) -> str | None:
    """Return a number (E.164, or short digits) as leaflets write it, or None if it has no house format.

    Source of the grouping: NHS digital service manual, A to Z of NHS health writing, "Phone numbers",
    whose examples have the shapes marked * below. Which part of a number is its area code: Ofcom,
    National Telephone Numbering Plan. Numbers abroad are grouped as libphonenumber does.
    """
    if number.startswith("+"):
        identity = identify(number)
        return None if identity is None else _full_number(identity.number)
    if number in ranges.SHORT_NUMBERS or ranges.is_directory_enquiry(number):
        return number if len(number) < 6 else f"{number[:3]} {number[3:]}"  # 116 123 *
    return number if ranges.is_text_short_code(number) else None


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
