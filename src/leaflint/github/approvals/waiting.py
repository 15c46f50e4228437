"""Which leaflets of a pull request wait for a sign-off, and how the status says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from leaflint.checks import sign_off
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.core.edition import whole_code
from leaflint.core.errors import UsageError
from leaflint.core.plural import plural
from leaflint.engine.options import Choice, Options
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import Tree
from leaflint.github.approvals.statements import EVIDENCE
from leaflint.operations.signing import latest_review

LONGEST = 140
"""Characters of the longest description of a status that GitHub takes."""

_NEEDED = frozenset({"unsigned", "voided", "waiting"})
"""Rules of the check that find a text which nobody approved."""


class Needed(NamedTuple):
    """A leaflet whose text needs a sign-off before it is merged."""

    leaflet: str
    title: str
    line: str
    """The line that suffices: the approval of the change; of the whole where there is none to approve."""
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
    files = {
        finding.position.file
        for finding in report.findings
        if finding.check == sign_off.CHECK.id and finding.rule in _NEEDED
    }
    leaflets = (workspace.leaflet(file) for file in sorted(files))
    return tuple(_needed(tree, leaflet, today) for leaflet in leaflets if leaflet)


def _needed(tree: Tree, leaflet: Leaflet, today: date) -> Needed:
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
    whole = last is None or last.kind == "withdrawn" or last.text == text
    line = f"Change approved: {leaflet.data.id} {code}."
    if whole:
        following = latest_review(tree, leaflet, today)
        line = (
            f"Reviewed and approved: {leaflet.data.id} {code}. Evidence: {EVIDENCE}. "
            f"Next review: {following:%Y-%m}."
        )
    names = tuple(person.name for person in able)
    return Needed(leaflet.data.id, leaflet.data.title, line, names)


class Status(NamedTuple):
    """The status of a commit: pending until all is approved."""

    state: str
    description: str


def status_of(needed: Iterable[Needed], approved: Mapping[str, str]) -> Status:
    """Return the status; `approved` holds, by leaflet, who approved exactly the text as merged."""
    wanted = tuple(needed)
    waiting = [leaflet for leaflet in wanted if leaflet.leaflet not in approved]
    if not wanted:
        return Status("success", "No leaflet needs a sign-off for this change")
    done = len(wanted) - len(waiting)
    text = f"{done} of {len(wanted)} {plural(len(wanted), 'leaflet')} approved in this text"
    if not waiting:
        return Status("success", text)
    by_name: dict[str, list[str]] = {}
    for leaflet in waiting:
        name = leaflet.approvers[0] if leaflet.approvers else "somebody who may approve"
        by_name.setdefault(name, []).append(leaflet.leaflet)
    names = "; ".join(f"{name}: {', '.join(ids)}" for name, ids in by_name.items())
    whole = f"{text}; waiting for {names}"
    return Status("pending", whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…")
