"""Finds what reviewers have to write on GitHub: of a change without an approval, of a review that is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leaflint.checks import sign_off
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.content.snapshots import Base, Snapshot, load_leaflet
from leaflint.core.dates import add_months
from leaflint.core.edition import whole_code
from leaflint.core.errors import UsageError
from leaflint.engine.options import Choice, Options
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import Tree
from leaflint.operations.needed import (
    Needed,
    change_line,
    is_swapped,
    is_unapproved,
    review_line,
)
from leaflint.operations.signable import longest_interval


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
    return tuple(needed_by_file(tree, today, base, report).values())


def needed_by_file(tree: Tree, today: date, base: str, report: Report) -> dict[str, Needed]:
    """Return what the leaflets need that a change leaves without an approval, by their files, in order.

    The report is that of the check of sign-offs. A leaflet that cannot be read is not among them.

    Raises:
        UsageError: the policy on reviews is missing or broken, so nobody knows when the next one is due.
    """
    before, now = Base.since(tree, base), Snapshot(tree)
    held = {finding.position.file for finding in report.findings if is_unapproved(finding)}
    swapped = {finding.position.file for finding in report.findings if is_swapped(finding)}
    found = ((file, now.leaflet(file)) for file in sorted(held | swapped))
    return {
        file: _needed(tree, leaflet, today, may_wait=file not in held)
        for file, leaflet in found
        if leaflet and not _stood_before(leaflet, before)
    }


def _stood_before(leaflet: Leaflet, before: Base) -> bool:
    """Whether the same text stood there before the change, under the same status and sign-offs."""
    if before.changes(leaflet.file):
        return False
    former = before.leaflet(leaflet.file)
    return former is not None and approved_text(former) == approved_text(leaflet)


def _needed(tree: Tree, leaflet: Leaflet, today: date, *, may_wait: bool) -> Needed:
    loaded = load_sign_offs(tree, leaflet.data.id)
    last = loaded.valid().last if loaded else None
    people = load_shared(tree).people.data
    able = [
        person
        for person in (people.people if people else ())
        if person.why_not_approver(leaflet.data.topics, today) is None
    ]
    able.sort(key=lambda person: last is None or person.id != last.by)
    text = approved_text(leaflet)
    code = whole_code(digest(text))
    line = change_line(leaflet.data.id, code)
    # Of a text that is the last one approved there is no change to approve: the whole is read again.
    if last is None or last.kind == "withdrawn" or last.text == text:
        line = review_line(leaflet.data.id, code, _latest_review(tree, leaflet, today))
    names = tuple(person.name for person in able)
    return Needed(leaflet.data.id, leaflet.data.title, line, names, may_wait)


def unchanged_lines(tree: Tree, files: Iterable[str], today: date) -> dict[str, str]:
    """Return for each leaflet, by its id, the line that says that nothing has to change in it.

    There are none where nobody can sign in a browser yet.

    Raises:
        UsageError: the policy of review dates is missing or broken.
    """
    shared = load_shared(tree)
    people, blocks = shared.people.data, shared.blocks.data
    if not people or not blocks or not any(person.github_id for person in people.people):
        return {}
    lines: dict[str, str] = {}
    for file in files:
        leaflet = load_leaflet(file, tree.read(file), blocks.texts(), tree).leaflet
        if leaflet:
            name, code = leaflet.data.id, whole_code(digest(approved_text(leaflet)))
            due = _latest_review(tree, leaflet, today)
            lines[name] = review_line(name, code, due, "Reviewed, nothing to change")
    return lines


def _latest_review(tree: Tree, leaflet: Leaflet, today: date) -> date:
    """Return the latest day for the review after one that is done today."""
    return add_months(today, longest_interval(tree, leaflet))
