"""Reads the words of one part of a .docx, element by element, for the proof."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leaflint.operations.importing.proof.source_passage import Passage, Passages, as_superscript

_TEXT = frozenset({"t", "delText", "v"})  # v: what a chart shows
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_SYMBOLS = {
    0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0x6D: "µ", 0x3C: "<", 0x3E: ">", 0x25: "%", 0x2B: "+", 0x2D: "-",
}  # fmt: skip
"""Signs of the font Symbol that change a meaning, by their numbers there."""


class DocxReader:
    """A target of the standard library's XML parser; names count without their namespaces.

    Of two versions of the same thing, for newer and for older programs, the newer is read.
    """

    def __init__(self, place: str, outside: Mapping[str, str], *, rejects: bool = False) -> None:
        self.passages = Passages()
        self._changes = {"ins", "moveTo"} if rejects else {"del", "moveFrom"}
        self._aside: list[str] = []  # words of a tracked change that is not taken
        self._place, self._outside = place, outside
        self._open: list[tuple[list[str], list[str]]] = []  # words and links of open paragraphs
        self._path: list[str] = []
        self._fallbacks = 0
        self._raised = False
        self._font = ""
        self._number = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        name = tag.rpartition("}")[2]
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._fallbacks += name == "Fallback"
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self.passages.start(name)
        if name in {"p", "pt"} and parent != "ptLst":
            self._open.append(([], []))
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
        """Take characters."""
        name = self._path[-1]
        if name in _TEXT:
            shown = "".join(
                _symbol(ord(one), self._font) if "\uf000" <= one <= "\uf0ff" else one
                for one in text
            )
            self._add(as_superscript(shown) if self._raised else shown)
        elif name == "instrText":
            self._link(*_HYPERLINK.findall(text))

    def end(self, _tag: str) -> None:
        """Take the end of an element."""
        name = self._path.pop()
        self.passages.end(name)
        self._fallbacks -= name == "Fallback"
        if name in self._changes and "".join(self._aside).strip():
            place = f"{self._place}paragraph {self._number + 1}, a tracked change"
            self.passages.add(Passage(place, "".join(self._aside)), apart=True)
            self._aside = []
        if name in {"p", "pt"} and self._open and (not self._path or self._path[-1] != "ptLst"):
            self._number += 1
            words, links = self._open.pop()
            text = "".join(words)
            if text.strip() or links:
                place = f"{self._place}paragraph {self._number}"
                self.passages.add(Passage(place, text, tuple(links)))

    def close(self) -> None:
        """Take the end of the part."""

    def _add(self, text: str) -> None:
        if self._open and not self._fallbacks:
            is_taken = self._changes.isdisjoint(self._path)
            words = self._open[-1][0] if is_taken else self._aside
            words.append(text)

    def _link(self, *addresses: str) -> None:
        if self._open and not self._fallbacks:
            self._open[-1][1].extend(addresses)


def _symbol(number: int, font: str) -> str:
    """Return what a sign of a font of signs means, or a bullet for one that is an ornament."""
    if "wingdings" in font.lower() or "webdings" in font.lower():
        return "•"
    return _SYMBOLS.get(number & 0xFF, "•") if number >= 0xF000 else chr(number)
