"""Reads a .docx: body, text boxes, content controls, notes, headers, footers.

Word's own XML is read, since converters pass over what matters here: changes that nobody accepted,
hidden and struck-out words, superscripts, the numbers of lists, and what stands in footers.
"""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from leaflint.operations.importing.document import (
    Document,
    Kind,
    Paragraph,
    Span,
    Table,
    flat,
    split_lines,
)
from leaflint.operations.importing.opening import Tracked
from leaflint.operations.importing.readers.docx_inline import PAGE_NUMBER, Inline
from leaflint.operations.importing.readers.docx_numbering import Numbering
from leaflint.operations.importing.readers.docx_package import Package, W, name_of
from leaflint.operations.importing.readers.docx_source import (
    ACCEPT,
    ADDED,
    DELETED,
    SILENT,
    DocxSource,
    Part,
)


def read_docx(content: bytes, tracked: Tracked = "stop") -> Document:
    """Read a .docx file whose zip is sound.

    Raises:
        lxml.etree.XMLSyntaxError: a part of it is no XML.
    """
    package = Package(content)
    source = DocxSource.of(package, tracked)
    reader = _Reader(package, source)
    root = package.xml(package.main)
    body = root.find(f"{W}body") if root is not None else None
    part = Part(package.relations(package.main))
    blocks = [] if body is None else reader.blocks(body, part)
    for kind in ("header", "footer"):
        seen: dict[str, Paragraph] = {}
        for name, root in package.related(kind):
            for line in flat(reader.blocks(root, Part(package.relations(name), kind))):
                seen.setdefault(line.text, line._replace(margin=True))
        blocks += seen.values()
    return source.notes.document(blocks)


class _Reader:
    """Makes paragraphs and tables of the parts of one file, in the order in which they are printed."""

    def __init__(self, package: Package, source: DocxSource) -> None:
        self._source = source
        self._notes = source.notes
        self._numbering = Numbering(package, source.styles)
        self._counts = {"paragraph": 0, "table": 0, "text box": 0}
        self._carried: list[Span] = []  # words of a paragraph whose end is a tracked change

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind} {self._counts[kind]}"

    def blocks(self, parent: Element, part: Part) -> list[Paragraph | Table]:
        """Return the paragraphs and tables in an element, and in others that it wraps."""
        found: list[Paragraph | Table] = []
        for element in parent:
            name = name_of(element)
            if name == "p":
                found += self._paragraph(element, part)
            elif name == "tbl":
                found.append(self._table(element, part))
            elif name == "altChunk":
                message = "another document is embedded in this one"
                self._notes.stop(part.name or "the body", message, "Paste its words.")
            elif name not in SILENT:
                found += self.blocks(element, part)
        return found

    def _table(self, table: Element, part: Part) -> Table:
        at = part.name or self._next("table")
        rows = []
        for number, row in enumerate(_own(table, "tr"), 1):
            where = part.name or f"{at}, row {number}"
            changed = row.find(f"{W}trPr/{W}ins"), row.find(f"{W}trPr/{W}del")
            if any(change is not None for change in changed):
                self._notes.stop(where, "the row was added or deleted as a tracked change", ACCEPT)
            inside = part._replace(name=where)
            cells = (flat(self.blocks(cell, inside)) for cell in _own(row, "tc"))
            rows.append(tuple(map(tuple, cells)))
        return Table(tuple(rows), at)

    def _paragraph(self, element: Element, part: Part) -> list[Paragraph | Table]:
        inline = Inline(element, part.name or self._next("paragraph"), self._source, part)
        inline.spans[:0] = self._carried
        self._carried = []
        found: list[Paragraph | Table] = []
        if self._runs_on(inline):
            self._carried = inline.spans
        else:
            found += self._finished(inline)
        for box in inline.boxes:
            found += self.blocks(box, part._replace(name=self._next("text box")))
        return found

    def _runs_on(self, inline: Inline) -> bool:
        """Whether the end of a paragraph is deleted, or was not added, so that the next one goes on."""
        mark = inline.properties.find(f"{W}rPr") if inline.properties is not None else None
        changes = {name_of(child) for child in mark} if mark is not None else set()
        if self._source.tracked == "stop":
            if changes & (ADDED | DELETED):
                message = "the end of the paragraph is a tracked change"
                self._notes.stop(inline.place, message, ACCEPT)
            return False
        return bool(changes & (DELETED if self._source.tracked == "accept" else ADDED))

    def _finished(self, inline: Inline) -> list[Paragraph]:
        """Return what was read as paragraphs, one for each line."""
        rest = inline.text.replace(PAGE_NUMBER, "")
        if rest != inline.text and not re.sub(r"(?i)\b(?:page|of)\b|[\W_]", "", rest):
            self._notes.leave_out(inline.place, rest, "the page's number")
            return []
        level = self._source.styles.heading_level(inline.properties)
        label = self._numbering.next(inline.properties) if rest.strip() else None
        spans = [span._replace(text=span.text.replace(PAGE_NUMBER, "")) for span in inline.spans]
        model = Paragraph((), inline.place, size=max(inline.sizes, default=None))
        if level is not None:
            model = model._replace(kind="heading" if level else "title", level=level or 1)
            if label is not None and label.number is not None:
                message = f"Word prints the number {label.number} before this heading"
                help_text = "It is left out; write it if the text refers to it."
                self._notes.add(inline.place, message, help_text)
        elif label is not None:
            kind: Kind = "bullet" if label.number is None else "number"
            model = model._replace(kind=kind, level=label.level, number=label.number)
            if label.letter:
                spans.insert(0, Span(f"{label.letter} "))
        if label is not None:  # a point of a list stays whole
            spans = [span._replace(text=span.text.replace("\n", " ")) for span in spans]
        return [model._replace(spans=line) for line in split_lines(spans)]


def _own(parent: Element, name: str) -> list[Element]:
    """Return the rows of a table or the cells of a row, without those of a table inside it."""
    return [
        part for part in parent.iter(W + name) if next(part.iterancestors(parent.tag)) is parent
    ]
