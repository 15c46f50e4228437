"""What is found when a rule is applied to a leaflet."""

from __future__ import annotations

from typing import Literal, NamedTuple

OutcomeKind = Literal["contradicted", "present", "wrong-place", "drifted", "incomplete", "missing"]
"""From what outweighs the rest to what counts when nothing is found."""


class Outcome(NamedTuple):
    """How far a passage, or a leaflet, says what it must.

    Attributes:
        kind: the outcome.
        passage: number of the passage, or -1 where nothing was found.
        start: the first word in it that counts.
        end: one past the last.
        details: the differing words, or the parts that are lacking.
    """

    kind: OutcomeKind
    passage: int = -1
    start: int = 0
    end: int = 0
    details: tuple[str, ...] = ()
