"""Signing a leaflet off: what is refused, until when a review holds, and what is then written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import MISSING, Leaflet
from leaflint.content.models.shared import Person
from leaflint.content.models.sign_off import FORMAT, GitHubSource, Kind, SignOff
from leaflint.core.dates import PartialDate, add_months, spoken_day
from leaflint.core.errors import UsageError
from leaflint.files.tree import Tree, WorkingTree
from leaflint.files.yaml.edit import replace_file
from leaflint.operations.leaflet_dates import with_dates
from leaflint.operations.records import append_record
from leaflint.operations.signable import load_signable, longest_interval, sign_off_settings
from leaflint.operations.signing_policy import refuse_by_policy


class Request(NamedTuple):
    """What a sign-off is to say: by whom (an id), on which day, and what was read for it."""

    by: str
    today: date
    kind: Kind = "review"
    evidence: tuple[str, ...] = ()
    next_review: PartialDate | None = None
    """For a review; None: as late as policy allows for the leaflet's risk."""
    source: GitHubSource | None = None
    """Where GitHub knows it from; None: the name was given on a command line."""
    notes: str = ""
    """Anything that whoever comes after should know."""


class Prepared(NamedTuple):
    """A record that may be written: the leaflet, the record, and the bytes of the leaflet's file then."""

    leaflet: Leaflet
    record: SignOff
    content: bytes
    before: SignOff | None
    """The record before it that somebody gave."""


def write(root: Path, prepared: Prepared) -> None:
    """Write a record, then the leaflet's dates.

    Should the machine stop between the two, the check `sign-off` says that they differ, and the old
    dates still count.

    Raises:
        UsageError: the file of records cannot take it.
        OSError: a file cannot be written.
    """
    leaflet, record, content, _ = prepared
    append_record(root, leaflet.data.id, record)
    if content != WorkingTree(root).read(leaflet.file):
        replace_file(root / leaflet.file, content)


def prepare(tree: Tree, name: str, request: Request) -> Prepared:
    """Make the record of what a person says of a leaflet as it is in a tree; nothing is written.

    Raises:
        UsageError: it may not or cannot be signed off.
    """
    leaflet, content, sign_offs, person = load_signable(tree, name, request.by)
    _refuse_person(person, leaflet, request)
    _refuse_leaflet(leaflet, request)
    text = approved_text(leaflet)
    last = sign_offs.last if sign_offs else None
    _refuse_order(last, text, request)
    next_review = _next_review(tree, leaflet, request) if request.kind == "review" else None
    record = SignOff(
        by=person.id,
        role=person.role,
        date=PartialDate.of(request.today),
        format=FORMAT,
        kind=request.kind,
        identity="github" if request.source else "stated",
        github=request.source,
        evidence=request.evidence,
        notes=request.notes or None,
        next_review=next_review,
        digest=digest(text),
        text=text,
    )
    before = sign_offs.last_given if sign_offs else None
    if settings := sign_off_settings(tree):
        refuse_by_policy(tree, leaflet, person, record, before, settings)
    return Prepared(leaflet, record, with_dates(leaflet, content, record), before)


def _refuse_person(person: Person, leaflet: Leaflet, request: Request) -> None:
    """Refuse somebody who may not say this of the leaflet."""
    why_not, instead = person.why_not_approver, ""
    if request.kind == "withdrawn":
        why_not = person.why_not_withdrawer
        instead = f". In an emergency write `status: withdrawn` in {leaflet.file}, without a record"
    if reason := why_not(leaflet.data.topics, request.today):
        why = f"{reason}{instead}"
        raise UsageError(f"{leaflet.data.id} cannot be signed off by {person.id}: {why}")


def _refuse_leaflet(leaflet: Leaflet, request: Request) -> None:
    """Refuse a leaflet that is not for readers, or that does not show them what it should."""
    if leaflet.data.status == "withdrawn" and request.kind != "withdrawn":
        raise UsageError(f"{leaflet.file}: the leaflet is withdrawn; there is nothing to approve")
    for picture in leaflet.pictures:
        if leaflet.picture_digest(picture) == MISSING:
            raise UsageError(f"{leaflet.file}: the picture {picture.url} cannot be read")


def _refuse_order(last: SignOff | None, text: str, request: Request) -> None:
    """Refuse a record that may not follow the last one."""
    if last is not None and last.date.first > request.today:
        today = spoken_day(request.today)
        raise UsageError(f"{last.spoken} is later than {today}: sign-offs go forward in time")
    if request.kind not in {"change", "wording"}:
        return
    if last is None or last.kind == "withdrawn":
        why = f"{last.spoken} withdrew it" if last else "nobody has signed it off yet"
        raise UsageError(f"{why}: read the whole leaflet, and sign off a review of it")
    is_given = last.kind != "number-swap"
    if is_given and last.format == FORMAT and last.text == text:
        raise UsageError(f"nothing changed since {last.spoken}: there is no change to approve")
    if request.next_review is not None:
        raise UsageError("only a review of the whole leaflet sets the next review's date")


def _next_review(tree: Tree, leaflet: Leaflet, request: Request) -> PartialDate:
    """Return when the next review is due: as asked for, if policy allows that."""
    months = longest_interval(tree, leaflet)
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
