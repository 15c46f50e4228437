"""Reads every word of an .odt straight from its XML, element by element, for the proof."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.source_passage import (
    Passage,
    Passages,
    as_superscript,
    parse_xml,
)

_WITH_WORDS = frozenset(
    "p h span a s tab line-break ruby-base meta meta-field bookmark-ref reference-ref page-number page-count"
    " date time title text-input placeholder".split()
)
_SIGNS = {"tab": "\t", "line-break": "\n"}


def read_odt(source: Source) -> Iterator[Passage]:
    """Yield the paragraphs of the document, with its notes and comments, its headers and footers."""
    with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
        yield from _read_part(archive.read("content.xml"), "")
        if "styles.xml" in archive.namelist():
            yield from _read_part(archive.read("styles.xml"), "header or footer, ")


def _read_part(content: bytes, place: str) -> Iterator[Passage]:
    reader = _OdtReader(place)
    parse_xml(content, reader)
    return reader.passages.joined()


class _OdtReader:
    """A target of the standard library's XML parser; names count without their namespaces."""

    def __init__(self, place: str) -> None:
        self.passages = Passages()
        self._place = place
        self._path: list[str] = []
        self._raising: set[str] = set()  # styles that raise text
        self._styles: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._path.append(name)
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self.passages.start(name)
        if name == "style":
            self._styles.append(values.get("name", ""))
        elif name == "text-properties" and values.get("text-position", "").startswith("super"):
            self._raising.update(self._styles[-1:])
        elif name in {"p", "h"}:
            self.passages.start_paragraph()
        elif name == "span":
            self._styles.append(values.get("style-name", ""))
        elif name == "a":
            self.passages.link(values.get("href", ""))
        elif name == "s":
            self.passages.write(" " * min(int(values.get("c", "1")), 100))
        elif name in _SIGNS:
            self.passages.write(_SIGNS[name])

    def data(self, text: str) -> None:
        if self._path[-1] in _WITH_WORDS:
            raised = text.strip() and not self._raising.isdisjoint(self._styles)
            self.passages.write(as_superscript(text) if raised else text)

    def end(self, _tag: str) -> None:
        name = self._path.pop()
        self.passages.end(name)
        if name in {"style", "span"} and self._styles:
            self._styles.pop()
        elif name in {"p", "h"}:
            self.passages.end_paragraph(f"{self._place}paragraph {self.passages.ended + 1}")
