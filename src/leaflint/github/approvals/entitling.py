"""Who was entitled when: the people of the default branch, in its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from leaflint.content.loading import load
from leaflint.content.models.shared import People
from leaflint.core.errors import UsageError
from leaflint.files import git
from leaflint.files.places import PEOPLE
from leaflint.files.tree import CommitTree


def people_of(root: Path, base: str) -> Callable[[datetime], tuple[People, ...]]:
    """Return a function that reads people.yaml of the default branch twice: at `base`, and at a time.

    `base` is the commit before the change that is approved. Somebody must be entitled by both: so nobody is
    by that change itself, nor by another that was merged after the review was written.
    """

    @cache
    def at(commit: str) -> People:
        people = load(CommitTree(root, commit), PEOPLE, People).data
        if people is None:
            raise UsageError(f"{PEOPLE} was missing or broken at {commit[:12]}, so nobody counts")
        return people

    def find(when: datetime) -> tuple[People, ...]:
        listed = git.output(
            root, "rev-list", "-1", "--first-parent", f"--before={when.isoformat()}", base
        )
        if not listed:
            raise UsageError("the review is older than the history that is here")
        return at(base), at(listed.strip())

    return find
