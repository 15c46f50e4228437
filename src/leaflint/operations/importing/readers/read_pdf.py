"""Reads a PDF: by its own structure where it has one, else by how its lines lie on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pypdfium2 import PdfDocument, PdfPage, raw

from leaflint.operations.importing.document import Document, Paragraph, Table, flat
from leaflint.operations.importing.lists import as_point
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.readers.pdf_glyphs import Glyph, read_glyphs
from leaflint.operations.importing.readers.pdf_lines import (
    Line,
    one_paragraph,
    read_lines,
    to_paragraphs,
)
from leaflint.operations.importing.readers.pdf_structure import Element, read_structure

_HEADING = re.compile(r"H([1-6])?")
_INLINE = frozenset("Span Link Em Strong Quote Code Reference Annot Lbl Sub Ruby RB RT RP".split())
_PAGE_NUMBER = re.compile(r"(?i)(?:page)?\W*[0-9]{1,3}\W*(?:(?:of|/)\W*[0-9]{1,3})?\W*")
_EDGE = 0.1
"""The part of a page's height at its top and its foot where headers and footers stand."""
_COMMENTS = {1: "a comment", 3: "a comment", 9: "a mark", 10: "a mark", 11: "a mark"}
_STRUCK = 12
"""Kinds of annotations that somebody made on a page; others are links and fields."""


def read_pdf(content: bytes) -> Document:
    """Read a PDF that was opened before."""
    notes = Notes()
    blocks: list[Paragraph | Table] = []
    lines: list[Line] = []
    margins: list[Line] = []
    with PdfDocument(content) as document:
        for number, page in enumerate(document, 1):
            place = f"page {number}"
            glyphs = read_glyphs(document, page)
            _look_at(page, glyphs, place, notes)
            structure = read_structure(page)
            known = set[int]().union(*(element.contents for element in structure))
            if known:
                reader = _Structure(glyphs, place, notes)
                blocks += [block for element in structure for block in reader.blocks(element, 0)]
                others = [glyph for glyph in glyphs if glyph.content not in known]
                margins += read_lines(others, place, notes)
                continue
            height = page.get_height()
            lines += [
                line._replace(edge=not _EDGE < line.y / height < 1 - _EDGE)
                for line in read_lines(glyphs, place, notes)
            ]
    repeated = Counter(_alike(line) for line in lines if line.edge)
    for line in lines:
        if line.edge and (repeated[_alike(line)] > 1 or _PAGE_NUMBER.fullmatch(line.text)):
            margins.append(line)
    blocks += to_paragraphs([line for line in lines if line not in margins], notes)
    blocks += _margins(margins, notes)
    return notes.document(blocks)


def _alike(line: Line) -> str:
    return re.sub("[0-9]+", "0", line.text)


def _margins(lines: Iterable[Line], notes: Notes) -> Iterator[Paragraph]:
    """Yield what stands at the edges of pages, each once; numbers of pages are left out."""
    seen: set[str] = set()
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line.text):
            notes.leave_out(line.place, line.text, "the page's number")
        elif line.text in seen:
            notes.leave_out(line.place, line.text, "it stands on an earlier page too")
        else:
            yield one_paragraph([line], notes)._replace(margin=True)
        seen.add(line.text)


def _look_at(page: PdfPage, glyphs: Sequence[Glyph], place: str, notes: Notes) -> None:
    """Note what a page has beside words that are seen: pictures, comments, words that nobody sees."""
    unseen = "".join(glyph.text for glyph in glyphs if not glyph.seen).strip()
    if unseen:
        message = f"the words '{unseen[:60]}' are not drawn: somebody scanned the page"
        notes.stop(place, message, "Import the file that it was printed from, or type it.")
    pictures = list(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    if pictures and not any(glyph.text.strip() for glyph in glyphs):
        message = "the page is a picture of words"
        notes.stop(place, message, "Import the file that it was printed from.")
    elif pictures:
        notes.picture(place, "")
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind == _STRUCK:
            notes.stop(place, "a line is drawn through words", "Delete the words or the line.")
        elif kind in _COMMENTS:
            notes.add(place, f"{_COMMENTS[kind]} was put on the page", "See whether it is settled.")


class _Structure:
    """Makes paragraphs of the elements of one page."""

    def __init__(self, glyphs: Sequence[Glyph], place: str, notes: Notes) -> None:
        self._glyphs = glyphs
        self._place = place
        self._notes = notes

    def blocks(self, element: Element, depth: int) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of an element; depth counts the lists that it stands in."""
        if element.type == "Table":
            yield self._table(element)
        elif element.type == "Figure" and element.description:
            self._notes.picture(self._place, element.description)
            yield from self._inside(element, depth)
        elif element.type == "LI":
            yield from self._points(element, depth)
        else:
            yield from self._inside(element, depth + (element.type == "L"))

    def _inside(self, element: Element, depth: int) -> Iterator[Paragraph | Table]:
        """Yield what an element holds: its own words make one paragraph, other elements their own."""
        own: list[int] = []
        for child in element.children:
            if isinstance(child, Element) and child.type not in _INLINE:
                yield from self._paragraph(own, element)
                own = []
                yield from self.blocks(child, depth)
            else:
                own += child.contents if isinstance(child, Element) else [child]
        yield from self._paragraph(own, element)

    def _paragraph(self, contents: Iterable[int], element: Element) -> Iterator[Paragraph]:
        wanted = {*contents}
        glyphs = [glyph for glyph in self._glyphs if glyph.content in wanted]
        lines = read_lines(glyphs, self._place, self._notes)
        if not lines:
            return
        paragraph = one_paragraph(lines, self._notes)
        if element.type == "Title":
            paragraph = paragraph._replace(kind="title")
        elif heading := _HEADING.fullmatch(element.type):
            paragraph = paragraph._replace(kind="heading", level=int(heading[1] or 2))
        yield paragraph

    def _points(self, element: Element, depth: int) -> Iterator[Paragraph | Table]:
        """Yield a point; its label and its words may be elements of their own."""
        lists = list(element.outermost("L"))
        own = element.contents.difference(*(inner.contents for inner in lists))
        for paragraph in self._paragraph(own, Element("P", "", ())):
            yield as_point(paragraph, max(depth, 1))
        for inner in lists:
            yield from self.blocks(inner, depth)

    def _table(self, element: Element) -> Table:
        rows = tuple(
            tuple(tuple(flat(self._inside(cell, 0))) for cell in row.parts)
            for row in element.outermost("TR")
        )
        return Table(rows, f"a table on {self._place}")
