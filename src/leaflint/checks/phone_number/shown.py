"""The phone numbers in a leaflet, each with the services that are named beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from leaflint.checks.hit import Excerpt
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Service
from leaflint.core.finding import Fix, Problem
from leaflint.text.contacts.phone_number import PhoneNumber


class ShownNumber(NamedTuple):
    """A phone number in a leaflet, and the services named right beside it, nearest first."""

    excerpt: Excerpt
    number: PhoneNumber
    named: tuple[Service, ...]

    def problem(self, rule: str, message: str, help_text: str, replacement: str = "") -> Problem:
        """Make a problem that points at the number; a replacement is offered where it is safe."""
        problem = self.excerpt.problem(rule, message, help_text, self.number.written)
        return replace(problem, fix=self._fix(replacement)) if replacement else problem

    def _fix(self, replacement: str) -> Fix | None:
        """Return the fix that replaces it; None where mark-up such as ** or a backslash is inside."""
        leaflet, block, first, last = self.excerpt
        start, end = block.source_span(first, last)
        source = leaflet.document.scalar(block.path)
        shown = re.sub(r"\s+", " ", unescape(source[start:end]))
        if source[:start].endswith("\\") or shown != re.sub(r"\s+", " ", self.number.written):
            return None
        return leaflet.fix(block, first, last, replacement)

    def too_expensive(self) -> Problem:
        """Make the problem that no leaflet may give a number that costs so much."""
        message = f"a call to {self.number.written} costs more than one to an 01, 02 or 03 number"
        help_text = "Give a number that begins with 01, 02, 03 or 080, or an e-mail address."
        return self.problem("dear", message, help_text)


def numbers_in(leaflet: Leaflet, index: DirectoryIndex) -> Iterator[ShownNumber]:
    """Yield every phone number in a leaflet, in order."""
    for block, number in leaflet.numbers:
        names = index.names.beside(block.text, number.start, number.end)
        named = tuple(service for name in names for service in index.named[name])
        yield ShownNumber(Excerpt(leaflet, block, number.start, number.end), number, named)


def why_unanswered(number: PhoneNumber) -> str | None:
    """Return why nobody answers a number that was made up, or None for any other."""
    if number.is_drama:
        return "is kept for drama: nobody answers it"
    return "only stands in for a number: nobody answers it" if number.is_placeholder else None
