"""The words of one paragraph of a .docx: how they look, and what in them cannot be taken as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from leaflint.operations.importing.document import ImportProblem, LeftOut, Repair, Span
from leaflint.operations.importing.docx_package import W, name_of
from leaflint.operations.importing.docx_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Tracked = Literal["accept", "reject", "stop"]
"""What becomes of changes that nobody has accepted or rejected yet."""

_RAISED = str.maketrans("0123456789+-\u2212–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_FIRST_PRIVATE, _LAST_PRIVATE = 0xF000, 0xF0FF
"""Where Word puts the signs of fonts that have an order of their own, such as Wingdings."""
PAGE_NUMBER = "\ufffc"
"""What stands for the number of a page while a paragraph is read."""


class Notes:
    """What is found beside the words while a file is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.problems: list[ImportProblem] = []
        self.left_out: list[LeftOut] = []
        self.repairs: list[Repair] = []

    def add(self, place: str, message: str, help_text: str, *, stops: bool = False) -> None:
        """Note what a person must see to, once."""
        problem = ImportProblem(place, message, help_text, stops)
        if problem not in self.problems:
            self.problems.append(problem)


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


def raised_signs(before: str, text: str, place: str, notes: Notes) -> str:
    """Return superscript words as signs: 10⁶ is no 106; letters, as in "1st", stay what they are."""
    if not re.search(r"[0-9]", text) and not re.fullmatch(r"[+\u2212–-]+", text.strip()):
        if before[-1:].isdigit() and not re.fullmatch(r"st|nd|rd|th|[°ºo]|®|™|TM", text.strip()):
            message = f"'{text}' stands raised behind the number '{before[-20:].strip()}'"
            notes.add(place, message, "Write in the source what it means.", stops=True)
        return text
    signs = text.translate(_RAISED)
    if before[-1:].isdigit():
        message = f"'{text}' stands raised behind '{before[-20:].strip()}': a power or a note"
        notes.add(place, message, f"It became {signs.strip()}; see that this is what is meant.")
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


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Put neighbours that look alike together."""
    found: list[Span] = []
    for span in spans:
        if found and (span.bold, span.url) == (found[-1].bold, found[-1].url):
            found[-1] = found[-1]._replace(text=found[-1].text + span.text)
        elif span.text:
            found.append(span)
    return tuple(found)
