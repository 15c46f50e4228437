"""Reads OpenDocument and RTF by pandoc, and looks for what pandoc passes over in silence."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from leaflint.files import pandoc
from leaflint.operations.importing.document import Document, Paragraph, Span
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.readers.read_html import read_html

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE = f"{_OASIS}text:1.0}}", f"{_OASIS}office:1.0}}"
_STYLE, _DRAW = f"{_OASIS}style:1.0}}", f"{_OASIS}drawing:1.0}}"
_PAGE_FIELDS = frozenset({f"{_TEXT}page-number", f"{_TEXT}page-count"})
_RTF_MARKS = (
    (rb"\\(?:revised|deleted)\b", "tracked changes are open", "Accept or reject them."),
    (rb"\\v\b(?!0)", "some words are hidden", "Delete them, or show them."),
    (rb"\\\*\\annotation\b", "there are comments in the margin", "Settle and delete them."),
)


def read_odt(content: bytes) -> Document:
    """Read an OpenDocument text; its headers and footers, which pandoc leaves out, come last.

    Raises:
        UsageError: pandoc is not installed, or cannot read the file.
    """
    notes = Notes()
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = _root(parts["content.xml"])
    styles = _root(parts["styles.xml"]) if "styles.xml" in parts else None
    document = read_html(pandoc.to_html(_without_boxes(body, parts), "odt"), notes)
    if next(body.iter(f"{_TEXT}changed-region"), None) is not None:
        notes.stop("the document", "tracked changes are open", "Accept or reject them.")
    hidden = next(body.iter(f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"), None)
    if hidden is not None or body.find(f".//*[@{_TEXT}display='none']") is not None:
        notes.stop("the document", "some words are hidden", "Delete them, or show them.")
    for comment in body.iter(f"{_OFFICE}annotation"):
        text = " ".join(" ".join(comment.itertext()).split())
        notes.add("the document", f"a comment in the margin says: '{text}'", "See to it.")
        notes.leave_out("the document", text, "a comment in the margin")
    margins = _margins(styles, notes) if styles is not None else []
    return notes.document((*document.blocks, *margins))


def _root(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _without_boxes(body: Element, parts: dict[str, bytes]) -> bytes:
    """Return a document whose text boxes, which pandoc passes over, are paragraphs of its body."""
    for box in list(body.iter(f"{_DRAW}text-box")):
        around = next(box.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)
        if around is not None:
            for paragraph in reversed(list(box)):
                around.addnext(paragraph)
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, etree.tostring(body) if name == "content.xml" else content)
    return stream.getvalue()


def _margins(styles: Element, notes: Notes) -> list[Paragraph]:
    """Return the lines of headers and footers, each once."""
    lines: dict[str, Paragraph] = {}
    for kind in ("header", "footer"):
        for part in styles.iter(f"{_STYLE}{kind}", f"{_STYLE}{kind}-left", f"{_STYLE}{kind}-first"):
            for line in part.iter(f"{_TEXT}p", f"{_TEXT}h"):
                pages = [field for field in line if field.tag in _PAGE_FIELDS]
                for page in pages:
                    page.text = ""
                text = " ".join("".join(line.itertext()).split())
                if pages and not re.sub(r"(?i)\b(?:page|of)\b|[\W_]", "", text):
                    notes.leave_out(kind, text, "the page's number")
                elif text:
                    lines.setdefault(text, Paragraph((Span(text),), kind, margin=True))
    return list(lines.values())


def read_rtf(content: bytes) -> Document:
    """Read an RTF file.

    Raises:
        UsageError: pandoc is not installed, or cannot read the file.
    """
    notes = Notes()
    document = read_html(pandoc.to_html(content, "rtf"), notes)
    for mark, message, help_text in _RTF_MARKS:
        if re.search(mark, content):
            notes.stop("the document", message, help_text)
    return notes.document(document.blocks)
