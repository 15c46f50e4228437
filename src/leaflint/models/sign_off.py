"""The sign-off file: `content/sign-offs/<id>.yaml`, who approved which exact text, and when."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from leaflint.dates import PartialDate
from leaflint.models.fields import Date, FileModel, Name, Text, editor_error
from leaflint.models.people import Role

Outcome = Literal["no-change", "changed", "number-swap"]
"""What came of it: the text stands, the text was changed, or only a phone number was replaced."""


class SignOffRecord(FileModel):
    """One approval."""

    by: Name
    """Who approved: a person in people.yaml."""
    role: Role
    """As what."""
    date: Date
    """The day of the approval: YYYY-MM-DD."""
    outcome: Outcome
    """no-change, changed, or number-swap (a phone number was replaced; nobody reviewed the rest)."""
    evidence: tuple[Text, ...] = ()
    """What was read for it."""
    next_review: Date | None = None
    """When the next review was planned for."""
    digest: Text
    """Digest of the approved text."""
    text: Text
    """The exact text that was approved, normalised."""
    number_swaps: tuple[Text, ...] = ()
    """The numbers that were replaced."""

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, date: PartialDate) -> PartialDate:
        if date.day is None:
            raise editor_error(f"'{date}' is not a day; write YYYY-MM-DD")
        return date


class SignOffs(FileModel):
    """Every approval of a leaflet, the oldest first; records are only ever added."""

    leaflet: Name
    """The leaflet's id."""
    records: tuple[SignOffRecord, ...] = Field(min_length=1)
    """The approvals."""

    @property
    def reviews(self) -> tuple[SignOffRecord, ...]:
        """The records of reviews: a swapped number is none, since nobody read the leaflet again."""
        return tuple(record for record in self.records if record.outcome != "number-swap")
