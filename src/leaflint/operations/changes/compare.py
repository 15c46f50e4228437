"""Two states of a repository, compared leaflet by leaflet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from leaflint.checks import sign_off
from leaflint.content.models.policy import Adoption
from leaflint.content.snapshots import Base
from leaflint.core.errors import UsageError
from leaflint.core.finding import Finding
from leaflint.engine.check_leaflet import check_leaflet
from leaflint.engine.options import Choice, Options, default_jobs
from leaflint.engine.plan import Plan
from leaflint.engine.planning import make_plan
from leaflint.engine.workspace import Workspace
from leaflint.files import git
from leaflint.files.places import ADOPTION, EXTENSION, LEAFLETS, PolicyFolder, find_leaflets
from leaflint.files.tree import CommitTree, Tree, WorkingTree
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange
from leaflint.operations.changes.leaflet_changes import LeafletChanges
from leaflint.operations.changes.read_state import read_judgement, read_state
from leaflint.operations.changes.state import State

_CHOICE = Choice(select=(sign_off.CHECK.id,))


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
    new = read_state(present)
    problems = _find_problems(new, reference, today) if files else ()
    changes = LeafletChanges(
        read_state(base.tree),
        new,
        base,
        read_judgement(present),
        problems,
        _was_voided(base.tree, today),
    )
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


def _find_problems(state: State, reference: str, today: date) -> tuple[Finding, ...] | None:
    """Return what the check of sign-offs finds in what changed; None where it is not adopted.

    Raises:
        UsageError: it cannot run, because a file that it needs is missing or broken.
    """
    adoption = state.files[ADOPTION]
    if isinstance(adoption, Adoption) and sign_off.CHECK.id not in (adoption.checks or ()):
        return None
    options = Options(_CHOICE, changed_since=reference, jobs=default_jobs())
    report = Workspace(state.snapshot.tree, today, options).check()
    for stop in report.not_run:
        raise UsageError(f"{stop.because} is missing or broken")
    return tuple(finding for finding in report.findings if finding.check == sign_off.CHECK.id)


def _was_voided(tree: Tree, today: date) -> Callable[[str], bool]:
    """Return what tells whether the sign-off of a leaflet did not hold in a state of the repository."""

    @cache
    def read_plan() -> Plan | None:
        try:
            return make_plan(tree, PolicyFolder(tree), today, _CHOICE)
        except UsageError:  # the check was not adopted
            return None

    def was_voided(file: str) -> bool:
        plan = read_plan()
        findings = check_leaflet(file, plan).details().findings if plan else ()
        return any(finding.rule == "voided" for finding in findings)

    return was_voided


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
