"""The letters of a PDF's pages in the order of their drawing: how they look, and where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pypdfium2 import PdfDocument, PdfPage, PdfTextPage, raw

_LINE_END_HYPHENS = frozenset("\x02\ufffe")
"""What PDFium has for a hyphen at the end of a line, and the line end."""
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_INVISIBLE = 3
"""How a PDF says that text is not drawn, as over a scanned page."""


_Area = tuple[Any, str]
"""The rectangle in which a link can be clicked, and where the link leads."""


class Glyph(NamedTuple):
    """A letter: its marked content, which its structure refers to, its size in points, and its place."""

    text: str
    content: int | None
    size: float
    bold: bool
    x: float
    y: float
    url: str | None
    seen: bool


def read_glyphs(document: PdfDocument, page: PdfPage) -> list[Glyph]:
    """Return the letters of a page; spaces and line ends are those that PDFium finds between them."""
    textpage = page.get_textpage()
    areas = list(_areas(document, page))
    glyphs: list[Glyph] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(textpage, index))
        is_hyphen = letter in _LINE_END_HYPHENS
        if raw.FPDFText_IsGenerated(textpage, index) and not is_hyphen:
            if glyphs:
                glyphs.append(glyphs[-1]._replace(text=letter))
            continue
        drawn = raw.FPDFText_GetTextObject(textpage, index)
        content = raw.FPDFPageObj_GetMarkedContentID(drawn) if drawn else -1
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        glyphs.append(
            Glyph(
                "-" if is_hyphen else letter,
                content if content >= 0 else None,
                raw.FPDFText_GetFontSize(textpage, index) * _scale(textpage, index),
                _is_bold(textpage, index),
                x.value,
                y.value,
                _url_at(areas, x.value, y.value),
                not drawn or raw.FPDFTextObj_GetTextRenderMode(drawn) != _INVISIBLE,
            )
        )
        glyphs += [glyphs[-1]._replace(text="\n")] if is_hyphen else []
    return glyphs


def _scale(textpage: PdfTextPage, index: int) -> float:
    """Return how much larger letters are drawn than their font's size says."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(textpage, index, matrix):
        return 1
    return float(abs(matrix.d) or abs(matrix.b) or 1)


def _is_bold(textpage: PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, name, len(name), flags)
    return any(word in name.value.decode("utf-8", "replace").lower() for word in _BOLD_NAMES)


def _areas(document: PdfDocument, page: PdfPage) -> Iterator[_Area]:
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer, rectangle = ctypes.create_string_buffer(max(size, 1)), raw.FS_RECTF()
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        if buffer.value and raw.FPDFLink_GetAnnotRect(link, rectangle):
            yield rectangle, buffer.value.decode("utf-8", "replace")


def _url_at(areas: Sequence[_Area], x: float, y: float) -> str | None:
    for area, url in areas:
        bottom, top = sorted((area.bottom, area.top))
        if area.left - 1 <= x < area.right and bottom - 1 <= y <= top:
            return url
    return None
