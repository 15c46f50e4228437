"""Signing off: who may, what is refused, what is written, and a machine that stops halfway."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pytest

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.loading import load
from leaflint.content.models.sign_off import SignOffs
from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.operations import signing
from leaflint.operations.signing import Request
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.sign_off_records import sign_leaflet

ADA = Request(by="ada", today=TODAY, evidence=("A guideline",))


def records(repository: Repository) -> SignOffs:
    data = load(repository.tree, SIGN_OFFS, SignOffs).data
    assert data is not None
    return data


def test_the_exact_text_is_recorded_and_the_dates_are_set(repository: Repository) -> None:
    before, leaflet_before = repository.read(SIGN_OFFS), repository.read(LEAFLET)
    request = ADA._replace(evidence=("A guideline: part 2", 'The "old" leaflet'))
    leaflet, record = sign_leaflet(repository.root, "having-a-scan", request)
    assert repository.read(SIGN_OFFS).startswith(before)
    assert records(repository).records[1] == record
    assert (record.by, record.role, str(record.date), record.kind) == (
        "ada",
        "clinical-reviewer",
        "2026-06-15",
        "review",
    )
    assert record.evidence == ("A guideline: part 2", 'The "old" leaflet')
    assert record.text == approved_text(leaflet)
    assert record.digest == digest(record.text)
    assert repository.read(LEAFLET) == leaflet_before.replace("2026-03", "2026-06-15").replace(
        "2028-01", "2028-06-15"
    )
    assert repository.findings("sign-off") == []
    assert repository.findings("review-date") == []


def test_the_first_record_makes_the_file(repository: Repository) -> None:
    (repository.root / SIGN_OFFS).unlink()
    (repository.root / SIGN_OFFS).parent.rmdir()
    _, record = sign_leaflet(repository.root, LEAFLET, ADA)
    assert records(repository).records == (record,)
    assert repository.read(SIGN_OFFS).startswith(
        "# yaml-language-server: $schema=../../schemas/sign-offs.schema.json\n"
    )
    assert repository.findings("sign-off") == []


def test_a_changed_text_is_recorded_as_such(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    _, record = sign_leaflet(repository.root, "having-a-scan", ADA)
    assert "25 minutes" in record.text


def test_a_leaflet_may_be_named_by_its_file(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.root / "content")
    leaflet, _ = sign_leaflet(repository.root, "leaflets/having-a-scan.yaml", ADA)
    assert leaflet.data.id == "having-a-scan"


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (ADA._replace(by="adda"), "'adda' is not in content/people.yaml; did you mean `ada`?"),
        (ADA._replace(by="writers"), "having-a-scan cannot be signed off by writers: The writers is a team; a sign-off names one person who answers for it"),
        (ADA._replace(by="grace"), "having-a-scan cannot be signed off by grace: Grace Lead is not a clinical reviewer (`role: governance` in people.yaml)"),
        (ADA._replace(today=date(2026, 3, 15)), "the sign-off by ada of 16 March 2026 is later than 15 March 2026: sign-offs go forward in time"),
        (ADA._replace(next_review=PartialDate(2028, 7)), "the next review (July 2028) is more than 24 months away, the longest for medium risk; plan it for 15 June 2028 at the latest"),
        (ADA._replace(next_review=PartialDate(2026, 6, 15)), "the next review (15 June 2026) is not after today"),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(
    repository: Repository, request_: Request, message: str
) -> None:
    before = repository.read(LEAFLET), repository.read(SIGN_OFFS)
    with pytest.raises(UsageError) as error:
        sign_leaflet(repository.root, "having-a-scan", request_)
    assert str(error.value) == message
    assert (repository.read(LEAFLET), repository.read(SIGN_OFFS)) == before


@pytest.mark.parametrize(
    "next_review", [PartialDate(2028, 6), PartialDate(2028), PartialDate(2026, 6, 16)]
)
def test_the_next_review_is_as_asked_for(repository: Repository, next_review: PartialDate) -> None:
    _, record = sign_leaflet(
        repository.root, "having-a-scan", ADA._replace(next_review=next_review)
    )
    assert record.next_review == next_review
    assert f"next_review: {next_review}\n" in repository.read(LEAFLET)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (LEAFLET, "status: published", "status: publisht", "having-a-scan.yaml:4: `status` is 'publisht'"),
        (LEAFLET, "id: having-a-scan", "id: another", "the id is 'another', which is not the file's name"),
        ("content/people.yaml", "role: governance", "role: king", "content/people.yaml is missing or broken, so nobody can sign off"),
        ("checks/review-date.yaml", "owner: grace", "owners: grace", "checks/review-date.yaml is missing or broken, so no review can be planned"),
        (SIGN_OFFS, "by: ada", "bye: ada", "having-a-scan.yaml:3: `by` is missing in item 1 of `records`"),
    ],
)  # fmt: skip
def test_nothing_is_signed_on_broken_ground(
    repository: Repository, file: str, old: str, new: str, message: str
) -> None:
    repository.change(old, new, file)
    before = repository.read(LEAFLET), repository.read(SIGN_OFFS)
    with pytest.raises(UsageError) as error:
        sign_leaflet(repository.root, "having-a-scan", ADA)
    assert message in str(error.value)
    assert (repository.read(LEAFLET), repository.read(SIGN_OFFS)) == before


@pytest.mark.parametrize("kind", ["change", "wording"])
def test_a_change_is_approved_and_the_dates_stay(
    repository: Repository, kind: Literal["change", "wording"]
) -> None:
    repository.change("20 minutes", "25 minutes")
    before = repository.read(LEAFLET)
    _, record = sign_leaflet(repository.root, "having-a-scan", ADA._replace(kind=kind))
    assert (record.kind, record.next_review, record.format) == (kind, None, 2)
    assert repository.read(LEAFLET) == before
    rules = {one.rule for one in repository.findings("sign-off")}
    assert rules == ({"wording-only"} if kind == "wording" else set())
    repository.change("25 minutes", "26 minutes")
    assert "voided" in [one.rule for one in repository.findings("sign-off")]


def test_wording_only_is_counted_by_person(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    sign_leaflet(repository.root, "having-a-scan", ADA._replace(kind="wording"))
    messages = [one.message for one in repository.findings("sign-off")]
    assert messages == [
        "edits since the last review were signed as wording only, by ada on 15 June 2026",
        "Ada Reviewer signed 2 texts, 1 of them as wording only",
    ]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (ADA._replace(kind="change"), "nothing changed since the sign-off by ada of 15 June 2026: there is no change to approve"),
        (ADA._replace(kind="wording", by="grace"), "having-a-scan cannot be signed off by grace: Grace Lead is not a clinical reviewer (`role: governance` in people.yaml)"),
        (ADA._replace(kind="withdrawn", by="writers"), "having-a-scan cannot be signed off by writers: The writers is a team; a sign-off names one person who answers for it. In an emergency write `status: withdrawn` in content/leaflets/having-a-scan.yaml, without a record"),
    ],
)  # fmt: skip
def test_a_change_needs_one_and_somebody_who_may(
    repository: Repository, request_: Request, message: str
) -> None:
    sign_leaflet(repository.root, "having-a-scan", ADA)
    with pytest.raises(UsageError) as error:
        sign_leaflet(repository.root, "having-a-scan", request_)
    assert str(error.value) == message


def test_a_change_needs_a_review_before_it_and_sets_no_date(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    request = ADA._replace(kind="change")
    with pytest.raises(UsageError, match="only a review of the whole leaflet sets the next"):
        sign_leaflet(repository.root, LEAFLET, request._replace(next_review=PartialDate(2027)))
    (repository.root / SIGN_OFFS).unlink()
    with pytest.raises(UsageError, match="nobody has signed it off yet: read the whole leaflet"):
        sign_leaflet(repository.root, LEAFLET, request)


def test_a_withdrawn_leaflet_may_go_and_comes_back_by_a_review(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    _, record = sign_leaflet(
        repository.root, "having-a-scan", ADA._replace(kind="withdrawn", by="grace")
    )
    assert (record.kind, record.role) == ("withdrawn", "governance")
    assert repository.read(LEAFLET) == text.replace("status: published", "status: withdrawn")
    assert repository.findings("sign-off") == []
    with pytest.raises(UsageError, match="the leaflet is withdrawn; there is nothing to approve"):
        sign_leaflet(repository.root, "having-a-scan", ADA)
    repository.write(LEAFLET, text)
    finding = repository.finding("sign-off")
    assert (finding.rule, finding.message) == (
        "voided",
        "the sign-off by grace of 15 June 2026 no longer holds: it took the leaflet out of use",
    )
    with pytest.raises(UsageError, match="the sign-off by grace of 15 June 2026 withdrew it"):
        sign_leaflet(repository.root, "having-a-scan", ADA._replace(kind="change"))
    sign_leaflet(repository.root, "having-a-scan", ADA)
    assert repository.findings("sign-off") == []


def test_a_picture_that_is_missing_is_not_signed(repository: Repository) -> None:
    repository.change("Bring a list", "![A list](pictures/list.png) Bring a list")
    with pytest.raises(UsageError, match=r"the picture pictures/list\.png cannot be read"):
        sign_leaflet(repository.root, "having-a-scan", ADA)
    (repository.root / "content/pictures").mkdir()
    repository.write("content/pictures/list.png", b"\x89PNG")
    _, record = sign_leaflet(repository.root, "having-a-scan", ADA)
    shown = sha256(b"\x89PNG").hexdigest()
    assert f"Picture: A list <pictures/list.png> sha256:{shown}\n" in record.text


def test_an_unknown_leaflet(repository: Repository) -> None:
    with pytest.raises(
        UsageError, match="there is no leaflet called 'having-scan'; did you mean `having-a-scan`"
    ):
        sign_leaflet(repository.root, "having-scan", ADA)
    (repository.root / LEAFLET).unlink()
    (repository.root / LEAFLET).symlink_to("/etc/hostname")
    with pytest.raises(UsageError, match="this is a link, or in a folder that is one"):
        sign_leaflet(repository.root, "having-a-scan", ADA)


def test_a_machine_that_stops_between_the_two_files_is_no_false_pass(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(path: Path, _content: bytes) -> None:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(
        signing, "replace_file", stop
    )  # the leaflet's; the record's is already done
    with pytest.raises(OSError, match="Input/output error"):
        sign_leaflet(repository.root, "having-a-scan", ADA)
    assert len(records(repository).records) == 2
    assert {one.rule for one in repository.findings("sign-off")} == {"dates-differ"}
    monkeypatch.undo()
    sign_leaflet(repository.root, "having-a-scan", ADA)
    assert repository.findings("sign-off") == []
