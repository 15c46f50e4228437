"""The numbers and bullets that Word prints before paragraphs; they stand nowhere in the text itself."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from lxml.etree import _Element as Element

from leaflint.operations.importing.readers.docx_package import Package, W, value
from leaflint.operations.importing.readers.docx_styles import Styles

_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Label(NamedTuple):
    """What is printed before a paragraph: a number, else a letter such as "a)", else a bullet."""

    level: int
    number: int | None = None
    letter: str = ""


class Numbering:
    """The lists of a file, counted as the paragraphs come."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()
        for _, root in package.related("numbering"):
            for abstract in root.iterfind(f"{W}abstractNum"):
                self._abstract[abstract.get(f"{W}abstractNumId", "")] = abstract
            for number in root.iterfind(f"{W}num"):
                self._lists[number.get(f"{W}numId", "")] = number

    def next(self, paragraph: Element | None) -> Label | None:
        """Return what is printed before the next paragraph; None where it belongs to no list."""
        properties = self._styles.of_paragraph("numPr", paragraph)
        list_id = value(properties, "numId")
        if list_id is None or list_id not in self._lists:
            return None
        level = int(value(properties, "ilvl") or 0)
        definition = self._lists[list_id]
        abstract_id = value(definition, "abstractNumId") or ""
        override = definition.find(f"{W}lvlOverride[@{W}ilvl='{level}']")
        formatting = override.find(f"{W}lvl") if override is not None else None
        if formatting is None and abstract_id in self._abstract:
            formatting = self._abstract[abstract_id].find(f"{W}lvl[@{W}ilvl='{level}']")
        style = value(formatting, "numFmt") or "decimal"
        if style == "none":
            return None
        if style == "bullet":
            return Label(level + 1)
        start, anew = int(value(formatting, "start") or 1), value(override, "startOverride")
        # Lists that share a definition count on, unless one says to begin anew.
        counts = self._counts[abstract_id]
        if anew is not None and (list_id, level) not in self._restarted:
            self._restarted.add((list_id, level))
            counts.pop(level, None)
            start = int(anew)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _label(style, level + 1, counts[level])


def _label(style: str, level: int, count: int) -> Label:
    if style in {"lowerLetter", "upperLetter"}:
        again, place = divmod(count - 1, 26)
        letter = chr(ord("a") + place) * (again + 1)  # after z) comes aa), and bb) after that
    elif style in {"lowerRoman", "upperRoman"}:
        letter, rest = "", count
        for worth, sign in _ROMAN:
            letter += sign * (rest // worth)
            rest %= worth
    else:
        return Label(level, count)
    return Label(level, letter=f"{letter.upper() if style.startswith('upper') else letter})")
