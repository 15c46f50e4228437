"""The sign-offs of a leaflet: `content/sign-offs/<id>.yaml`, written by `leaflint sign-off`."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, field_validator

from leaflint.content.models.fields import Date, FileModel, Name, ReaderText, Text, editor_error
from leaflint.content.models.shared import Role
from leaflint.core.dates import PartialDate
from leaflint.files.places import SIGN_OFFS

Outcome = Literal["no-change", "changed", "number-swap"]
"""What came of a review. `number-swap`: no review, a retired phone number was replaced by its new one."""

CONTACTS = "Contacts: "
"""Begins the last line of an approved text, when the leaflet lists services."""


class NumberSwap(FileModel):
    """A retired phone number, and the one that took its place."""

    old: Text
    """The number as it stood in the text."""
    new: Text
    """The number that stands there now."""


class SignOff(FileModel):
    """One approval of one exact text."""

    by: Name
    """Who approved it: a person in people.yaml."""
    role: Role
    """The role in which that person did."""
    date: Date
    """The day of the approval: YYYY-MM-DD."""
    outcome: Outcome
    """no-change, changed, or number-swap (a retired phone number was replaced, nothing else)."""
    evidence: tuple[Text, ...] = ()
    """What was read for it."""
    next_review: Date | None = None
    """When the next review was set for."""
    number_swaps: tuple[NumberSwap, ...] = ()
    """For a number-swap: the phone numbers that were replaced."""
    digest: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    """SHA-256 of the text below, which shows when it was altered."""
    text: ReaderText
    """The exact text that was approved, as `leaflint sign-off` writes it."""

    @property
    def spoken(self) -> str:
        """What messages call it."""
        return f"the sign-off by {self.by} of {self.date.spoken}"

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: PartialDate) -> PartialDate:
        if value.day is None:
            raise editor_error(f"'{value}' is not a day; write YYYY-MM-DD")
        return value


class SignOffs(FileModel):
    """Who approved which exact text of a leaflet, and when."""

    model_config = ConfigDict(title="Sign-offs")

    leaflet: Name
    """The leaflet's id."""
    records: tuple[SignOff, ...] = Field(min_length=1)
    """The approvals, oldest first. New ones are added at the end; none is ever changed."""


def sign_off_file(leaflet_id: str) -> str:
    """Return the path of a leaflet's sign-offs from the repository's root."""
    return f"{SIGN_OFFS}/{leaflet_id}.yaml"
