"""What becomes of a statement."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.content.models.sign_off import SignOff
from leaflint.github.approvals.pull_facts import Said


class Answer(NamedTuple):
    """What becomes of one statement: a record, or a refusal in words."""

    said: Said
    line: str
    """The line, or the leaflet's id."""
    record: SignOff | None = None
    refusal: str = ""
