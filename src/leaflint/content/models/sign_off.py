"""The sign-offs of a leaflet: `content/sign-offs/<id>.yaml`, written by `leaflint sign-off`."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from leaflint.content.models.fields import (
    Date,
    FileModel,
    GitHubId,
    Name,
    ReaderText,
    Text,
    Web,
    Whole,
    editor_error,
)
from leaflint.content.models.leaflet import Waiver
from leaflint.content.models.shared import Role
from leaflint.core.dates import PartialDate
from leaflint.files.places import SIGN_OFFS

Kind = Literal["review", "change", "wording", "number-swap", "withdrawn"]
"""What a record says of its text.

`review`: the whole leaflet was read, and has new dates. `change`: what changed since the record before
is approved. `wording`: it changes no meaning. `number-swap`: nobody read it, a retired phone number was
replaced (no longer written). `withdrawn`: the leaflet is no longer for readers. The dates stay in all but
the first.
"""

Outcome = Literal["no-change", "changed", "number-swap"]
"""What records of format 1 say in place of the kind; a review is the first two."""

Identity = Literal["stated", "github"]
"""How it is known who said it: a name was given on a command line, or GitHub knows the login."""

FORMAT = 2
"""The format of approved texts that is written today; see `approved_text`."""

PICTURE = "Picture: "
"""Begins the line of a picture in an approved text."""

CONTACTS = "Contacts: "
"""Begins the last line of an approved text, when the leaflet lists services."""


class NumberSwap(FileModel):
    """A retired phone number, and the one that took its place."""

    old: Text
    """The number as it stood in the text."""
    new: Text
    """The number that stands there now."""


class GitHubSource(FileModel):
    """The review, or the comment, on GitHub in which somebody said it."""

    url: Web
    """Where it can be read."""
    id: GitHubId
    """GitHub's number of the review or comment."""
    pull_request: Whole | None = None
    """The pull request that was reviewed; none for a comment on an issue."""
    commit: str = Field(pattern=r"^[0-9a-f]{40}$")
    """The commit that held the text."""
    at: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
    """When it was written, in UTC."""
    user_id: GitHubId
    """The number of the account."""
    login: Text
    """The name that the account had."""
    code: str = Field(pattern=r"^[2-9A-Z]{4}(-[2-9A-Z]{4}){5}$")
    """The code of the text, as it stands in the review or comment."""


class SignOff(FileModel):
    """One approval of one exact text."""

    by: Name
    """Who approved it: a person in people.yaml."""
    role: Role
    """The role in which that person did."""
    date: Date
    """The day of the approval: YYYY-MM-DD."""
    format: Whole = Field(1, ge=1, le=2)
    """The format of the text below: 2 holds pictures and the numbers of lists as well."""
    kind: Kind
    """review, change, wording, number-swap or withdrawn."""
    outcome: Outcome | None = None
    """What stood in place of the kind in format 1."""
    identity: Identity = "stated"
    """How it is known who it was: stated or github."""
    github: GitHubSource | None = None
    """For the identity github: where it was said."""
    evidence: tuple[Text, ...] = ()
    """What was read for it."""
    notes: Text | None = None
    """Anything that whoever comes after should know."""
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

    @model_validator(mode="before")
    @classmethod
    def _read_outcome(cls, value: object) -> object:
        if not isinstance(value, dict) or "kind" in value or "outcome" not in value:
            return value
        is_swap = value["outcome"] == "number-swap"
        return {**value, "kind": "number-swap" if is_swap else "review"}

    @model_validator(mode="after")
    def _has_a_source(self) -> SignOff:
        if (self.github is not None) != (self.identity == "github"):
            raise editor_error("`github` says where it was said: it belongs to `identity: github`")
        return self

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: PartialDate) -> PartialDate:
        if value.day is None:
            raise editor_error(f"'{value}' is not a day; write YYYY-MM-DD")
        return value


class SignedWaiver(FileModel):
    """A waiver of the leaflet, as whoever allowed it signed it."""

    by: Name
    """Who allowed it: a person in people.yaml."""
    date: Date
    """The day on which it was allowed: YYYY-MM-DD."""
    check: Name
    """The check that is waived."""
    rule: Name | None = None
    """One rule of that check; without it, all of them."""
    reason: Text
    """Why the exception is right."""
    expires: Date
    """The last day on which it holds."""

    def is_for(self, waiver: Waiver) -> bool:
        """Whether it is this waiver, word for word, that was allowed."""
        signed = (self.by, self.check, self.rule, self.reason, self.expires)
        return signed == (
            waiver.approved_by, waiver.check, waiver.rule, waiver.reason, waiver.expires,
        )  # fmt: skip


class SignOffs(FileModel):
    """Who approved which exact text of a leaflet, and when; and who allowed which of its waivers."""

    model_config = ConfigDict(title="Sign-offs")

    leaflet: Name
    """The leaflet's id."""
    records: tuple[SignOff, ...] = ()
    """The approvals, oldest first. New ones are added at the end; none is ever changed."""
    waivers: tuple[SignedWaiver, ...] = ()
    """The waivers that were allowed, in any order."""

    @property
    def last(self) -> SignOff | None:
        """The record that counts: the newest one."""
        return self.records[-1] if self.records else None

    @property
    def last_given(self) -> SignOff | None:
        """The newest record that somebody gave: swaps of numbers are nobody's approval."""
        given = (record for record in reversed(self.records) if record.kind != "number-swap")
        return next(given, None)

    @property
    def last_review(self) -> SignOff | None:
        """The newest record of a review of the whole leaflet."""
        reviews = (record for record in reversed(self.records) if record.kind == "review")
        return next(reviews, None)

    @property
    def since_review(self) -> tuple[SignOff, ...]:
        """The records from the last review on, oldest first; all where there is none."""
        starts = [number for number, record in enumerate(self.records) if record.kind == "review"]
        return self.records[starts[-1] :] if starts else self.records

    @model_validator(mode="after")
    def _says_something(self) -> SignOffs:
        if not self.records and not self.waivers:
            raise editor_error("has neither `records` nor `waivers`")
        return self


def sign_off_file(leaflet_id: str) -> str:
    """Return the path of a leaflet's sign-offs from the repository's root."""
    return f"{SIGN_OFFS}/{leaflet_id}.yaml"
