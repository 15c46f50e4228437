"""How words of a .docx look: by their own properties, else by the styles that these build on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element as Element

from leaflint.operations.importing.readers.docx_package import Package, W, value

_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


class Look(NamedTuple):
    """How the words of a run look; the size is in points, None where nothing says it."""

    bold: bool
    struck: bool
    hidden: bool
    raised: bool
    font: str
    size: float | None


class Styles:
    """The styles of a file by id."""

    def __init__(self, package: Package) -> None:
        """Read the styles; without them, only properties of words themselves count."""
        self._styles: dict[str, Element] = {}
        self._defaults: list[Element] = []
        for _, root in package.related("styles"):
            for style in root.iter(f"{W}style"):
                self._styles.setdefault(style.get(f"{W}styleId", ""), style)
            self._defaults = list(root.iterfind(f"{W}docDefaults//{W}rPr"))

    @cached_property
    def _default(self) -> str | None:
        for name, style in self._styles.items():
            is_paragraph = style.get(f"{W}type") == "paragraph"
            if is_paragraph and style.get(f"{W}default") in {"1", "true", "on"}:
                return name
        return None

    def _chain(self, name: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on, the nearest first."""
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            name = value(style, "basedOn")

    def _of_paragraph(self, paragraph: Element | None) -> Iterator[Element]:
        """Yield the styles of a paragraph, the nearest first."""
        return self._chain(value(paragraph, "pStyle") or self._default)

    def _properties(self, run: Element | None, paragraph: Element | None) -> Iterator[Element]:
        if run is not None:
            yield run
            for style in self._chain(value(run, "rStyle")):
                yield from style.iterfind(f"{W}rPr")
        for style in self._of_paragraph(paragraph):
            yield from style.iterfind(f"{W}rPr")
        yield from self._defaults

    def look(self, run: Element | None, paragraph: Element | None) -> Look:
        """Return how words look, by the properties of their run and of their paragraph."""
        properties = list(self._properties(run, paragraph))

        def find(name: str) -> Element | None:
            found = (element.find(W + name) for element in properties)
            return next((element for element in found if element is not None), None)

        def is_on(name: str) -> bool:
            found = find(name)
            return found is not None and found.get(f"{W}val") not in _OFF

        def value_of(name: str) -> str:
            found = find(name)
            return "" if found is None else found.get(f"{W}val", "")

        fonts, lift, half_points = find("rFonts"), value_of("position"), value_of("sz")
        return Look(
            bold=is_on("b"),
            struck=is_on("strike") or is_on("dstrike"),
            hidden=is_on("vanish"),
            raised=value_of("vertAlign") == "superscript" or (lift.isdigit() and int(lift) > 0),
            font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
            size=float(half_points) / 2 if half_points.isdigit() else None,
        )

    def of_paragraph(self, name: str, paragraph: Element | None) -> Element | None:
        """Return a property of a paragraph: its own, else its style's."""
        own = paragraph.find(W + name) if paragraph is not None else None
        if own is not None:
            return own
        found = (style.find(f"{W}pPr/{W}{name}") for style in self._of_paragraph(paragraph))
        return next((element for element in found if element is not None), None)

    def heading_level(self, paragraph: Element | None) -> int | None:
        """Return the level of a heading, 0 for the title; None where no style makes it one."""
        for style in self._chain(value(paragraph, "pStyle")):
            name = value(style, "name") or ""
            if name.lower() == "title":
                return 0
            if found := _HEADING.fullmatch(name):
                return int(found[1])
        outline = self.of_paragraph("outlineLvl", paragraph)
        level = outline.get(f"{W}val", "9") if outline is not None else "9"
        return int(level) + 1 if level in "012345678" else None
