"""Markdown as a stream of events, each with its place in code points.

Tables and crossed-out words are switched on so that they can be reported; nothing else beyond
CommonMark is (no smart punctuation: the words stay as they were written).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

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
    offsets = _Offsets(value)
    return [(event, offsets[span["start"]], offsets[span["end"]]) for event, span in events]


def to_html(value: str) -> str:
    """Return Markdown as HTML; HTML in it stands as it is."""
    return _PARSER.html(value)


def name_of(part: str | Mapping[str, object]) -> str:
    """Return the name of an event, or of the element that it begins or ends."""
    return part if isinstance(part, str) else next(iter(part))


class _Offsets(dict[int, int]):
    """Offsets in a value by offsets in its UTF-8 bytes; each is worked out once, when first asked for."""

    def __init__(self, value: str) -> None:
        surplus = 0
        self._byte_offsets, self._surpluses = [0], [0]
        for wide in _WIDE.finditer(value):
            surplus += len(wide[0].encode()) - 1
            self._byte_offsets.append(wide.end() + surplus)
            self._surpluses.append(surplus)

    def __missing__(self, offset: int) -> int:
        self[offset] = offset - self._surpluses[bisect_right(self._byte_offsets, offset) - 1]
        return self[offset]
