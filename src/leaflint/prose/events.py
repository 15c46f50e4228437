"""Markdown as a stream of events, each with its place in code points.

Tables and crossed-out words are switched on so that they can be reported; nothing else beyond
CommonMark is (no smart punctuation: the words stay as they were written).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from pyromark import Markdown, Options
from pyromark.event import Event

PlacedEvent = tuple[Event, int, int]
"""An event of the Markdown parser, and the span of the text that it stands for."""

_PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
_WIDE = re.compile(r"[^\x00-\x7f]")


def read_events(value: str) -> list[PlacedEvent]:
    """Parse Markdown."""
    events = _PARSER.events_with_range(value)
    if value.isascii():
        return [(event, span["start"], span["end"]) for event, span in events]
    code_point = _code_point_finder(value)
    return [(event, code_point(span["start"]), code_point(span["end"])) for event, span in events]


def name_of(part: str | Mapping[str, object]) -> str:
    """Return the name of an event, or of the element that it begins or ends."""
    return part if isinstance(part, str) else next(iter(part))


def _code_point_finder(value: str) -> Callable[[int], int]:
    """Return a function that turns an offset in the value's UTF-8 bytes into one in the value."""
    surplus = 0
    byte_offsets, surpluses = [0], [0]
    for wide in _WIDE.finditer(value):
        surplus += len(wide[0].encode()) - 1
        byte_offsets.append(wide.end() + surplus)
        surpluses.append(surplus)
    return lambda offset: offset - surpluses[bisect_right(byte_offsets, offset) - 1]
