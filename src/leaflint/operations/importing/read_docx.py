"""A .docx file to paragraphs and tables: body, text boxes, content controls, notes, headers, footers.

Word's own XML is read, since converters pass over what matters here: changes that nobody accepted,
hidden and struck-out words, superscripts, the numbers of lists, and what stands in footers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflint.operations.importing import docx_words as words
from leaflint.operations.importing.document import (
    Document,
    Kind,
    Paragraph,
    Span,
    Table,
    flat,
)
from leaflint.operations.importing.docx_numbering import Numbering
from leaflint.operations.importing.docx_package import Package, R, W, name_of
from leaflint.operations.importing.docx_styles import Styles
from leaflint.operations.importing.notes import Notes, joined, raised_signs

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PAGES = re.compile(r"\s*(?:NUMPAGES|PAGE|SECTIONPAGES)\b")
_CLOCKS = re.compile(r"\s*(?:DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE)\b")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_ADDED, _TAKEN = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
_SILENT = frozenset(
    "pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr instrText Fallback".split()
)
"""Elements that hold no words which anybody reads."""


def read_docx(content: bytes, tracked: words.Tracked = "stop") -> Document:
    """Read a .docx file whose zip is sound.

    Raises:
        lxml.etree.XMLSyntaxError: a part of it is no XML.
    """
    return _Reader(Package(content), tracked).read()


class _Open:
    """The paragraph that is being read."""

    def __init__(self, properties: Element | None, place: str) -> None:
        self.properties = properties
        self.place = place
        self.spans: list[Span] = []
        self.sizes: list[float] = []
        self.boxes: list[Paragraph | Table] = []
        self.fields: list[tuple[str, bool]] = []  # each open field: its code, whether it is shown

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class _Reader:
    """Walks through the parts of one file in the order in which they are printed."""

    def __init__(self, package: Package, tracked: words.Tracked) -> None:
        self._package = package
        self._tracked = tracked
        self._styles = Styles(package)
        self._numbering = Numbering(package, self._styles)
        self._relations = package.relations(package.main)
        self._notes = Notes()
        self._footnotes = {
            (kind, note.get(f"{W}id", "")): note
            for kind in ("footnotes", "endnotes")
            for root in package.related(kind)
            for note in root
        }
        self._comments = {
            comment.get(f"{W}id", ""): comment
            for root in package.related("comments")
            for comment in root
        }
        self._counts = {"paragraph": 0, "table": 0, "text box": 0}
        self._carried: list[Span] = []  # words of a paragraph whose end is a tracked change

    def read(self) -> Document:
        root = self._package.xml(self._package.main)
        body = root.find(f"{W}body") if root is not None else None
        blocks = [] if body is None else self._blocks(body, "")
        for kind in ("header", "footer"):
            seen: dict[str, Paragraph] = {}
            for part in self._package.related(kind):
                for line in flat(self._blocks(part, kind)):
                    seen.setdefault(line.text, line._replace(margin=True))
            blocks += seen.values()
        notes = self._notes
        return Document(
            tuple(blocks), tuple(notes.problems), tuple(notes.left_out), tuple(notes.repairs)
        )

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind} {self._counts[kind]}"

    def _blocks(self, parent: Element, place: str) -> list[Paragraph | Table]:
        """Return the paragraphs and tables in an element, those that wrap others opened."""
        found: list[Paragraph | Table] = []
        for element in parent:
            name = name_of(element)
            if name == "p":
                found += self._paragraph(element, place or self._next("paragraph"))
            elif name == "tbl":
                found.append(self._table(element, place))
            elif name == "altChunk":
                self._notes.stop(
                    place or "the body", "another document is embedded here", "Paste its words."
                )
            elif name not in _SILENT:
                found += self._blocks(element, place)
        return found

    def _table(self, table: Element, place: str) -> Table:
        at = place or self._next("table")
        rows = []
        own = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        for number, row in enumerate(own, 1):
            where = place or f"{at}, row {number}"
            changed = row.find(f"{W}trPr/{W}ins"), row.find(f"{W}trPr/{W}del")
            if any(change is not None for change in changed):
                self._notes.stop(where, "the row was added or deleted as a tracked change", _ACCEPT)
            cells = []
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is row:
                    cells.append(flat(self._blocks(cell, where)))
            rows.append(tuple(tuple(cell) for cell in cells))
        return Table(tuple(rows), at)

    def _paragraph(self, element: Element, place: str) -> list[Paragraph | Table]:
        properties = element.find(f"{W}pPr")
        paragraph = _Open(properties, place)
        paragraph.spans, self._carried = self._carried, []
        self._walk(element, paragraph, None)
        if self._runs_on(properties, place):
            self._carried = paragraph.spans
            return paragraph.boxes
        return [*self._finished(paragraph), *paragraph.boxes]

    def _runs_on(self, properties: Element | None, place: str) -> bool:
        """Whether a tracked change takes away, or never added, the end of a paragraph."""
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is None:
            return False
        changes = {name_of(child) for child in mark}
        if changes & (_ADDED | _TAKEN) and self._tracked == "stop":
            self._notes.stop(place, "the end of the paragraph is a tracked change", _ACCEPT)
        return bool(changes & (_TAKEN if self._tracked == "accept" else _ADDED)) and (
            self._tracked != "stop"
        )

    def _finished(self, paragraph: _Open) -> list[Paragraph]:
        """Make paragraphs of what was read: one for each line, since Word's line breaks part lines."""
        styles, notes = self._styles, self._notes
        if words.PAGE_NUMBER in paragraph.text:
            rest = paragraph.text.replace(words.PAGE_NUMBER, "")
            if not re.sub(r"(?i)\b(?:page|of)\b|[\W_]", "", rest):
                notes.leave_out(paragraph.place, rest, "the page's number")
                return []
        label = self._numbering.next(paragraph.properties) if paragraph.text.strip() else None
        level = styles.heading_level(paragraph.properties)
        kind: Kind = "paragraph"
        if level is not None:
            kind = "heading" if level else "title"
        elif label is not None:
            kind = "number" if label.number is not None else "bullet"
        if level is not None and label is not None and label.number is not None:
            message = f"Word prints the number {label.number} before this heading"
            notes.add(
                paragraph.place, message, "It is left out; write it if the text refers to it."
            )
        spans = [
            span._replace(text=span.text.replace(words.PAGE_NUMBER, "")) for span in paragraph.spans
        ]
        if label is not None and label.letter and level is None:
            spans.insert(0, Span(f"{label.letter} "))
        size = max(paragraph.sizes, default=None)
        depth = level or (label.level if label else 1)
        number = label.number if label and level is None else None
        return [
            Paragraph(line, paragraph.place, kind, depth, size, number)
            for line in _lines(spans, whole=label is not None)
            if any(span.text.strip() for span in line)
        ]

    def _walk(self, parent: Element, paragraph: _Open, url: str | None) -> None:
        """Read what stands in a paragraph; the words of an element that is not known are words too."""
        for element in parent:
            name = name_of(element)
            if name in _SILENT:
                continue
            if name == "r":
                self._run(element, paragraph, url)
            elif name == "hyperlink":
                relation = self._relations.get(element.get(f"{R}id", ""))
                outside = relation.target if relation and relation.external else None
                self._walk(element, paragraph, outside or url)
            elif name in _ADDED | _TAKEN:
                self._change(element, paragraph, url, added=name in _ADDED)
            elif name == "fldSimple":
                self._simple_field(element, paragraph, url)
            elif name == "oMath":
                text = "".join(element.itertext()).strip()
                self._notes.stop(
                    paragraph.place, f"'{text}' is a formula", "Write it as words or plain text."
                )
            elif name == "txbxContent":
                paragraph.boxes += self._blocks(element, self._next("text box"))
            else:
                self._walk(element, paragraph, url)

    def _change(self, element: Element, paragraph: _Open, url: str | None, *, added: bool) -> None:
        """Take or leave a tracked change, as was asked."""
        text = "".join(part.text or "" for part in element.iter(f"{W}t", f"{W}delText"))
        verb = "added" if added else "deleted"
        if self._tracked == "stop" and text.strip():
            self._notes.stop(
                paragraph.place, f"'{text.strip()}' was {verb} as a tracked change", _ACCEPT
            )
        if added == (self._tracked != "reject"):
            self._walk(element, paragraph, url)
        elif text.strip():
            self._notes.leave_out(paragraph.place, text, f"a tracked change: it was {verb}")

    def _simple_field(self, element: Element, paragraph: _Open, url: str | None) -> None:
        code = element.get(f"{W}instr", "")
        if _PAGES.match(code):
            paragraph.spans.append(Span(words.PAGE_NUMBER))
            return
        self._mind_clock(code, paragraph.place)
        self._walk(element, paragraph, url)

    def _mind_clock(self, code: str, place: str) -> None:
        if _CLOCKS.match(code):
            message = "the date here is a field that Word brings up to date by itself"
            self._notes.add(place, message, "Compare the date with the printed leaflet.")

    def _field(self, element: Element, paragraph: _Open) -> None:
        """Take the beginning, the middle or the end of a field."""
        step, fields = element.get(f"{W}fldCharType"), paragraph.fields
        if step == "begin":
            fields.append(("", False))
        elif step == "separate" and fields:
            fields[-1] = (fields[-1][0], True)
            self._mind_clock(fields[-1][0], paragraph.place)
        elif step == "end" and fields and _PAGES.match(fields.pop()[0]):
            paragraph.spans.append(Span(words.PAGE_NUMBER))

    def _run(self, run: Element, paragraph: _Open, url: str | None) -> None:
        look = words.look_of(self._styles, run.find(f"{W}rPr"), paragraph.properties)
        text = ""
        for part in run:
            name = name_of(part)
            if name == "fldChar":
                self._field(part, paragraph)
            elif name == "instrText" and paragraph.fields:
                code, shown = paragraph.fields[-1]
                paragraph.fields[-1] = (code + (part.text or ""), shown)
            elif name in {"footnoteReference", "endnoteReference"}:
                text += self._note_text(f"{name[:-9]}s", part, paragraph.place)
            elif name == "commentReference":
                self._comment(part, paragraph.place)
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                self._drawing(part, paragraph)
            else:
                text += words.text_of(part, look.font, paragraph.place, self._notes)
        in_pages = any(_PAGES.match(code) for code, _ in paragraph.fields)
        if text and not in_pages and all(shown for _, shown in paragraph.fields):
            link = next(
                (found[1] for code, _ in paragraph.fields if (found := _LINK.match(code))), url
            )
            self._add(text, look, paragraph, link)

    def _add(self, text: str, look: words.Look, paragraph: _Open, url: str | None) -> None:
        if text.strip() and look.hidden:
            self._notes.stop(
                paragraph.place, f"'{text.strip()}' is hidden in Word", "Delete it, or show it."
            )
            self._notes.leave_out(paragraph.place, text, "hidden in Word")
            return
        if text.strip() and look.struck:
            help_text = "Delete the words, or take the line through them away."
            self._notes.stop(paragraph.place, f"'{text.strip()}' is struck out", help_text)
        if look.raised:
            text = raised_signs(paragraph.text, text, paragraph.place, self._notes)
        if look.size and text.strip():
            paragraph.sizes.append(look.size)
        paragraph.spans.append(Span(text, look.bold, url))

    def _note_text(self, kind: str, reference: Element, place: str) -> str:
        note = self._footnotes.get((kind, reference.get(f"{W}id", "")))
        if note is None:
            return ""
        text = " ".join(one.text for one in flat(self._blocks(note, place)))
        self._notes.add(place, f"the note '{text}' stood at the foot", "It stands in brackets now.")
        return f" ({text})"

    def _comment(self, reference: Element, place: str) -> None:
        comment = self._comments.get(reference.get(f"{W}id", ""))
        text = (
            "".join(part.text or "" for part in comment.iter(f"{W}t"))
            if comment is not None
            else ""
        )
        message = f"a comment in the margin says: '{text}'"
        self._notes.add(place, message, "See whether it is settled; it is not in the draft.")
        self._notes.leave_out(place, text, "a comment in the margin")

    def _drawing(self, drawing: Element, paragraph: _Open) -> None:
        """Read the boxes of a drawing; what is a picture or a diagram, a person must look at."""
        for box in drawing.iter(f"{W}txbxContent"):
            if _is_shown(box, drawing):
                paragraph.boxes += self._blocks(box, self._next("text box"))
        inside = [part for part in drawing.iter() if _is_shown(part, drawing)]
        names = {name_of(part) for part in inside}
        if names & {"relIds", "chart"}:
            help_text = "Write in words what it shows, and delete it."
            self._notes.stop(
                paragraph.place, "a diagram or chart stands here, which cannot be read", help_text
            )
        elif names & {"blip", "imagedata", "OLEObject"}:
            described = next((part.get("descr") for part in inside if part.get("descr")), None)
            self._notes.picture(paragraph.place, described or "")


_ACCEPT = "Accept or reject it in Word, or say --tracked accept or reject."


def _is_shown(part: Element, drawing: Element) -> bool:
    """Whether a part belongs to a drawing itself: not to a box in it, nor to what old releases show."""
    for ancestor in part.iterancestors():
        if ancestor is drawing:
            return True
        if name_of(ancestor) in {"Fallback", "txbxContent"}:
            return False
    return part is drawing


def _lines(spans: list[Span], *, whole: bool) -> list[tuple[Span, ...]]:
    """Part spans at line breaks; a point of a list stays whole."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = [span.text.replace("\n", " ")] if whole else span.text.split("\n")
        lines[-1].append(span._replace(text=first))
        lines += [[span._replace(text=text)] for text in rest]
    return [joined(line) for line in lines]
