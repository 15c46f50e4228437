"""The words of a run of a .docx, and the signs of fonts with an order of their own."""

from __future__ import annotations

from lxml.etree import _Element as Element
from mammoth.docx.dingbats import dingbats

from leaflint.operations.importing.document import Repair
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.readers.docx_package import W, name_of

_FIRST_PRIVATE, _LAST_PRIVATE = 0xF000, 0xF0FF
"""Where Word puts the signs of fonts that have an order of their own, such as Wingdings."""
_SIGN_FONTS = frozenset({"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3"})
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def text_of(part: Element, font: str, place: str, notes: Notes) -> str:
    """Return the text of one piece of a run."""
    name = name_of(part)
    if name in {"t", "delText"}:
        return _as_printed(font, part.text or "", place, notes)
    if name == "sym":
        sign = chr(int(part.get(f"{W}char", "fffd"), 16))
        return _as_printed(part.get(f"{W}font", ""), sign, place, notes)
    return _SPACES.get(name, "")


def _as_printed(font: str, text: str, place: str, notes: Notes) -> str:
    """Return text of a font such as Symbol or Wingdings as the signs that are printed."""
    has_private = any(_FIRST_PRIVATE <= ord(sign) <= _LAST_PRIVATE for sign in text)
    if not has_private and font not in _SIGN_FONTS:
        return text
    signs = ""
    for letter in text:
        code = ord(letter)
        code -= _FIRST_PRIVATE if _FIRST_PRIVATE <= code <= _LAST_PRIVATE else 0
        known = dingbats.get((font, code))
        if known is None and ord(letter) >= _FIRST_PRIVATE:
            message = f"a sign of the font {font or 'used here'} cannot be read (number {code})"
            notes.add(place, message, "Write the sign or its word in the source.", stops=True)
        signs += letter if known is None else chr(known)
    if signs != text:
        notes.repairs.append(Repair(place, text, signs))
    return signs
