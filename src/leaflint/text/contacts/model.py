"""What the finder says of a phone number in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NumberKind = Literal[
    "geographic",
    "mobile",
    "freephone",
    "standard-rate",
    "service",
    "premium",
    "personal",
    "pager",
    "other",
    "short",
    "text-short-code",
    "international",
    "invalid",
]
"""What the number's range says it is.

`standard-rate` is 03; `service` is 084 and 087; `premium` is 09 and 118; `personal` is 070; `other`
is 055 and 056 (company networks and internet telephony); `short` is 999, 111, 116 123, 0800 1111 and
the like; `invalid` stands where a phone number should, but no such number can exist."""


@dataclass(frozen=True, slots=True)
class Extension:
    """What to dial or choose once the call is answered: "ext 4521", "option 2".

    Attributes:
        start: offset of its first character, e.g. the "e" of "ext".
        end: offset after its last digit.
        kind: a colleague's line or pager (`extension`), or a choice in a menu (`option`).
        digits: the digits alone.
    """

    start: int
    end: int
    kind: Literal["extension", "option"]
    digits: str


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """One phone number in a text.

    The span is the number as it is dialled, with its "+44" and brackets, but without a Relay UK
    prefix before it, an extension after it, or the punctuation around it.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
        written: the text between, exactly as it stands.
        number: E.164 ("+448088006000") where there is one; the digits of a short number ("111"),
            a text short code ("85258") or an invalid number ("0808800600", X kept as X).
        kind: what the number's range says it is.
        drama: True for a number that Ofcom keeps for fiction.
        placeholder: True for a stand-in that nobody meant to publish, such as 01234 567890.
        extension: what to dial or choose after the number, if the text says so.
        relay_prefix: "18001" or "18002" where the text says to dial that first, else "".
        cleaned: `written` with look-alike digits, invisible characters and odd spaces mended; None
            where there is nothing to mend.
    """

    start: int
    end: int
    written: str
    number: str
    kind: NumberKind
    drama: bool = False
    placeholder: bool = False
    extension: Extension | None = None
    relay_prefix: str = ""
    cleaned: str | None = None
