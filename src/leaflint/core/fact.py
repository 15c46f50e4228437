"""What a leaflet says that only the whole estate can judge."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.core.finding import Position

UNREAD = "unread"
"""Name of the fact that a leaflet could not be read, so that nobody concludes from its silence."""


class Fact(NamedTuple):
    """Something a leaflet says that only the whole estate can judge, such as its id.

    Attributes:
        leaflet: id of the leaflet; its file, for one that could not be read.
        name: what kind of fact.
        value: what the leaflet says.
        at: where it says so.
    """

    leaflet: str
    name: str
    value: str
    at: Position
