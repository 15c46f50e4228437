"""The structure of a tagged PDF: which contents are a heading, a point or a cell of a table."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pypdfium2 import PdfPage, raw

_DEEPEST = 60
"""Levels of a structure that are read; real ones have about ten."""


class Element(NamedTuple):
    """An element: its type, such as P or H1, its description, and its children or content numbers."""

    type: str
    description: str
    children: tuple[Element | int, ...]

    @property
    def parts(self) -> tuple[Element, ...]:
        """Its children that are elements themselves."""
        return tuple(child for child in self.children if isinstance(child, Element))

    @property
    def contents(self) -> set[int]:
        """The numbers of all content in it."""
        own = {child for child in self.children if isinstance(child, int)}
        return own.union(*(part.contents for part in self.parts))

    def outermost(self, kind: str) -> Iterator[Element]:
        """Yield the elements of a type in it, but none that lies in another of them."""
        for part in self.parts:
            if part.type == kind:
                yield part
            else:
                yield from part.outermost(kind)


def read_structure(page: PdfPage) -> tuple[Element, ...]:
    """Return the structure of a page; nothing where it has none."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        return tuple(
            _element(child, 0)
            for index in range(raw.FPDF_StructTree_CountChildren(tree))
            if (child := raw.FPDF_StructTree_GetChildAtIndex(tree, index))
        )
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(element: object, depth: int) -> Element:
    children: list[Element | int] = []
    count = raw.FPDF_StructElement_CountChildren(element) if depth < _DEEPEST else 0
    for index in range(count):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            children.append(_element(child, depth + 1))
        else:
            content = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            children += [content] if content >= 0 else []
    kind = _text(raw.FPDF_StructElement_GetType, element)
    return Element(kind, _text(raw.FPDF_StructElement_GetAltText, element), tuple(children))


def _text(function: Callable[..., Any], element: object) -> str:
    size = function(element, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
