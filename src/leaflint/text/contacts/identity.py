"""Which number some dialled digits reach, if they can reach any.

libphonenumber knows the numbering plans of the world; `ranges` knows what it does not: short
numbers and the ranges kept for fiction (it calls 01632 960 123 and 07700 900 123 impossible).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from leaflint.text.contacts.ranges import NumberKind, is_drama, kind_of


class Identity(NamedTuple):
    """A number that can exist: its E.164 form and what its range says it is."""

    number: str
    kind: NumberKind


@lru_cache(maxsize=4096)
def identify(dialled: str) -> Identity | None:
    """Return the number that digits with a leading 0, "00" or "+" reach from a UK phone, or None."""
    if dialled.startswith(("+", "00")):
        abroad = dialled.lstrip("+0")
        if not abroad.startswith("44"):
            return _identify_abroad(abroad)
        national = abroad[2:].removeprefix("0")  # "+44 (0)1632" is dialled without that 0
    else:
        national = dialled.removeprefix("0")
    return _identify_at_home(national)


def _identify_at_home(national: str) -> Identity | None:
    kind = kind_of(national)
    identity = Identity(f"+44{national}", kind)
    if is_drama(national):
        return identity
    shortest = 7 if national.startswith("8") else 9  # 0800 1111, 0845 46 47
    if kind == "invalid" or not shortest <= len(national) <= 10:
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
