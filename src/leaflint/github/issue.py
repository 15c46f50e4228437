"""The GitHub issue about one leaflet's review: how it is found again, and what it says.

A hidden comment at its start names the leaflet; people never see it, and whatever they write above
or below the part that begins with it and ends with its twin is theirs and is kept.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, field_validator

from leaflint.checks.summary import ReviewStatus
from leaflint.core.dates import spoken_day
from leaflint.core.escape import visible
from leaflint.core.markdown import escape
from leaflint.reviews.estate import Entry, Estate
from leaflint.reviews.words import planned, status

State = Literal["open", "done"]
"""What we last made of an issue: open, or closed because the review was done."""

LABEL = "leaflet review"
"""Every issue of ours has it. Only people who may write in the repository can give labels."""

STATUS_LABELS = {
    ReviewStatus.NO_DATE: "review: no date",
    ReviewStatus.LONG_OVERDUE: "review: long overdue",
    ReviewStatus.OVERDUE: "review: overdue",
}
"""The label for each status that has an issue."""

_END = "<!-- /leaflint-review -->"
_BLOCK = re.compile(
    r"<!-- leaflint-review leaflet=(?P<leaflet>[a-z0-9-]+) owner=(?P<owner>[a-z0-9-]+) "
    r"state=(?P<state>open|done) -->(?:.*?<!-- /leaflint-review -->)?",
    re.DOTALL,
)
_LONGEST_TITLE = 256
_WRITERS = {"OWNER", "MEMBER", "COLLABORATOR"}


class Issue(BaseModel):
    """An issue as GitHub gives it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int
    title: str
    body: str = ""
    state: Literal["open", "closed"]
    labels: tuple[str, ...]
    author_association: str = "NONE"
    author_type: str = Field(default="User", validation_alias="user")
    closed_at: str = ""
    pull_request: dict[str, Any] | None = None

    @field_validator("body", "closed_at", mode="before")
    @classmethod
    def _nothing_is_empty(cls, value: object) -> object:
        return "" if value is None else value

    @field_validator("labels", mode="before")
    @classmethod
    def _names(cls, value: object) -> object:
        """Keep the name of each label."""
        if not isinstance(value, list):
            return value
        return [label.get("name") if isinstance(label, dict) else label for label in value]

    @field_validator("author_type", mode="before")
    @classmethod
    def _kind_of_author(cls, value: object) -> object:
        return value.get("type", "User") if isinstance(value, dict) else "User"

    @property
    def is_ours(self) -> bool:
        """Whether its hidden comment can be trusted: any stranger can write one into an issue."""
        return (
            LABEL in self.labels or self.author_type == "Bot" or self.author_association in _WRITERS
        )


class Marker(NamedTuple):
    """What the hidden comment of an issue says.

    Attributes:
        leaflet: id of the leaflet.
        owner: id of its owner when the issue was written.
        state: what we last made of it.
    """

    leaflet: str
    owner: str
    state: State


def marker_of(issue: Issue) -> Marker | None:
    """Return what the hidden comment of an issue says, or None when it has none to be trusted."""
    found = _BLOCK.search(issue.body)
    if found is None or not issue.is_ours or issue.pull_request is not None:
        return None
    return Marker(found["leaflet"], found["owner"], "done" if found["state"] == "done" else "open")


def title_of(entry: Entry) -> str:
    """Return the title of a new issue; later it belongs to whoever edits it."""
    return f"Review overdue: {visible(entry.title)}"[:_LONGEST_TITLE]


def write_body(block: str, old: str = "") -> str:
    """Put our part into the text of an issue; what people wrote around it stays."""
    old = old.replace("\r\n", "\n")
    if _BLOCK.search(old) is None:
        return block
    return _BLOCK.sub(lambda _: block, old, count=1)


def mark_done(old: str) -> str:
    """Return the text of an issue whose review was done."""
    return _BLOCK.sub(lambda found: found[0].replace("state=open", "state=done", 1), old, count=1)


def block_of(entry: Entry, estate: Estate, blob: str) -> str:
    """Return our part of an issue's text.

    It holds no time that has passed: it changes when something changed, not with every sweep.

    Args:
        entry: the leaflet.
        estate: the estate it belongs to.
        blob: web address below which the repository's files are shown.
    """
    since = "no date"
    if entry.next_review is not None:
        since = spoken_day(entry.next_review.last + timedelta(days=1))
    rows = (
        ("Leaflet", f"[{escape(entry.title)}]({blob}/{quote(entry.file)})"),
        ("Status", status(entry)),
        ("Planned for", planned(entry)),
        ("Overdue since", since),
        ("Last reviewed", entry.last_reviewed.spoken if entry.last_reviewed else "no date"),
        ("Risk", entry.risk),
        ("Owner", escape(estate.name(entry.owner))),
        ("Approver", escape(estate.name(entry.approver))),
    )
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return f"""\
<!-- leaflint-review leaflet={entry.leaflet} owner={entry.owner} state=open -->
Patients read this leaflet although nobody has reviewed it in time.

| | |
| --- | --- |
{table}

What to do:

1. Read the whole leaflet and its sources, and change what is no longer right.
2. Record the review: `leaflint sign-off {entry.leaflet} --by PERSON`. If nothing had to change, \
add `--outcome no-change`.
3. Open a pull request with both.

This issue closes by itself once the review is recorded. Closing it by hand does not help: it \
opens again.
{_END}"""
