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
