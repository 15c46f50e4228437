"""Which leaflets a change leaves without an approval, who may give it, and the line by which they do."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from leaflint.checks import sign_off
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.core.edition import whole_code
from leaflint.core.errors import UsageError
from leaflint.engine.options import Choice, Options
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import Tree
from leaflint.operations.signing import latest_review

EVIDENCE = "WHAT YOU READ"
"""Stands in the line that is given to reviewers, for them to put what they read in its place."""

_NEEDED = frozenset({"unsigned", "voided"})
"""Rules of the check that find a text which nobody approved."""


class Needed(NamedTuple):
    """A leaflet whose text needs a sign-off before it is merged."""

    leaflet: str
    title: str
    line: str
    """The line that suffices: a review of the whole where it never had one, else of the change."""
    approvers: tuple[str, ...]
    """The names of those who may approve it, whoever did so last first."""


def find_needed(tree: Tree, today: date, base: str) -> tuple[Needed, ...]:
    """Return the leaflets that a change leaves without an approval, in order.

    `base` is the commit before the change. What stood unapproved before it is not asked for here.

    Raises:
        UsageError: the check cannot run, or a leaflet cannot be read, so nobody knows.
    """
    workspace = Workspace(tree, today, Options(Choice((sign_off.CHECK.id,)), changed_since=base))
    report = workspace.check()
    for stop in report.not_run:
        raise UsageError(f"{stop.because} is missing or broken")
    for result in report.results:
        if not result.checked:
            raise UsageError(f"{result.file} cannot be checked, so nobody can approve it yet")
    leaflets = (workspace.leaflet(file) for file in needed_files(report))
    return tuple(needed_of(tree, leaflet, today) for leaflet in leaflets if leaflet)


def needed_files(report: Report) -> list[str]:
    """Return the files of the leaflets that a report finds without an approval, in order."""
    return sorted(
        {
            finding.position.file
            for finding in report.findings
            if finding.check == sign_off.CHECK.id and finding.rule in _NEEDED
        }
    )


def needed_of(tree: Tree, leaflet: Leaflet, today: date) -> Needed:
    """Return what a leaflet without an approval needs.

    Raises:
        UsageError: the policy on reviews is missing or broken, so nobody knows when the next one is due.
    """
    loaded = load_sign_offs(tree, leaflet.data.id)
    last = loaded.valid().last if loaded else None
    people = load_shared(tree).people.data
    able = [
        person
        for person in (people.people if people else ())
        if person.why_not_approver(leaflet.data.topics, today) is None
    ]
    able.sort(key=lambda person: last is None or person.id != last.by)
    code = whole_code(digest(approved_text(leaflet)))
    whole = last is None or last.kind == "withdrawn"
    line = f"Change approved: {leaflet.data.id} {code}."
    if whole:
        following = latest_review(tree, leaflet, today)
        line = (
            f"Reviewed and approved: {leaflet.data.id} {code}. Evidence: {EVIDENCE}. "
            f"Next review: {following:%Y-%m}."
        )
    names = tuple(person.name for person in able)
    return Needed(leaflet.data.id, leaflet.data.title, line, names)
