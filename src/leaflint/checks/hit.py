"""What a check finds in the words of a leaflet, before it is known where they stand in the file."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Fix, Problem, Severity
from leaflint.text.prose.blocks import Block


class Hit(NamedTuple):
    """What a rule found, from `start` to `end` of a block's text."""

    rule: str
    block: Block
    start: int
    end: int
    message: str
    help: str
    subject: str
    replacement: str | None = None
    """What can stand in its place without a change in meaning, if anything can."""

    def problem(
        self, leaflet: Leaflet, fix: Fix | None = None, severity: Severity | None = None
    ) -> Problem:
        """Return the problem, with its place in the leaflet's file and the heading above it."""
        at = leaflet.within(self.block, self.start, self.end)
        section = leaflet.section_of(self.block.path)
        return Problem(self.rule, at, self.message, self.help, self.subject, section, fix, severity)


class Excerpt(NamedTuple):
    """Words of a leaflet: the characters from `start` to `end` of a block's text."""

    leaflet: Leaflet
    block: Block
    start: int
    end: int

    def problem(self, rule: str, message: str, help_text: str, subject: str) -> Problem:
        """Make a problem that points at the words."""
        hit = Hit(rule, self.block, self.start, self.end, message, help_text, subject)
        return hit.problem(self.leaflet)
