"""Markdown that has to stay under a limit: cut between its items, with a count of what was cut."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leaflint.core.plural import plural

_CLOSING = 500
"""Bytes kept free for each section's heading and the line that says what was cut."""


class Place(NamedTuple):
    """Where a page of Markdown is shown.

    Attributes:
        limit: bytes that fit there.
        rest: says in Markdown where to find what was cut.
        files: web address of the files at the commit that was checked, with a slash at its end;
            empty: lines are named, not linked.
        editor: the same, for the pages on which the files can be edited.
        note: is said right under the verdict, in Markdown.
    """

    limit: int
    rest: str
    files: str = ""
    editor: str = ""
    note: str = ""


class Section(NamedTuple):
    """A part of a page.

    Attributes:
        heading: its heading, in Markdown.
        items: what it lists, in Markdown; each is shown whole or not at all.
        noun: what the items are called, such as "error" or "leaflet".
        opening: what stands before the items, such as the head of a table.
        folded: whether a reader opens it first.
    """

    heading: str
    items: tuple[str, ...]
    noun: str
    opening: str = ""
    folded: bool = False


def fit(top: str, sections: Iterable[Section], place: Place) -> str:
    """Return a page that fits into its place: the top whole, then as much as there is room for.

    The sections come with the most important first; one without items is left out.
    """
    wanted = [section for section in sections if section.items]
    room = place.limit - _size(top) - _CLOSING * len(wanted)
    parts = [top]
    for section in wanted:
        number, room = _number_that_fits(section, room)
        parts.append(_show(section, number, place.rest))
    return "\n".join(parts)


def _number_that_fits(section: Section, room: int) -> tuple[int, int]:
    """Return how many items fit into some bytes, and the bytes that are then left."""
    left = room - _size(section.opening)
    for number, item in enumerate(section.items):
        if left < _size(item):
            return number, left if number else room
        left -= _size(item)
    return len(section.items), left


def _size(text: str) -> int:
    return len(text.encode())


def _show(section: Section, number: int, rest: str) -> str:
    body = section.opening + "".join(section.items[:number]) if number else ""
    left = len(section.items) - number
    if left:
        more = "more " if number else ""
        noun = plural(left, section.noun)
        body += f"\n**{left:,} {more}{noun} not shown here.** {rest}\n"
    if section.folded:
        heading = f"{section.heading} ({len(section.items):,})"
        return f"<details><summary>{heading}</summary>\n\n{body}\n</details>\n"
    return f"### {section.heading}\n\n{body}"
