"""How a number is written: in the house format, with digits that are digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from leaflint.checks.phone_number.shown import ShownNumber
from leaflint.core.finding import Problem
from leaflint.text.contacts.house_format import house_format

_NO_BREAK_SPACE: Final = "\u00a0"
_ABROAD: Final = re.compile(r"\b(?:abroad|overseas|outside the uk|international)", re.IGNORECASE)


def check_notation(shown: ShownNumber, *, known: bool) -> Iterator[Problem]:
    """Check how a number is written.

    Look-alike digits are told of every number, the house format only of a right one: a wrong number
    well written is still wrong. A no-break space is good typography. For readers abroad +44 is
    right, where the words say so.
    """
    number = shown.number
    if number.kind == "invalid":
        return
    wanted = house_format(number.number)
    written = number.written.replace(_NO_BREAK_SPACE, " ")
    if number.cleaned is not None and number.cleaned != written:
        message = f"'{number.written}' holds characters that only look like digits or spaces"
        help_text = f"Type it again: {wanted or number.cleaned}."
        yield shown.problem("look-alike", message, help_text, wanted or number.cleaned)
    elif known and wanted and written != wanted and not _is_for_abroad(shown, wanted):
        message = f"'{number.written}' is not written as numbers are here"
        yield shown.problem("house-format", message, f"Write {wanted}.", wanted)


def _is_for_abroad(shown: ShownNumber, wanted: str) -> bool:
    if shown.number.written != f"+44 {wanted.removeprefix('0')}":
        return False
    return _ABROAD.search(shown.excerpt.block.text) is not None
