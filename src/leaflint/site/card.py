"""Leaflets that have pages, and what the pages are made from."""

from __future__ import annotations

from typing import Any, NamedTuple

from leaflint.checks.summary import LeafletSummary
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Status
from leaflint.site.frame import Face, SitePage
from leaflint.site.leaflet_view import LeafletView


class Card(NamedTuple):
    """What the list of leaflets says of one."""

    name: str
    title: str
    summary: str = ""
    topics: tuple[str, ...] = ()
    status: Status | None = None
    """None for a leaflet that cannot be read."""

    @classmethod
    def read(cls, recorded: dict[str, Any]) -> Card:
        """Return what an earlier run has recorded."""
        return cls(**{**recorded, "topics": tuple(recorded["topics"])})


class Shown(NamedTuple):
    """A leaflet that has a page: its file, what the list says of it, and how its readers see it.

    One that cannot be read has neither a leaflet nor a view.
    """

    file: str
    card: Card
    leaflet: Leaflet | None = None
    view: LeafletView | None = None
    printed: tuple[SitePage, ...] = ()
    """Its files for paper: at 12 point, and in large print."""


def has_page(summary: LeafletSummary, face: Face) -> bool:
    """Whether a leaflet has a page: the public sees no drafts."""
    return face == "staff" or summary.status != "draft"
