"""Sign-off records for tests."""

from __future__ import annotations

from pathlib import Path

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import GitHubSource, Kind, SignOff
from leaflint.core.dates import PartialDate
from leaflint.core.edition import whole_code
from leaflint.files.tree import WorkingTree
from leaflint.operations.records import with_record
from leaflint.operations.signing import Request, prepare, write
from tests.example_repository import SIGN_OFFS, Repository


def record(by: str, day: str, kind: str = "review") -> str:
    """Return one record of an approval."""
    return f"""\
  - by: {by}
    role: clinical-reviewer
    date: {day}
    kind: {kind}
    digest: sha256:{"0" * 64}
    text: The text.
"""


def sign_off(repository: Repository, *records: str) -> None:
    """Write the sign-off file of the example leaflet."""
    repository.write(SIGN_OFFS, "leaflet: having-a-scan\nrecords:\n" + "".join(records))


def from_github(
    repository: Repository, at: str = "2026-06-14T09:30:00Z", kind: Kind = "review"
) -> SignOff:
    """Return Ada's approval of the leaflet as it stands, as GitHub knows it."""
    text = approved_text(repository.leaflet())
    source = GitHubSource(
        url="https://github.com/charity/leaflets/pull/7#pullrequestreview-70001",
        id=70001,
        pull_request=7,
        commit="0" * 40,
        at=at,
        user_id=1234,
        login="ada-reviewer",
        code=whole_code(digest(text)),
    )
    return SignOff(
        by="ada",
        role="clinical-reviewer",
        date=PartialDate.parse(at[:10]),
        format=2,
        kind=kind,
        identity="github",
        github=source,
        evidence=("A guideline",),
        next_review=PartialDate.parse("2028-01") if kind == "review" else None,
        digest=digest(text),
        text=text,
    )


def add_record(repository: Repository, record: SignOff) -> None:
    """Write one more record of the leaflet, and the date that a review brings."""
    former = (repository.root / SIGN_OFFS).read_bytes()
    repository.write(SIGN_OFFS, with_record(former, "having-a-scan", record))
    if record.kind == "review":
        dated = repository.leaflet().data.review.last_reviewed
        repository.change(f"last_reviewed: {dated}", f"last_reviewed: {record.date}")


def sign_leaflet(root: Path, name: str, request: Request) -> tuple[Leaflet, SignOff]:
    """Sign a leaflet off as it stands, as `leaflint sign-off` does where it finds no errors."""
    prepared = prepare(WorkingTree(root), name, request)
    write(root, prepared)
    return prepared.leaflet, prepared.record
