"""What `checks/sign-off.yaml` may say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from leaflint.content.models.fields import Date, Flag, Risk, Text, Whole
from leaflint.content.models.policy import Policy

Evidence = Literal["unchanged", "always", "never"]
"""Which reviews must say what was read: those that change nothing, all, or none."""


class Settings(Policy):
    """What an approval survives, and how it is given."""

    minor_words: Whole = Field(ge=0)
    """The most words that a minor edit may change, counted since the last sign-off."""
    interchangeable: tuple[tuple[Text, ...], ...] = ()
    """Lists of single words that mean the same to readers: an edit may put one for another."""
    days_to_commit: Whole = Field(30, ge=0)
    """A sign-off that is committed more than this many days after its date counts as back-dated."""
    github_identity: tuple[Risk, ...] = ()
    """Leaflets of these risks are approved on GitHub: a name given on a command line does not count."""
    github_identity_from: Date | None = None
    """From this day on `github_identity` applies: earlier sign-offs by name count. Without it none counts."""
    evidence: Evidence = "unchanged"
    """Which reviews say what was read: unchanged (those of a text that is as it was), always or never."""
    refuse_owner: Flag = False
    """Whether the owner of a leaflet may not approve it."""
    refuse_author: Flag = False
    """Whether those who changed a leaflet since its sign-off, by git, may not approve it by command."""
    by_is_author: Flag = False
    """Whether `leaflint sign-off --by` accepts only the person whose `email` is git's `user.email`."""
    on_github: Flag = False
    """Whether sign-offs are given in pull requests, where the status Sign-off, not this check, waits."""
    recorder: Text = "github-actions[bot]"
    """The login that alone adds records known from GitHub; for an App its name and [bot]."""
