"""What a leaflet without an approval needs: somebody who may give it, and the line by which they do.

Whoever approves a leaflet writes the line, and changes no word of it but the evidence.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from leaflint.core.finding import Finding

EVIDENCE = "WHAT YOU READ"
"""Stands in the line of a review, for the reviewer to put what was read in its place."""


_UNAPPROVED = frozenset({"sign-off/unsigned", "sign-off/voided", "sign-off/waiting"})
"""Rules that find a text which nobody approved."""


class Needed(NamedTuple):
    """A leaflet whose text needs a sign-off before it is merged."""

    leaflet: str
    title: str
    line: str
    """The line that suffices: a review of the whole where it never had one, else of the change."""
    approvers: tuple[str, ...]
    """The names of those who may approve it, whoever did so last first."""
    may_wait: bool = False
    """Whether only phone numbers were swapped, as the directory says: it may be merged unapproved."""


def is_unapproved(finding: Finding) -> bool:
    """Whether a finding says that nobody approved a text."""
    return finding.name in _UNAPPROVED


def is_swapped(finding: Finding) -> bool:
    """Whether a finding says that only retired phone numbers were swapped since the approval."""
    return finding.name == "sign-off/number-swap"


def change_line(leaflet_id: str, code: str) -> str:
    """Return the line that approves a change; `code` is the whole code of the text."""
    return f"Change approved: {leaflet_id} {code}."


def review_line(
    leaflet_id: str, code: str, next_review: date, verdict: str = "Reviewed and approved"
) -> str:
    """Return the line that approves the whole leaflet, and says in which month it is due next."""
    return (
        f"{verdict}: {leaflet_id} {code}. Evidence: {EVIDENCE}. Next review: {next_review:%Y-%m}."
    )
