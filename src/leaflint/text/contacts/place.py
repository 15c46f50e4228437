"""Where a number may start, and what is read there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from leaflint.text.contacts.groups import Group
from leaflint.text.contacts.model import NumberKind, PhoneNumber

_MOST_DIGITS: Final = 17
"""Digits of the longest number there is (ITU-T E.164: 15), and the "00" that may stand before it."""
MOST_GROUPS: Final = _MOST_DIGITS + 1
"""Groups of a run that bear on one number: as many as it has digits, and the one after."""


class Reading(NamedTuple):
    """A number read from the first `groups` groups of a run."""

    number: str
    kind: NumberKind
    groups: int


class Place(NamedTuple):
    """A group of digits where a number may start, and what stands around it.

    Attributes:
        text: the plain text.
        groups: the rest of the run, from the group where the number may start.
        previous: the number found last in this text.
        adjoining: True where the group before is of this run, but of no number.
        plus: True where a "+" stands before the first group.
    """

    text: str
    groups: Sequence[Group]
    previous: PhoneNumber | None
    adjoining: bool
    plus: bool

    @property
    def start(self) -> int:
        """Offset of the first digit."""
        return self.groups[0].start

    def joins(self) -> list[tuple[int, str]]:
        """Return (1, digits of the first group), (2, of the first two) and so on.

        The list ends before a quantity, and where the digits are too many for any number.
        """
        joined: list[tuple[int, str]] = []
        digits = "+" if self.plus else ""
        for count, group in enumerate(self.groups, start=1):
            digits += group.digits
            if group.quantity or len(digits) > _MOST_DIGITS:
                break
            joined.append((count, digits))
        return joined
