"""What all parts of a .docx share while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element as Element

from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.opening import Tracked
from leaflint.operations.importing.readers.docx_package import Package, Relation, W
from leaflint.operations.importing.readers.docx_styles import Styles

ADDED, DELETED = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
"""Elements around words that somebody added or deleted while changes were tracked."""
SILENT = frozenset(
    "pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr instrText Fallback".split()
)
"""Elements that hold no words which anybody reads."""
ACCEPT = "Accept or reject it in Word, or say --tracked accept or reject."


class DocxSource(NamedTuple):
    """A file's styles, footnotes and comments, what was asked, and what is noted."""

    styles: Styles
    footnotes: Mapping[tuple[str, str], Element]
    comments: Mapping[str, Element]
    tracked: Tracked
    notes: Notes

    @classmethod
    def of(cls, package: Package, tracked: Tracked) -> DocxSource:
        """Read what the parts share."""
        footnotes = {
            (kind, note.get(f"{W}id", "")): note
            for kind in ("footnotes", "endnotes")
            for _, root in package.related(kind)
            for note in root
        }
        comments = {
            comment.get(f"{W}id", ""): comment
            for _, root in package.related("comments")
            for comment in root
        }
        return cls(Styles(package), footnotes, comments, tracked, Notes())


class Part(NamedTuple):
    """One part, such as the body or a footer: what it refers to, and its name; "" for the body."""

    relations: Mapping[str, Relation]
    name: str = ""
