"""Reads the policy of a check, whichever checks there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from leaflint.checks.check import Check
from leaflint.content.loading import Loaded, load
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Problem
from leaflint.core.suggest import did_you_mean
from leaflint.files.places import EXTENSION, PolicyFolder

S = TypeVar("S", bound=Policy)


def load_policies(
    folder: PolicyFolder, checks: Iterable[Check[Any, Any]]
) -> dict[str, Loaded[Policy]]:
    """Read the policy file of every check; a missing or broken one has problems and no data."""
    return {check.id: load_policy(folder, check) for check in checks}


def load_policy(folder: PolicyFolder, check: Check[S, Any]) -> Loaded[S]:
    """Read a policy; one that sets the severity of a rule which its check does not have is refused."""
    loaded = load(folder.tree, f"{folder.name}/{check.id}{EXTENSION}", check.settings)
    problems = []
    for name in loaded.data.severity if loaded.data is not None else ():
        if name not in check.rules:
            message = f"`{name}` is no rule of this check{did_you_mean(name, check.rules)}"
            help_text = f"Rules: {', '.join(check.rules)}."
            at = loaded.at("severity", name)
            problems.append(Problem("unknown-key", at, message, help_text, name))
    if problems:
        return loaded._replace(data=None, problems=(*loaded.problems, *problems))
    return loaded
