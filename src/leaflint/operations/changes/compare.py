"""Two states of a repository, compared leaflet by leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from leaflint.content.snapshots import Base
from leaflint.files import git
from leaflint.files.places import EXTENSION, LEAFLETS, find_leaflets
from leaflint.files.tree import CommitTree, WorkingTree
from leaflint.operations.changes.approvals import find_problems
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange
from leaflint.operations.changes.leaflet_changes import LeafletChanges
from leaflint.operations.changes.state import State


def compare(root: Path, reference: str, head: str | None = None, *, today: date) -> ChangeReport:
    """Compare the leaflets of a repository with what they were where the work left `reference`.

    Both references are branches, tags or commits; without `head`, the files on disk are compared. The
    policy and the glossary that judge are those of the later state.

    Raises:
        UsageError: git does not know a reference, or a file that this needs is missing or broken.
    """
    present = CommitTree(root, git.find_commit(root, head)) if head else WorkingTree(root)
    base = Base.since(present, reference)
    # A pipe in the place of a leaflet is a file to the tree, and a deleted one to git.
    files = [file for file in find_leaflets(present).leaflets if file not in base.deleted]
    old, new = State(base.tree), State(present)
    problems = find_problems(new, reference, today) if files else ()
    changes = LeafletChanges(old, new, base, problems, today)
    leaflets = [change for file in files if (change := changes.of(file))]
    unchanged = len(files) - len(leaflets)
    leaflets += (changes.gone(file) for file in _gone(base, files))
    return ChangeReport(
        base=base.commit[:12],
        head=base.head[:12] if base.head else "the files on disk",
        leaflets=tuple(sorted(leaflets, key=_rank)),
        shared=changes.shared.report(),
        unchanged=unchanged,
        sign_offs_checked=problems is not None,
    )


def _gone(base: Base, files: Iterable[str]) -> Iterator[str]:
    """Yield the leaflets that were there and are not, those that moved out of the folder too."""
    there = {*files}
    left = {former for file, former in base.former.items() if former and file not in there}
    for file in sorted((base.deleted | left) - there):
        if file.startswith(f"{LEAFLETS}/") and file.endswith(EXTENSION):
            yield file


def _rank(leaflet: LeafletChange) -> tuple[object, ...]:
    """Order leaflets: those that are gone, sign-offs that are voided, alarms, others, all-new text."""
    is_gone = leaflet.kind in {"gone", "withdrawn", "unreadable"}
    is_new = leaflet.kind == "new" and not leaflet.voided
    return not is_gone, is_new, not leaflet.voided, not leaflet.alarms, leaflet.file
