"""Reads every word of a PDF in the order in which the file draws it, for the proof."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.source_passage import Passage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LINE_END_HYPHEN = re.compile(r"[\x02\ufffe\uffff]\r?\n?")
"""What PDFium makes of a hyphen at the end of a line, which may part a word or belong to it."""


def read_pdf(source: Source) -> Iterator[Passage]:
    """Yield the text of each page; its lines are kept."""
    import pypdfium2

    with pypdfium2.PdfDocument(source.content) as document:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage().get_text_range()
            text = _LINE_END_HYPHEN.sub("-", text).replace("\r\n", "\n").replace("\r", "\n")
            yield Passage(f"page {number}", f"\n{text}\n", tuple(_links(document, page)))


def _links(document: PdfDocument, page: PdfPage) -> Iterator[str]:
    """Yield the addresses to which areas of a page lead."""
    from pypdfium2 import raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        if buffer.value:
            yield buffer.value.decode("utf-8", "replace")
