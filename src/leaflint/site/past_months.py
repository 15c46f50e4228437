"""The months of a repository's history: which commit was in force at the end of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from leaflint.core.dates import add_months
from leaflint.files import git
from leaflint.files.places import ADOPTION, POLICY
from leaflint.files.tree import Tree

MONTHS = 24
"""How far back trends go: as far as the load of reviews looks ahead."""


class Month(NamedTuple):
    """A month that is over: its last day, and the commit that was in force then."""

    day: date
    commit: str


def past_months(tree: Tree, today: date) -> tuple[Month, ...]:
    """Return the last months that are over, oldest first, from the one that brought the first commit.

    The whole history must be here.
    """
    commits = list(_commits(tree))
    months = []
    for back in range(MONTHS, 0, -1):
        day = add_months(today.replace(day=1), 1 - back) - timedelta(days=1)
        # The clocks of those who commit differ: what counts is the order of the main line.
        last = next((name for committed, name in reversed(commits) if committed <= day), None)
        if last is not None:
            months.append(Month(day, last))
    return tuple(months)


def policy_changes(tree: Tree) -> frozenset[str]:
    """Return the months (YYYY-MM) in which the policy changed, without the commit that brought it."""
    changes = list(_commits(tree, POLICY, ADOPTION))
    return frozenset(f"{day:%Y-%m}" for day, _ in changes[1:])


def _commits(tree: Tree, *paths: str) -> Iterator[tuple[date, str]]:
    """Yield the day and the name of each commit of the main line that changed a file, oldest first.

    What a merge brought counts from the day of the merge: only then was it in force.
    """
    options = ("--first-parent", "--reverse", "--format=%cs %H")
    log = git.output(tree.root, "log", *options, tree.commit or "HEAD", "--", *(paths or (".",)))
    for line in log.splitlines():
        day, _, commit = line.partition(" ")
        yield date.fromisoformat(day), commit
