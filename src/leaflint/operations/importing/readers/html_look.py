"""How words of a web page look: by the elements that they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

from bs4.element import Tag

from leaflint.operations.importing.document import Kind

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([0-9.]+)(pt|px)", re.IGNORECASE)
_FONT_SIZES = (8.0, 10.0, 12.0, 14.0, 18.0, 24.0, 36.0)
"""Points that <font size="1"> to <font size="7"> stand for."""


class Look(NamedTuple):
    """What the parts of an element inherit from it; the size is in points."""

    bold: bool = False
    url: str | None = None
    size: float | None = None
    kind: Kind = "paragraph"
    level: int = 1
    number: int | None = None

    def inside(self, tag: Tag) -> Look:
        """Return how words look in an element that stands in this one."""
        style = str(tag.get("style") or "")
        bold = bool(_BOLD.search(style)) or tag.name.lower() in {"b", "strong", "th", "dt"}
        return self._replace(bold=self.bold or bold, size=_size_of(tag, style) or self.size)


def _size_of(tag: Tag, style: str) -> float | None:
    """Return the size of letters in points, where an element sets it."""
    if found := _SIZE.search(style):
        return float(found[1]) * (0.75 if found[2].lower() == "px" else 1)
    size = str(tag.get("size") or "")
    return _FONT_SIZES[int(size) - 1] if tag.name == "font" and size in set("1234567") else None
