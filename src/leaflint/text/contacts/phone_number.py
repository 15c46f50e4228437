"""A phone number in a text."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.text.contacts.ranges import NumberKind, is_drama, is_placeholder, national_digits


class Reading(NamedTuple):
    """A number read from the first `groups` groups of some digits."""

    number: str
    kind: NumberKind
    groups: int


class PhoneNumber(NamedTuple):
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
        relay_prefix: "18001" or "18002" where the text says to dial that first, else "".
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
        return is_drama(national_digits(self.number))

    @property
    def is_placeholder(self) -> bool:
        """Whether it is a stand-in that nobody meant to publish, such as 01234 567890."""
        if self.kind in {"short", "text-short-code", "international"}:
            return False
        return is_placeholder(national_digits(self.number))
