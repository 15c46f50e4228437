"""Finds points of lists that were typed: "•⇥", "-", "o" or "1)" at the start of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from leaflint.operations.importing.document import Kind, Paragraph, Span, raw_text

_SURE = "•·◦▪▫‣●○■□➢➤\u2043∙"
_MEANING = "✓✔✗✘☑☒☐"
"""Signs that say something, such as do and don't: they stay in the text."""
_POINT = re.compile(
    rf"\s*(?:(?P<sure>[{_SURE}])\s*|(?P<meaning>[{_MEANING}])\s*|(?P<sign>[-–—*o])\s+"
    r"|\(?(?P<number>[0-9]{1,2})[.)]\s+|\(?(?P<letter>[a-z])[.)]\s+)(?=\S)"
)


class _Point(NamedTuple):
    """How a paragraph begins as a point: its sign or number, and how many characters that takes."""

    sign: str
    length: int
    number: int | None


def _point_of(paragraph: Paragraph) -> _Point | None:
    match = _POINT.match(raw_text(paragraph.spans))
    if match is None or paragraph.kind in {"title", "heading"}:
        return None
    if match["number"]:
        return _Point("1", match.end(), int(match["number"]))
    if match["letter"] or match["meaning"]:
        return _Point("a" if match["letter"] else "✓", 0, None)
    return _Point(match["sure"] or match["sign"], match.end(), None)


def mark_points(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Turn paragraphs with a typed sign into points; a lone dash, o or number makes none."""
    points = [_point_of(paragraph) for paragraph in paragraphs]
    marked: list[Paragraph] = []
    signs: list[str] = []  # of the list that is open, the outermost first
    for at, (paragraph, point) in enumerate(zip(paragraphs, points, strict=True)):
        if point is None or not _is_point(paragraphs, points, at):
            signs = []
            marked.append(paragraph)
            continue
        if paragraph.kind in {"bullet", "number"}:  # Word prints a sign, and another was typed
            marked.append(_without(paragraph, point.length if point.number is None else 0))
            continue
        if point.number is not None and "1" not in signs:
            signs = []  # steps lie in no list of other points; points may lie in steps
        if point.sign in signs:
            del signs[signs.index(point.sign) + 1 :]
        else:
            signs.append(point.sign)
        marked.append(as_point(paragraph, len(signs)))
    return marked


def as_point(paragraph: Paragraph, level: int) -> Paragraph:
    """Turn a paragraph into a point, without the sign or number that was typed before it."""
    point = _point_of(paragraph) or _Point("", 0, None)
    kind: Kind = "bullet" if point.number is None else "number"
    bare = _without(paragraph, point.length)
    return bare._replace(kind=kind, level=level, number=point.number)


def _is_point(paragraphs: Sequence[Paragraph], points: Sequence[_Point | None], at: int) -> bool:
    """Whether a paragraph that begins as a point is one, by its sign and by its neighbours."""
    point = points[at]
    if point is None or point.sign in _SURE + "✓":
        return point is not None
    if paragraphs[at].kind in {"bullet", "number"}:
        return True
    before = points[at - 1] if at else None
    after = points[at + 1] if at + 1 < len(points) else None
    if point.number is not None:
        is_next = before is not None and before.number == point.number - 1
        return is_next or (after is not None and after.number == point.number + 1)
    has_neighbour = any(other is not None and other.sign == point.sign for other in (before, after))
    led_in = at > 0 and paragraphs[at - 1].text.endswith(":") and point.sign != "a"
    return has_neighbour or led_in


def _without(paragraph: Paragraph, length: int) -> Paragraph:
    """Return a paragraph without its first characters."""
    spans: list[Span] = []
    for span in paragraph.spans:
        dropped = min(length, len(span.text))
        length -= dropped
        if dropped < len(span.text):
            spans.append(span._replace(text=span.text[dropped:]))
    return paragraph._replace(spans=tuple(spans))
