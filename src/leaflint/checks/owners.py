"""Owners of rules and facts in a policy: each must be somebody."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.checks.check import Context
from leaflint.core.finding import Position, Problem
from leaflint.core.suggest import did_you_mean


def unknown_owner(owner: str, what: str, at: Position, context: Context) -> Iterator[Problem]:
    """Yield the problem `unknown-owner` where nobody in people.yaml has the id `owner`."""
    known = {person.id for person in context.people.people}
    if owner not in known:
        message = f"the owner of {what}, '{owner}', is not in content/people.yaml"
        message += did_you_mean(owner, known)
        help_text = "Write the id of somebody in people.yaml, or add them there."
        yield Problem("unknown-owner", at, message, help_text, f"{what} {owner}")
