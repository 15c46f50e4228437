"""Leaflets that have pages: what the pages are called, and what they are made from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from leaflint.checks.summary import LeafletSummary
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Status
from leaflint.site.frame import Face
from leaflint.site.leaflet_view import LeafletView

_NOT_IN_NAMES = re.compile("[^a-z0-9-]+")


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


def page_names(files: Iterable[str]) -> dict[str, str]:
    """Return by its file the name of each leaflet's pages: its id, which is its file's name.

    A file whose name is no id, or taken, is an error of `schema`, and has a page all the same.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file in files:
        name = _NOT_IN_NAMES.sub("-", PurePosixPath(file).stem.lower()) or "-"
        others = (f"{name}-{number}" for number in count(2))
        names[file] = next(free for free in chain((name,), others) if free not in taken)
        taken.add(names[file])
    return names


def has_page(summary: LeafletSummary, face: Face) -> bool:
    """Whether a leaflet has a page: the public sees no drafts."""
    return face == "staff" or summary.status != "draft"


def reader_path(name: str) -> str:
    """Return the path of the page that readers get."""
    return f"leaflets/{name}.html"


def staff_path(name: str) -> str:
    """Return the path of the page for staff."""
    return f"staff/{name}.html"
