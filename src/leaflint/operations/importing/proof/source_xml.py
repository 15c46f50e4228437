"""Reads every word of a .docx or .odt straight from its XML, for the proof."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import XMLParser, fromstring

from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.source_docx import DocxReader
from leaflint.operations.importing.proof.source_odt import OdtReader
from leaflint.operations.importing.proof.source_passage import Passage

_PARTS = {
    "header": "header, ",
    "footer": "footer, ",
    "footnotes": "footnotes, ",
    "endnotes": "endnotes, ",
    "comments": "comments, ",
    "diagramData": "diagram, ",
    "chart": "chart, ",
}
"""Kinds of parts that hold words, as relationships name them, and what a place in them begins with."""


class _Relation(NamedTuple):
    """What a part of a .docx refers to: another part, or an address outside."""

    kind: str
    target: str
    is_outside: bool


def read_docx(source: Source) -> Iterator[Passage]:
    """Yield the paragraphs of the document, and of its headers, footers, notes, comments and diagrams."""
    with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
        parts = archive.namelist()
        main = next(part for part in parts if re.fullmatch(r"word/document\d*\.xml", part))
        rejects = source.tracked == "reject"
        yield from _read_part(archive, main, "", rejects=rejects)
        margins: set[tuple[str, tuple[str, ...]]] = set()
        for kind, target, _ in _relations(archive, main).values():
            part = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
            if kind not in _PARTS or part not in parts:
                continue
            for passage in _read_part(archive, part, _PARTS[kind], rejects=rejects):
                # The sections of a document mostly repeat the same header and footer.
                if kind in {"header", "footer"}:
                    if passage[1:] in margins:
                        continue
                    margins.add(passage[1:])
                yield passage


def _read_part(archive: zipfile.ZipFile, part: str, place: str, *, rejects: bool) -> list[Passage]:
    relations = _relations(archive, part)
    outside = {key: relation.target for key, relation in relations.items() if relation.is_outside}
    return _read(archive, part, DocxReader(place, outside, rejects=rejects))


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, _Relation]:
    """Return by its id what a part refers to."""
    folder, _, file = part.rpartition("/")
    try:
        content = archive.read(f"{folder}/_rels/{file}.rels")
    except KeyError:
        return {}
    found = {}
    for element in fromstring(content):  # noqa: S314  # `zip_limits` refused declarations
        is_outside = element.get("TargetMode") == "External"
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = _Relation(kind, element.get("Target", ""), is_outside)
    return found


def read_odt(source: Source) -> Iterator[Passage]:
    """Yield the paragraphs of the document, with its notes and comments, its headers and footers."""
    with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
        yield from _read(archive, "content.xml", OdtReader(""))
        if "styles.xml" in archive.namelist():
            yield from _read(archive, "styles.xml", OdtReader("header or footer, "))


def _read(archive: zipfile.ZipFile, part: str, reader: DocxReader | OdtReader) -> list[Passage]:
    parser = XMLParser(target=reader)  # noqa: S314  # `zip_limits` refused declarations
    parser.feed(archive.read(part))
    parser.close()
    return list(reader.passages.joined())
