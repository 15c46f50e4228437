"""The words of a run of a .docx: how they look, and the signs of fonts with an order of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leaflint.operations.importing.document import Repair
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.readers.docx_package import W, name_of
from leaflint.operations.importing.readers.docx_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FIRST_PRIVATE, _LAST_PRIVATE = 0xF000, 0xF0FF
"""Where Word puts the signs of fonts that have an order of their own, such as Wingdings."""


class Look(NamedTuple):
    """How the words of a run look."""

    bold: bool
    struck: bool
    hidden: bool
    raised: bool
    font: str
    size: float | None


def look_of(styles: Styles, run: Element | None, paragraph: Element | None) -> Look:
    """Return how words look, by their properties and styles."""

    def on(name: str) -> bool:
        return styles.is_on(name, run, paragraph)

    def value(name: str) -> str:
        found = styles.of_run(name, run, paragraph)
        return "" if found is None else found.get(f"{W}val", "")

    fonts = styles.of_run("rFonts", run, paragraph)
    lift, half_points = value("position"), value("sz")
    return Look(
        bold=on("b"),
        struck=on("strike") or on("dstrike"),
        hidden=on("vanish"),
        raised=value("vertAlign") == "superscript" or (lift.isdigit() and int(lift) > 0),
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
        size=float(half_points) / 2 if half_points.isdigit() else None,
    )


def signs_of(font: str, text: str, place: str, notes: Notes) -> str:
    """Return text of a font such as Symbol or Wingdings as the signs that are printed."""
    has_private = any(_FIRST_PRIVATE <= ord(sign) <= _LAST_PRIVATE for sign in text)
    if not has_private and font not in {"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3"}:
        return text
    from mammoth.docx.dingbats import dingbats

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


def text_of(part: Element, font: str, place: str, notes: Notes) -> str:
    """Return the text of one piece of a run."""
    name = name_of(part)
    if name in {"t", "delText"}:
        return signs_of(font, part.text or "", place, notes)
    if name == "sym":
        sign = chr(int(part.get(f"{W}char", "fffd"), 16))
        return signs_of(part.get(f"{W}font", ""), sign, place, notes)
    return {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")
