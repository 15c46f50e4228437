"""Signing a leaflet off: who may, for which text, until when; and what is then written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from leaflint.checks import CHECKS, review_date
from leaflint.checks.review_date.settings import Settings as ReviewSettings
from leaflint.checks.sign_off.approval import why_not
from leaflint.checks.sign_off.text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.leaflet_files import find_leaflets
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.leaflet import LeafletData, Review
from leaflint.content.models.people import Person
from leaflint.content.models.sign_off import Outcome, SignOff
from leaflint.content.repository import Shared, load_shared, load_sign_offs
from leaflint.core.dates import PartialDate, add_months, spoken_day
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.core.suggest import not_known
from leaflint.engine.policies import load_policies
from leaflint.files.disk import read_bytes
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.edit import replace_file
from leaflint.operations.records import append_record
from leaflint.operations.review_dates import with_review_dates


@dataclass(frozen=True)
class Request:
    """What a sign-off is to say.

    Attributes:
        by: id of the person who approves.
        today: the day of the approval.
        outcome: None: by whether the text changed since the last sign-off.
        evidence: what was read for it.
        next_review: None: as late as policy allows for the leaflet's risk.
    """

    by: str
    today: date
    outcome: Outcome | None = None
    evidence: tuple[str, ...] = ()
    next_review: PartialDate | None = None


def sign_off(root: Path, name: str, request: Request) -> tuple[Leaflet, SignOff]:
    """Record that a leaflet, named by its id or its file, is approved as it stands.

    The record is written before the leaflet's dates: should the machine stop between the two, the
    check `sign-off` says that they differ, and the old dates still count.

    Raises:
        UsageError: it may not or cannot be signed off; nothing was written.
        OSError: a file cannot be written.
    """
    file = _find_file(root, name)
    content = _unless_problem(read_bytes(root, file))
    loaded = load_content(file, content, LeafletData)
    data = _valid(loaded)
    if loaded.document is None or data.status == "withdrawn":
        raise UsageError(f"{file}: the leaflet is withdrawn; there is nothing to approve")
    shared = load_shared(WorkingTree(root))
    blocks = shared.blocks.data
    if blocks is None:
        raise UsageError("content/blocks.yaml is broken, so the whole text cannot be read")
    leaflet = Leaflet(loaded.document, data, blocks.texts())
    person = _approver(shared, leaflet, request)
    text = approved_text(leaflet)
    record = SignOff(
        by=person.id,
        role=person.role,
        date=PartialDate.of(request.today),
        outcome=_outcome(root, leaflet, text, request),
        evidence=request.evidence,
        next_review=_next_review(root, leaflet, request),
        digest=digest(text),
        text=text,
    )
    review = Review(last_reviewed=record.date, next_review=record.next_review)
    written = with_review_dates(leaflet, content, review)
    append_record(root, data.id, record)
    replace_file(root / file, written)
    return leaflet, record


def _find_file(root: Path, name: str) -> str:
    files = find_leaflets(WorkingTree(root)).leaflets
    by_id = {PurePosixPath(file).stem: file for file in files}
    path = Path(name).resolve()
    here = root.resolve()
    inside = path.relative_to(here).as_posix() if path.is_relative_to(here) else name
    if inside in files:
        return inside
    if name not in by_id:
        raise UsageError(f"there is no leaflet called '{name}'{not_known(name, by_id)}")
    return by_id[name]


def _unless_problem(found: bytes | Problem) -> bytes:
    if isinstance(found, Problem):
        raise UsageError(f"{found.at.file}: {found.message}")
    return found


def _valid(loaded: Loaded[LeafletData]) -> LeafletData:
    if loaded.data is None:
        problem = loaded.problems[0]
        raise UsageError(f"{loaded.file}:{problem.at.line}: {problem.message}")
    if loaded.data.id != PurePosixPath(loaded.file).stem:
        raise UsageError(
            f"{loaded.file}: the id is '{loaded.data.id}', which is not the file's name"
        )
    return loaded.data


def _approver(shared: Shared, leaflet: Leaflet, request: Request) -> Person:
    people = shared.people.data
    if people is None:
        raise UsageError("content/people.yaml is missing or broken, so nobody can sign off")
    known = {person.id: person for person in people.people}
    if request.by not in known:
        unknown = f"'{request.by}' is not in content/people.yaml"
        raise UsageError(f"{unknown}{not_known(request.by, known)}")
    reason = why_not(known[request.by], leaflet.data.topics, request.today)
    if reason:
        raise UsageError(f"{leaflet.data.id} cannot be signed off by {request.by}: {reason}")
    return known[request.by]


def _outcome(root: Path, leaflet: Leaflet, text: str, request: Request) -> Outcome:
    """Return what to record, and refuse what does not fit the last sign-off."""
    loaded = load_sign_offs(WorkingTree(root), leaflet.data.id)
    if loaded is None:
        return request.outcome or "changed"
    if loaded.data is None:
        problem = loaded.problems[0]
        raise UsageError(f"{loaded.file}:{problem.at.line}: {problem.message}")
    last = loaded.data.records[-1]
    if last.date.first > request.today:
        raise UsageError(
            f"{last.spoken} is later than {spoken_day(request.today)}: sign-offs go forward in time"
        )
    if text != last.text and request.outcome == "no-change":
        raise UsageError(
            f"the text is not that of {last.spoken}: look at the changes, then use --outcome changed"
        )
    return request.outcome or ("no-change" if text == last.text else "changed")


def _next_review(root: Path, leaflet: Leaflet, request: Request) -> PartialDate:
    """Return when the next review is due: as asked for, if policy allows that."""
    settings = load_policies(PolicyFolder(WorkingTree(root)), CHECKS)[review_date.CHECK.id].data
    if not isinstance(settings, ReviewSettings):
        raise UsageError(
            "checks/review-date.yaml is missing or broken, so no review can be planned"
        )
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
