"""Two states of a repository, compared leaflet by leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from leaflint.checks import sign_off
from leaflint.content.snapshots import Base
from leaflint.core.errors import UsageError
from leaflint.core.finding import Finding
from leaflint.engine.options import Choice, Options, default_jobs
from leaflint.engine.plan import Plan
from leaflint.engine.planning import make_plan
from leaflint.engine.workspace import Workspace
from leaflint.files import git
from leaflint.files.places import EXTENSION, LEAFLETS, PolicyFolder, find_leaflets
from leaflint.files.tree import CommitTree, WorkingTree
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange
from leaflint.operations.changes.leaflet_changes import Findings, LeafletChanges


def compare(
    root: Path, reference: str, head: str | None = None, *, today: date, author: str = ""
) -> ChangeReport:
    """Compare the leaflets of a repository with what they were where the work left `reference`.

    Both references are branches, tags or commits; without `head`, the files on disk are compared. The
    policy and the glossary that judge are those of the later state. `author` is the login of whoever
    proposes the change on GitHub, "" where it is not known.

    Raises:
        UsageError: git does not know a reference, or a file that this needs is missing or broken.
    """
    present = CommitTree(root, git.find_commit(root, head)) if head else WorkingTree(root)
    base = Base.since(present, reference)
    # A pipe in the place of a leaflet is a file to the tree, and a deleted one to git.
    files = [file for file in find_leaflets(present).leaflets if file not in base.deleted]
    earlier, later = (
        make_plan(tree, PolicyFolder(tree), today, Choice()) for tree in (base.tree, present)
    )
    findings = _find_problems(later, reference, author) if files else {}
    changes = LeafletChanges(earlier, later, base, findings)
    leaflets = [change for file in files if (change := changes.of(file))]
    unchanged = len(files) - len(leaflets)
    leaflets += (changes.gone(file) for file in _gone(base, files))
    return ChangeReport(
        base=base.commit[:12],
        head=base.head[:12] if base.head else "the files on disk",
        leaflets=tuple(sorted(leaflets, key=_rank)),
        shared=changes.shared.report(),
        unchanged=unchanged,
        sign_offs_checked=findings is not None,
    )


def _find_problems(plan: Plan, reference: str, author: str) -> Findings | None:
    """Return what the check of sign-offs finds in what changed; None where it is not adopted.

    Raises:
        UsageError: it cannot run, because a file that it needs is missing or broken.
    """
    name = sign_off.CHECK.id
    if name in plan.adopted.others:
        return None
    options = Options(Choice((name,)), reference, jobs=default_jobs(), author=author)
    report = Workspace(plan.tree, plan.context.today, options).check()
    for stop in report.not_run:
        raise UsageError(f"{stop.because} is missing or broken")
    found: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        if finding.check == name:
            found.setdefault(finding.leaflet, []).append(finding)
    return found


def _gone(base: Base, files: Iterable[str]) -> Iterator[str]:
    """Yield the leaflets that are gone, those that moved out of the folder too."""
    present = {*files}
    moved_out = {former for file, former in base.former.items() if former and file not in present}
    for file in sorted((base.deleted | moved_out) - present):
        if file.startswith(f"{LEAFLETS}/") and file.endswith(EXTENSION):
            yield file


def _rank(leaflet: LeafletChange) -> tuple[object, ...]:
    """Order leaflets: those that are gone, sign-offs that are voided, alarms, others, all-new text."""
    is_gone = leaflet.kind in {"gone", "withdrawn", "unreadable"}
    is_new = leaflet.kind == "new" and not leaflet.voided
    return not is_gone, is_new, not leaflet.voided, not leaflet.alarms, leaflet.file
