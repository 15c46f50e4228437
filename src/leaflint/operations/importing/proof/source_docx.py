"""Reads every word of a .docx straight from its XML, element by element, for the proof."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import fromstring

from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.source_passage import (
    Passage,
    Passages,
    as_superscript,
    parse_xml,
)

_PARTS = frozenset("header footer footnotes endnotes comments diagramData chart".split())
"""Kinds of parts that hold words, as relationships name them."""
_TEXT = frozenset({"t", "delText", "v"})  # v: what a chart shows
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_SYMBOLS = {
    0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0x6D: "µ", 0x3C: "<", 0x3E: ">", 0x25: "%", 0x2B: "+", 0x2D: "-",
}  # fmt: skip
"""Signs of the font Symbol that change a meaning, by their numbers there."""


def read_docx(source: Source) -> Iterator[Passage]:
    """Yield the paragraphs of the document, and of its headers, footers, notes, comments and diagrams."""
    with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
        parts = archive.namelist()
        main = next(part for part in parts if re.fullmatch(r"word/document\d*\.xml", part))
        rejects = source.tracked == "reject"
        yield from _read_part(archive, main, "", rejects=rejects)
        margins: set[tuple[str, tuple[str, ...]]] = set()
        for relation in _relations(archive, main).values():
            kind = relation.get("Type", "").rpartition("/")[2]
            part = posixpath.normpath(posixpath.join("/word", relation.get("Target", ""))).lstrip(
                "/"
            )
            if kind not in _PARTS or part not in parts:
                continue
            place = f"{kind.removesuffix('Data')}, "
            for passage in _read_part(archive, part, place, rejects=rejects):
                # The sections of a document mostly repeat the same header and footer.
                if kind in {"header", "footer"}:
                    if passage[1:] in margins:
                        continue
                    margins.add(passage[1:])
                yield passage


def _read_part(
    archive: zipfile.ZipFile, part: str, place: str, *, rejects: bool
) -> Iterator[Passage]:
    outside = {
        key: relation.get("Target", "")
        for key, relation in _relations(archive, part).items()
        if relation.get("TargetMode") == "External"
    }
    reader = _DocxReader(place, outside, rejects=rejects)
    parse_xml(archive.read(part), reader)
    return reader.passages.joined()


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, dict[str, str]]:
    """Return the relationships of a part by id: other parts, and addresses outside."""
    folder, _, file = part.rpartition("/")
    try:
        content = archive.read(f"{folder}/_rels/{file}.rels")
    except KeyError:
        return {}
    root = fromstring(content)  # noqa: S314  # `zip_limits` refused declarations
    return {element.get("Id", ""): element.attrib for element in root}


class _DocxReader:
    """A target of the standard library's XML parser; names count without their namespaces.

    Of two versions of the same thing, for newer and for older programs, the newer is read.
    """

    def __init__(self, place: str, outside: Mapping[str, str], *, rejects: bool) -> None:
        self.passages = Passages()
        self._changes = {"ins", "moveTo"} if rejects else {"del", "moveFrom"}
        self._aside: list[str] = []  # words of a tracked change that is not taken
        self._place, self._outside = place, outside
        self._path: list[str] = []
        self._fallbacks = 0
        self._raised = False
        self._font = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._fallbacks += name == "Fallback"
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self.passages.start(name)
        if name in {"p", "pt"} and parent != "ptLst":
            self.passages.start_paragraph()
        elif name == "r":
            self._raised, self._font = False, ""
        elif name == "vertAlign":
            self._raised = values.get("val") == "superscript"
        elif name == "position":
            self._raised = self._raised or values.get("val", "-")[0] in "123456789"
        elif name == "rFonts":
            self._font = values.get("ascii", "")
        elif name == "sym":
            self._add(_symbol(int(values.get("char", "20"), 16), values.get("font", "")))
        elif name in _SIGNS and parent != "tabs":
            self._add(_SIGNS[name])
        elif name == "hyperlink" and values.get("id") in self._outside:
            self._link(self._outside[values["id"]])
        elif name == "fldSimple":
            self._link(*_HYPERLINK.findall(values.get("instr", "")))

    def data(self, text: str) -> None:
        name = self._path[-1]
        if name in _TEXT:
            shown = re.sub("[\uf000-\uf0ff]", lambda sign: _symbol(ord(sign[0]), self._font), text)
            self._add(as_superscript(shown) if self._raised else shown)
        elif name == "instrText":
            self._link(*_HYPERLINK.findall(text))

    def end(self, _tag: str) -> None:
        name = self._path.pop()
        self.passages.end(name)
        self._fallbacks -= name == "Fallback"
        if name in self._changes:
            place = f"{self._place}paragraph {self.passages.ended + 1}, a tracked change"
            self.passages.add(Passage(place, "".join(self._aside)), apart=True)
            self._aside = []
        if name in {"p", "pt"} and self._path[-1:] != ["ptLst"]:
            self.passages.end_paragraph(f"{self._place}paragraph {self.passages.ended + 1}")

    def _add(self, text: str) -> None:
        if self._fallbacks:
            return
        if self._changes.isdisjoint(self._path):
            self.passages.write(text)
        else:
            self._aside.append(text)

    def _link(self, *addresses: str) -> None:
        if not self._fallbacks:
            self.passages.link(*addresses)


def _symbol(number: int, font: str) -> str:
    """Return the meaning of a sign of a font such as Symbol; a bullet for an ornament."""
    if "wingdings" in font.lower() or "webdings" in font.lower():
        return "•"
    return _SYMBOLS.get(number & 0xFF, "•") if number >= 0xF000 else chr(number)
