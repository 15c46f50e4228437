"""Characters that look like a digit, a space or nothing, but are something else.

A number pasted from a PDF or a web page may hold a letter O for 0, full-width digits, or characters
that nobody sees. A reader may copy it and not get through, and a search for the number misses it.
"""

from __future__ import annotations

from typing import Final

INVISIBLE: Final = "\u200b"
"""What every invisible character becomes in a plain text."""

LOOK_ALIKE_LETTERS: Final = "OolI"
"""Letters that stand for 0 (O, o) or 1 (l, I) when they touch a digit."""

_LETTERS: Final = str.maketrans(LOOK_ALIKE_LETTERS, "0011")
_DIGIT_ZEROS: Final = (0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_ODD_SPACES: Final = (
    "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f\u3000"
)
_INVISIBLES: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff"
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"

_MENDED: Final = (
    # full-width digits, and the five mathematical styles
    {zero + value: str(value) for zero in _DIGIT_ZEROS for value in range(10)}
    | dict.fromkeys(map(ord, "\u039f\u03bf\u041e\u043e"), "O")  # Greek and Cyrillic
    | dict.fromkeys(map(ord, _ODD_SPACES), " ")
    | str.maketrans("\uff0b\uff08\uff09\uff0e", "+().")
)
_PLAIN: Final = (
    _MENDED
    | dict.fromkeys(map(ord, _INVISIBLES), INVISIBLE)
    | dict.fromkeys(map(ord, "\u00a0\u202f\t\n\r"), " ")
    | dict.fromkeys(map(ord, _DASHES), "-")
)
_CLEAN: Final = _MENDED | dict.fromkeys(map(ord, _INVISIBLES), "")


def plain(text: str) -> str:
    """Return `text` with one plain character for each of its own, so that offsets stay the same.

    Spaces become " ", dashes "-", foreign digits 0 to 9, every invisible character `INVISIBLE`.
    """
    return text.translate(_PLAIN)


def digits_of(plain_group: str) -> str:
    """Return the digits that a group of plain characters stands for; a placeholder's X stays."""
    return plain_group.replace(INVISIBLE, "").translate(_LETTERS).upper()


def cleaned(written: str) -> str | None:
    """Return a written number with look-alike and invisible characters mended, or None if it has none."""
    # No-break spaces and dashes are typography, not mistakes: they stay.
    mended = written.translate(_CLEAN).translate(_LETTERS)
    return None if mended == written else mended
