"""The two ways in which a run ends without a report."""

from __future__ import annotations


class UsageError(Exception):
    """The job could not be done as asked; the text says why, and what to do."""


class Defect(Exception):
    """A check raised an exception: a mistake in Leaflint, not in the leaflet."""
