"""Signs that were meant as mark-up, and that readers see as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflint.text.prose.blocks import Block

_BULLETS = "•·◦▪▫‣●○■□➢✓✔"
_POINT = re.compile(rf"^[ \t]*(?:[{_BULLETS}][ \t]*|[o–—][ \t]+)(?=\S)", re.MULTILINE)
"""How a point of a list begins that was pasted from a word processor."""
_SURE_POINT = re.compile(rf"[ \t]*[{_BULLETS}]")
_PARTED_LINK = re.compile(
    r"\[[^\[\]\n]+\][ \t]+\((?:https?:|www\.|mailto:|tel:)[^()\s]*\)"
    r"|\([^()\n]+\)\[(?:https?:|www\.)[^\[\]\s]*\]",
    re.IGNORECASE,
)
_MARK_UP = re.compile(r"\*\*|__(?=\w)|\[[^\[\]\n]+\]\([^()\s]*\)|^#+ |</?[a-z]+>", re.IGNORECASE)


class Slip(NamedTuple):
    """A sign that is shown as it stands: its place, what is wrong with {seen}, and what to do."""

    name: str
    start: int
    end: int
    message: str
    help: str


def find_slips(value: str, blocks: Iterable[Block]) -> Iterator[Slip]:
    """Yield the slips in the Markdown of a text, of which blocks were made."""
    yield from _pasted_points(value)
    for link in _PARTED_LINK.finditer(value):
        message = "readers see the address in '{seen}', and no link"
        help_text = "Write [words](https://...), without a space between ] and (."
        yield Slip("link", *link.span(), message, help_text)
    for block in blocks:
        at = block.text.find("**")
        start, end = block.source_span(at, at + 2) if at >= 0 else (0, 0)
        if value[start:end] == "**":
            line_end = value.find("\n", start)
            message = (
                "readers see the signs ** in '{seen}': they do not stand on both sides of words"
            )
            help_text = "Write **words** for bold, without spaces inside the signs."
            yield Slip("bold", start, line_end if line_end > 0 else len(value), message, help_text)


def _pasted_points(value: str) -> Iterator[Slip]:
    """Yield the first line of each list that was pasted; a single dash or o begins no list."""
    lines = list(_POINT.finditer(value))
    reach = -1
    for number, point in enumerate(lines):
        line_end = value.find("\n", point.end())
        line_end = line_end if line_end > 0 else len(value)
        begins = point.start() > reach
        following = lines[number + 1] if number + 1 < len(lines) else None
        has_next = following is not None and not value[line_end : following.start()].strip()
        if begins and (has_next or _SURE_POINT.match(point[0])):
            message = "'{seen}' begins a list that is no list to a screen reader or a phone"
            help_text = "Begin each of its lines with - and a space."
            yield Slip("pasted-list", point.start(), line_end, message, help_text)
        if has_next and following is not None:
            reach = max(reach, following.start())


def find_plain_slips(value: str) -> Iterator[Slip]:
    """Yield the mark-up in a title, summary or heading, which readers see as it stands."""
    for sign in _MARK_UP.finditer(value):
        message = "readers see '{seen}' as it stands: there is no mark-up here"
        yield Slip("plain", *sign.span(), message, "Write the words alone.")
