"""Reads the words of one part of an .odt, element by element, for the proof."""

from __future__ import annotations

from collections.abc import Mapping

from leaflint.operations.importing.proof.source_passage import Passage, Passages, as_superscript

_WITH_WORDS = frozenset(
    "p h span a s tab line-break ruby-base meta meta-field bookmark-ref reference-ref page-number page-count"
    " date time title text-input placeholder".split()
)
_SIGNS = {"tab": "\t", "line-break": "\n"}


class OdtReader:
    """A target of the standard library's XML parser; names count without their namespaces."""

    def __init__(self, place: str) -> None:
        self.passages = Passages()
        self._place = place
        self._open: list[tuple[list[str], list[str]]] = []  # words and links of open paragraphs
        self._path: list[str] = []
        self._raising: set[str] = set()  # styles that raise text
        self._styles: list[str] = []
        self._number = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        name = tag.rpartition("}")[2]
        self._path.append(name)
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self.passages.start(name)
        if name == "style":
            self._styles.append(values.get("name", ""))
        elif name == "text-properties" and values.get("text-position", "").startswith("super"):
            self._raising.update(self._styles[-1:])
        elif name in {"p", "h"}:
            self._open.append(([], []))
        elif name == "span":
            self._styles.append(values.get("style-name", ""))
        elif name == "a" and self._open:
            self._open[-1][1].append(values.get("href", ""))
        elif name == "s":
            self._add(" " * min(int(values.get("c", "1")), 100))
        elif name in _SIGNS:
            self._add(_SIGNS[name])

    def data(self, text: str) -> None:
        """Take characters."""
        if self._path[-1] in _WITH_WORDS:
            raised = not self._raising.isdisjoint(self._styles)
            self._add(as_superscript(text) if raised and text.strip() else text)

    def end(self, _tag: str) -> None:
        """Take the end of an element."""
        name = self._path.pop()
        self.passages.end(name)
        if name in {"style", "span"} and self._styles:
            self._styles.pop()
        elif name in {"p", "h"} and self._open:
            self._number += 1
            words, links = self._open.pop()
            text = "".join(words)
            if text.strip() or links:
                place = f"{self._place}paragraph {self._number}"
                self.passages.add(Passage(place, text, tuple(links)))

    def close(self) -> None:
        """Take the end of the part."""

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1][0].append(text)
