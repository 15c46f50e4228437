"""What all parts of a .docx share while it is read, and the text of the pieces of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element as Element
from mammoth.docx.dingbats import dingbats

from leaflint.operations.importing.document import Repair
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.opening import Tracked
from leaflint.operations.importing.readers.docx_package import Package, Relation, W, name_of
from leaflint.operations.importing.readers.docx_styles import Styles

ADDED, DELETED = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
"""Elements around words that somebody added or deleted while changes were tracked."""
SILENT = frozenset(
    "pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr instrText Fallback".split()
)
"""Elements that hold no words which anybody reads."""
ACCEPT = "Accept or reject it in Word, or say --tracked accept or reject."
_FIRST_PRIVATE, _LAST_PRIVATE = 0xF000, 0xF0FF
"""Where Word puts the signs of fonts that have an order of their own, such as Wingdings."""
_SIGN_FONTS = frozenset({"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3"})
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class Part(NamedTuple):
    """One part, such as the body or a footer: what it refers to, and its name; "" for the body."""

    relations: Mapping[str, Relation]
    name: str = ""


class DocxSource(NamedTuple):
    """A file's styles, what stands beside its text, what `--tracked` said, and the notes taken."""

    styles: Styles
    beside: Mapping[str, Mapping[str, Element]]
    """Footnotes, endnotes and comments: by the kind of part, then by id."""
    tracked: Tracked
    notes: Notes

    @classmethod
    def of(cls, package: Package, tracked: Tracked) -> DocxSource:
        """Read what the parts share."""
        beside = {
            kind: {
                item.get(f"{W}id", ""): item for _, root in package.related(kind) for item in root
            }
            for kind in ("footnotes", "endnotes", "comments")
        }
        return cls(Styles(package), beside, tracked, Notes())

    def text_of(self, piece: Element, font: str, place: str) -> str:
        """Return the text of one piece of a run."""
        name = name_of(piece)
        if name in {"t", "delText"}:
            return self._as_printed(font, piece.text or "", place)
        if name == "sym":
            sign = chr(int(piece.get(f"{W}char", "fffd"), 16))
            return self._as_printed(piece.get(f"{W}font", ""), sign, place)
        return _SPACES.get(name, "")

    def _as_printed(self, font: str, text: str, place: str) -> str:
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
                help_text = "Write the sign or its word in the source."
                self.notes.add(place, message, help_text, stops=True)
            signs += letter if known is None else chr(known)
        if signs != text:
            self.notes.repairs.append(Repair(place, text, signs))
        return signs
