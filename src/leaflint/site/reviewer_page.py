"""The page for reviewers: each leaflet of a change as its readers see it, beside what changed in meaning.

With it stand what the leaflet rests on, what the checks find, how long reading takes, who is waited for
and the line to paste. The page is one file: it can be read on a phone, kept, and printed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks import sign_off
from leaflint.core.dates import spoken_day
from leaflint.engine.options import Choice, Options, default_jobs
from leaflint.engine.workspace import Workspace
from leaflint.files import git
from leaflint.files.places import find_leaflets
from leaflint.files.tree import CommitTree, Tree, WorkingTree
from leaflint.operations.changes.change_report import ChangeReport
from leaflint.operations.changes.compare import compare
from leaflint.operations.find_needed import needed_by_file
from leaflint.operations.needed import Needed
from leaflint.site.minutes import reading_time
from leaflint.site.pages import render
from leaflint.site.reviewed_leaflet import Reviewed, Reviewer

MOST = 30
"""Leaflets that are shown in full, those that wait for a sign-off first."""


class Page(NamedTuple):
    """All that the page says."""

    changes: ChangeReport
    day: str
    leaflets: tuple[Reviewed, ...]
    """Those that are shown in full."""
    others: tuple[Reviewed, ...]
    """Those for which there is no more room: what they are called, and what is needed of them."""
    needed: int
    """How many leaflets wait for a sign-off."""

    @property
    def reading(self) -> str:
        """How long it takes to read the leaflets that are shown; "" where there is none to read."""
        words = sum(leaflet.words for leaflet in self.leaflets)
        return reading_time(words) if words else ""

    @property
    def waiting(self) -> tuple[Reviewed, ...]:
        """Those shown in full that wait for a sign-off."""
        return tuple(leaflet for leaflet in self.leaflets if leaflet.needed)


def reviewer_page(
    root: Path, reference: str, head: str | None = None, *, today: date, author: str = ""
) -> str:
    """Return the page on what changed between two states of a repository, as `compare` finds them.

    `author` is the login on GitHub of whoever proposes the change.

    Raises:
        UsageError: git does not know a reference, or a file that this needs is missing or broken.
    """
    return render(
        "reviewer.html.jinja", page=make_page(root, reference, head, today=today, author=author)
    )


def make_page(
    root: Path, reference: str, head: str | None, *, today: date, author: str = ""
) -> Page:
    """Find all that the page says; it raises what `reviewer_page` raises."""
    changes = compare(root, reference, head, today=today, author=author)
    tree: Tree = CommitTree(root, git.find_commit(root, head)) if head else WorkingTree(root)
    needed = _needed(tree, reference, today) if changes.sign_offs_checked else {}
    changed = {change.file: change for change in changes.leaflets}
    files = sorted(changed, key=lambda file: file not in needed)
    files += (file for file in needed if file not in changed)
    leaflets = [
        Reviewed(f"leaflet-{number}", file, changed.get(file), needed.get(file))
        for number, file in enumerate(files, 1)
    ]
    reviewer = Reviewer(tree, reference, today)
    shown = tuple(map(reviewer.look_at, leaflets[:MOST]))
    return Page(changes, spoken_day(today), shown, tuple(leaflets[MOST:]), len(needed))


def _needed(tree: Tree, reference: str, today: date) -> dict[str, Needed]:
    """Return what the leaflets without an approval need, by their files; none for unreadable ones.

    Raises:
        UsageError: the policy on reviews is missing or broken.
    """
    if not find_leaflets(tree).leaflets:
        return {}
    options = Options(Choice((sign_off.CHECK.id,)), changed_since=reference, jobs=default_jobs())
    report = Workspace(tree, today, options).check()
    return needed_by_file(tree, today, reference, report)
