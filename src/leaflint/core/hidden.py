"""Characters that readers cannot see, or take for others: what they read is not what stands there.

A bidirectional control can show "take 51" for "take 15"; a soft hyphen or a zero width space parts a
word for a search and a screen reader; a sign of Word's own fonts is an empty box elsewhere; and digits
of other scripts are no numbers to the checks. Categories are those of the Unicode Character Database
(https://www.unicode.org/reports/tr44/, table 12).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

_UNUSUAL = re.compile("[^\x00-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
"""Any character but those of plain English text, so that few have to be looked up."""
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that are letters or marks by their category, and empty all the same."""
_IDLE = frozenset("\xad\u200b\u2060\ufeff")
"""Characters that can be taken out without any change to what is seen."""


class Hidden(NamedTuple):
    """A character that is not what it seems to be."""

    rule: Literal["invisible", "digit"]
    start: int
    character: str

    @property
    def name(self) -> str:
        """Its code point and name, such as "U+200B ZERO WIDTH SPACE"."""
        name = unicodedata.name(self.character, "a private or unknown character")
        return f"U+{ord(self.character):04X} {name}"

    @property
    def replacement(self) -> str | None:
        """What can stand in its place without a change to what is seen; None: a person decides."""
        if self.rule == "digit":
            return str(unicodedata.decimal(self.character))
        return "" if self.character in _IDLE else None


def find_hidden(text: str) -> Iterator[Hidden]:
    """Yield the characters of a text that readers cannot see, and the digits that are not 0 to 9."""
    for found in _UNUSUAL.finditer(text):
        character, start = found[0], found.start()
        category = unicodedata.category(character)
        if category == "Nd":
            yield Hidden("digit", start, character)
        elif category in _HIDDEN or character in _BLANK or _is_selector(text, start):
            yield Hidden("invisible", start, character)


def _is_selector(text: str, place: int) -> bool:
    """Whether a variation selector stands there; after a symbol it asks for its colours, and is none."""
    is_one = "\ufe00" <= text[place] <= "\ufe0f" or "\U000e0100" <= text[place] <= "\U000e01ef"
    return is_one and (place == 0 or unicodedata.category(text[place - 1]) != "So")
