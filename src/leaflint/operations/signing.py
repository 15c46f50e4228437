"""Signing a leaflet off: who may, for which text, until when; and what is then written."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from leaflint.checks import review_date
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.leaflet import Review
from leaflint.content.models.shared import Person
from leaflint.content.models.sign_off import Outcome, SignOff, SignOffs
from leaflint.content.repository import Shared, load_shared, load_sign_offs
from leaflint.content.snapshots import load_leaflet
from leaflint.core.dates import PartialDate, add_months, spoken_day
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.core.suggest import not_known
from leaflint.engine.planning import load_policy
from leaflint.files.places import PolicyFolder, find_leaflets
from leaflint.files.tree import Tree, WorkingTree
from leaflint.files.yaml.edit import replace_file
from leaflint.operations.records import append_record, with_review_dates


class Request(NamedTuple):
    """What a sign-off is to say: by whom (an id), on which day, and what was read for it."""

    by: str
    today: date
    outcome: Outcome | None = None
    """None: by whether the text changed since the last sign-off."""
    evidence: tuple[str, ...] = ()
    next_review: PartialDate | None = None
    """None: as late as policy allows for the leaflet's risk."""


def sign_off(root: Path, name: str, request: Request) -> tuple[Leaflet, SignOff]:
    """Record that a leaflet, named by its id or its file, is approved as it stands.

    The record is written before the leaflet's dates: should the machine stop between the two, the
    check `sign-off` says that they differ, and the old dates still count.

    Raises:
        UsageError: it may not or cannot be signed off; nothing was written.
        OSError: a file cannot be written.
    """
    tree = WorkingTree(root)
    file = _find_file(tree, name)
    content = tree.read(file)
    if isinstance(content, Problem):
        raise UsageError(f"{file}: {content.message}")
    shared = load_shared(tree)
    blocks = shared.blocks.data
    loaded = load_leaflet(file, content, blocks.texts() if blocks else {})
    leaflet = loaded.leaflet
    if leaflet is None:
        problem = loaded.problems[0]
        raise UsageError(f"{file}:{problem.at.line}: {problem.message}")
    leaflet_id = leaflet.data.id
    if leaflet_id != PurePosixPath(file).stem:
        raise UsageError(f"{file}: the id is '{leaflet_id}', which is not the file's name")
    if leaflet.data.status == "withdrawn":
        raise UsageError(f"{file}: the leaflet is withdrawn; there is nothing to approve")
    if blocks is None:
        raise UsageError("content/blocks.yaml is broken, so the whole text cannot be read")
    person = _approver(shared, leaflet, request)
    text = approved_text(leaflet)
    record = SignOff(
        by=person.id,
        role=person.role,
        date=PartialDate.of(request.today),
        outcome=_outcome(load_sign_offs(tree, leaflet_id), text, request),
        evidence=request.evidence,
        next_review=_next_review(tree, leaflet, request),
        digest=digest(text),
        text=text,
    )
    review = Review(last_reviewed=record.date, next_review=record.next_review)
    written = with_review_dates(leaflet, content, review)
    append_record(root, leaflet_id, record)
    replace_file(root / file, written)
    return leaflet, record


def _find_file(tree: Tree, name: str) -> str:
    files = find_leaflets(tree).leaflets
    by_id = {PurePosixPath(file).stem: file for file in files}
    path, here = Path(name).resolve(), tree.root.resolve()
    inside = path.relative_to(here).as_posix() if path.is_relative_to(here) else name
    if inside in files:
        return inside
    if name not in by_id:
        raise UsageError(f"there is no leaflet called '{name}'{not_known(name, by_id)}")
    return by_id[name]


def _approver(shared: Shared, leaflet: Leaflet, request: Request) -> Person:
    people = shared.people.data
    if people is None:
        raise UsageError("content/people.yaml is missing or broken, so nobody can sign off")
    known = {person.id: person for person in people.people}
    person = known.get(request.by)
    if person is None:
        unknown = f"'{request.by}' is not in content/people.yaml"
        raise UsageError(f"{unknown}{not_known(request.by, known)}")
    if reason := person.why_not_approver(leaflet.data.topics, request.today):
        raise UsageError(f"{leaflet.data.id} cannot be signed off by {person.id}: {reason}")
    return person


def _outcome(loaded: Loaded[SignOffs] | None, text: str, request: Request) -> Outcome:
    """Return what to record, and refuse what does not fit the last sign-off."""
    if loaded is None:
        return request.outcome or "changed"
    last = loaded.valid().records[-1]
    if last.date.first > request.today:
        today = spoken_day(request.today)
        raise UsageError(f"{last.spoken} is later than {today}: sign-offs go forward in time")
    if text != last.text and request.outcome == "no-change":
        differs = f"the text is not that of {last.spoken}"
        raise UsageError(f"{differs}: look at the changes, then use --outcome changed")
    return request.outcome or ("no-change" if text == last.text else "changed")


def _next_review(tree: Tree, leaflet: Leaflet, request: Request) -> PartialDate:
    """Return when the next review is due: as asked for, if policy allows that."""
    settings = load_policy(PolicyFolder(tree), review_date.CHECK).data
    if settings is None:
        file = "checks/review-date.yaml"
        raise UsageError(f"{file} is missing or broken, so no review can be planned")
    months = settings.longest_interval.months(leaflet.data.risk)
    latest = add_months(request.today, months)
    wanted = request.next_review or PartialDate.of(latest)
    if wanted.first > latest:
        raise UsageError(
            f"the next review ({wanted.spoken}) is more than {months} months away, the longest for "
            f"{leaflet.data.risk} risk; plan it for {spoken_day(latest)} at the latest"
        )
    if wanted.last <= request.today:
        raise UsageError(f"the next review ({wanted.spoken}) is not after today")
    return wanted
