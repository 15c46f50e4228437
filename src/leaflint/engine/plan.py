"""What every leaflet of a run is put through: the checks that can run, and what they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from leaflint.checks.check import Check, Context
from leaflint.content.models.policy import Policy
from leaflint.engine.adoption import Adopted
from leaflint.engine.result import NotRun
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import Tree


class Planned(NamedTuple):
    """A check that runs, with its settings."""

    check: Check[Any, Any]
    settings: Policy


@dataclass(frozen=True)
class Plan:
    """What every leaflet is put through.

    Attributes:
        tree: the repository.
        folder: where its policy files are.
        wanted: ids of the checks that were asked for.
        checks: those of them that run.
        not_run: those of them that cannot run.
        policies: the settings of every check whose policy is valid, for severities.
        adopted: which checks the repository has adopted.
        context: what the checks know beside the leaflet.
        file_check: the check that reports on files which cannot be read, and on what they name.
    """

    tree: Tree
    folder: PolicyFolder
    wanted: tuple[str, ...]
    checks: tuple[Planned, ...]
    not_run: tuple[NotRun, ...]
    policies: Mapping[str, Policy]
    adopted: Adopted
    context: Context
    file_check: Check[Any, Any]

    @cached_property
    def fact_types(self) -> dict[str, type[Any]]:
        """The types of what is gathered for the estate, by check."""
        return {check.id: check.fact for check, _ in self.checks if check.fact is not None}
