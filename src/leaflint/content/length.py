"""How long a leaflet may be, counted before any check reads it."""

from __future__ import annotations

from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Problem

MAX_WORDS = 20_000
"""Words of a leaflet, those of the blocks that it includes too. Long booklets have 15,000. It bounds
the time that one leaflet can take, and what including one block many times can come to."""


def too_long(leaflet: Leaflet) -> Problem | None:
    """Return the problem of a leaflet that has too many words, or None."""
    if _characters(leaflet) <= 2 * MAX_WORDS:  # a word and what parts it from the next take two
        return None
    shared = {name: len(text.split()) for name, text in leaflet.shared_texts.items()}
    words = 0
    for number, section in enumerate(leaflet.data.sections):
        words += len(section.text.split())
        words += sum(shared.get(name, 0) for name in section.include)
        if words > MAX_WORDS:
            at = leaflet.at("sections", number)
            message = f"the leaflet has more than {MAX_WORDS:,} words, so it was not checked"
            return Problem("limit", at, message, "Split it into several leaflets.")
    return None


def _characters(leaflet: Leaflet) -> int:
    """Count the characters of all texts, each with one that parts it from the next."""
    return sum(
        len(section.text)
        + 1
        + sum(len(leaflet.shared_texts.get(name, "")) + 1 for name in section.include)
        for section in leaflet.data.sections
    )
