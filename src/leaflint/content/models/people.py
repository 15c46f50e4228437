"""The people: `content/people.yaml`, owners and approvers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from leaflint.content.models.fields import Date, Email, FileModel, GitHubName, Name, Text

Role = Literal["editor", "clinical-reviewer", "governance"]
"""What somebody does: writes; approves what leaflets say; looks after the policy."""


class Person(FileModel):
    """Somebody, or a team, who owns or approves leaflets."""

    id: Name
    """Short name that other files use."""
    name: Text
    """The name in full."""
    kind: Literal["person", "team"] = "person"
    """person or team."""
    role: Role
    """editor (writes), clinical-reviewer (approves what leaflets say) or governance (owns policy)."""
    approves: tuple[Name, ...] = ()
    """Topics that a clinical reviewer may approve; none named means all."""
    github: GitHubName | None = None
    """The name on GitHub, without @; for a team organisation/team."""
    email: Email | None = None
    """The e-mail address at work."""
    leaves: Date | None = None
    """The last day in the role, when it is known."""


class People(FileModel):
    """Everybody who owns or approves leaflets."""

    people: tuple[Person, ...] = Field(min_length=1)
    """The people and teams, in any order."""
