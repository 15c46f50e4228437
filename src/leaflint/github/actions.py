"""The things that a sweep can do to an issue."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["open", "update", "reopen", "close", "close duplicate"]
"""What is done to an issue."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is sent to GitHub about an issue; None is left as it is."""

    title: str | None = None
    body: str | None = None
    labels: tuple[str, ...] | None = None
    assignees: tuple[str, ...] | None = None
    state: Literal["open", "closed"] | None = None
    state_reason: Literal["completed", "not_planned", "reopened"] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return only what is set."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that is made once: its hidden key shows whether it is there already."""

    key: str
    text: str

    @property
    def hidden_key(self) -> str:
        """The key as it stands in the comment."""
        return f"<!-- leaflint-review {self.key} -->"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        kind: what.
        leaflet: id of the leaflet.
        issue: number of the issue, or None for a new one.
        why: in words, for the log.
        fields: what the issue becomes.
        comment: what is said to those who follow it.
        owner: id of the person to be asked, when that changes.
    """

    kind: Kind
    leaflet: str
    issue: int | None
    why: str
    fields: Fields
    comment: Comment | None = None
    owner: str | None = None


@dataclass(frozen=True)
class Plan:
    """What a sweep does.

    Attributes:
        actions: in order: what is done with is closed first, then the worst is asked for first.
        left: ids of the late leaflets that are left for the next sweep, the worst first.
    """

    actions: tuple[Action, ...]
    left: tuple[str, ...]
