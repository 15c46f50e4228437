"""Reads one paragraph of a .docx: words and links, changes, fields, notes, drawings."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from leaflint.operations.importing.document import Span, raw_text
from leaflint.operations.importing.notes import raised_signs
from leaflint.operations.importing.readers.docx_package import R, W, name_of
from leaflint.operations.importing.readers.docx_source import (
    ACCEPT,
    ADDED,
    DELETED,
    SILENT,
    DocxSource,
    Part,
)
from leaflint.operations.importing.readers.docx_styles import Look

PAGE_NUMBER = "\ufffc"
"""What stands for the number of a page while a paragraph is read."""
_PAGES = re.compile(r"\s*(?:NUMPAGES|PAGE|SECTIONPAGES)\b")
_CLOCKS = re.compile(r"\s*(?:DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE)\b")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')


class Inline:
    """The words of one paragraph, the sizes of their letters, and the text boxes that are anchored to it."""

    def __init__(self, paragraph: Element, place: str, source: DocxSource, part: Part) -> None:
        self.place = place
        self.properties = paragraph.find(f"{W}pPr")
        self.spans: list[Span] = []
        self.sizes: list[float] = []
        self.boxes: list[Element] = []
        self._source = source
        self._notes = source.notes
        self._part = part
        self._fields: list[tuple[str, bool]] = []  # each open field: its code, whether it is shown
        self._walk(paragraph, None)

    @property
    def text(self) -> str:
        """The words so far."""
        return raw_text(self.spans)

    def _walk(self, parent: Element, url: str | None) -> None:
        """Read what an element holds, also one that is not known."""
        for element in parent:
            name = name_of(element)
            if name in SILENT:
                continue
            if name == "r":
                self._run(element, url)
            elif name == "hyperlink":
                relation = self._part.relations.get(element.get(f"{R}id", ""))
                outside = relation.target if relation and relation.external else None
                self._walk(element, outside or url)
            elif name in ADDED | DELETED:
                self._change(element, url, added=name in ADDED)
            elif name == "fldSimple":
                self._simple_field(element, url)
            elif name == "oMath":
                text = "".join(element.itertext()).strip()
                self._notes.stop(self.place, f"'{text}' is a formula", "Write it as plain text.")
            else:
                self._walk(element, url)

    def _change(self, element: Element, url: str | None, *, added: bool) -> None:
        """Read or leave out a tracked change, as was asked."""
        text = "".join(part.text or "" for part in element.iter(f"{W}t", f"{W}delText")).strip()
        what = "added as a tracked change" if added else "deleted as a tracked change"
        if self._source.tracked == "stop" and text:
            self._notes.stop(self.place, f"'{text}' was {what}", ACCEPT)
        if added == (self._source.tracked != "reject"):
            self._walk(element, url)
        else:
            self._notes.leave_out(self.place, text, what)

    def _simple_field(self, element: Element, url: str | None) -> None:
        code = element.get(f"{W}instr", "")
        if _PAGES.match(code):
            self.spans.append(Span(PAGE_NUMBER))
            return
        self._note_clock(code)
        link = _LINK.match(code)
        self._walk(element, link[1] if link else url)

    def _note_clock(self, code: str) -> None:
        """Note a date that Word changes."""
        if _CLOCKS.match(code):
            message = "the date here is a field that Word brings up to date by itself"
            self._notes.add(self.place, message, "Compare the date with the printed leaflet.")

    def _field(self, element: Element) -> None:
        """Read the mark at the beginning, in the middle or at the end of a field."""
        step, fields = element.get(f"{W}fldCharType"), self._fields
        if step == "begin":
            fields.append(("", False))
        elif step == "separate" and fields:
            fields[-1] = (fields[-1][0], True)
            self._note_clock(fields[-1][0])
        elif step == "end" and fields and _PAGES.match(fields.pop()[0]):
            self.spans.append(Span(PAGE_NUMBER))

    def _run(self, run: Element, url: str | None) -> None:
        look = self._source.styles.look(run.find(f"{W}rPr"), self.properties)
        for part in run:
            name = name_of(part)
            if name == "fldChar":
                self._field(part)
            elif name == "instrText" and self._fields:
                code, shown = self._fields[-1]
                self._fields[-1] = (code + (part.text or ""), shown)
            elif name in {"footnoteReference", "endnoteReference"}:
                self._add(self._note(f"{name[:-9]}s", part), look._replace(raised=False), url)
            elif name == "commentReference":
                self._comment(part)
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                self._drawing(part)
            else:
                self._add(self._source.text_of(part, look.font, self.place), look, url)

    def _add(self, text: str, look: Look, url: str | None) -> None:
        """Add words, unless nobody sees them: codes of fields, the number of a page, what is hidden."""
        codes = [code for code, _ in self._fields]
        if not all(shown for _, shown in self._fields) or any(map(_PAGES.match, codes)):
            return
        notes, place, seen = self._notes, self.place, text.strip()
        if seen and look.hidden:
            notes.stop(place, f"'{seen}' is hidden in Word", "Delete it, or show it.")
            notes.leave_out(place, text, "hidden in Word")
            return
        if seen and look.struck:
            help_text = "Delete the words, or take the line through them away."
            notes.stop(place, f"'{seen}' is struck out", help_text)
        if look.raised and seen:
            text = raised_signs(self.text, text, place, notes)
        if look.size and seen:
            self.sizes.append(look.size)
        links = [found[1] for code in codes if (found := _LINK.match(code))]
        self.spans.append(Span(text, look.bold, links[0] if links else url))

    def _note(self, kind: str, reference: Element) -> str:
        """Return a note at the foot of the page as words in brackets, where readers come upon it."""
        note = self._source.beside[kind].get(reference.get(f"{W}id", ""))
        if note is None:
            return ""
        paragraphs = note.iter(f"{W}p")
        texts = [Inline(inner, self.place, self._source, self._part).text for inner in paragraphs]
        text = " ".join(" ".join(texts).split())
        message = f"the note '{text}' stood at the foot of the page"
        self._notes.add(self.place, message, "It stands in brackets now.")
        return f" ({text})"

    def _comment(self, reference: Element) -> None:
        comment = self._source.beside["comments"].get(reference.get(f"{W}id", ""))
        parts = [] if comment is None else comment.iter(f"{W}t")
        text = "".join(part.text or "" for part in parts)
        message = f"a comment in the margin says: '{text}'"
        self._notes.add(self.place, message, "See whether it is settled; it is not in the draft.")
        self._notes.leave_out(self.place, text, "a comment in the margin")

    def _drawing(self, drawing: Element) -> None:
        """Keep the text boxes of a drawing, and note its pictures and diagrams."""
        inside = [part for part in drawing.iter() if _is_shown(part, drawing)]
        self.boxes += [part for part in inside if name_of(part) == "txbxContent"]
        names = {name_of(part) for part in inside}
        if names & {"relIds", "chart"}:
            message = "a diagram or chart stands here, which cannot be read"
            self._notes.stop(self.place, message, "Write in words what it shows, and delete it.")
        elif names & {"blip", "imagedata", "OLEObject"}:
            described = next((part.get("descr") for part in inside if part.get("descr")), None)
            self._notes.picture(self.place, described or "")


def _is_shown(part: Element, drawing: Element) -> bool:
    """Whether a part belongs to a drawing itself: not to a box in it, nor to its copy for old releases."""
    for ancestor in part.iterancestors():
        if name_of(ancestor) in {"Fallback", "txbxContent"}:
            return False
        if ancestor is drawing:
            break
    return name_of(part) != "Fallback"
