"""What every leaflet of a run is put through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.checks.check import Check, Context
from leaflint.content.models.policy import Policy


class Planned(NamedTuple):
    """A check that runs, with its settings."""

    check: Check[Any]
    settings: Policy


@dataclass(frozen=True)
class Plan:
    """What every leaflet is put through.

    Attributes:
        root: the repository.
        checks: the checks that run.
        policies: the settings of every check whose policy is valid, for severities.
        complete: whether those are all the checks that were asked for.
        context: what the checks know beside the leaflet.
    """

    root: Path
    checks: tuple[Planned, ...]
    policies: dict[str, Policy]
    complete: bool
    context: Context

    def settings(self, check_id: str) -> Policy | None:
        """Return the settings of a check that runs, or None."""
        return next((one.settings for one in self.checks if one.check.id == check_id), None)
