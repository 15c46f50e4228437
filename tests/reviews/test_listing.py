"""Reading the review dates of an estate, with files that are broken."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.errors import UsageError
from leaflint.files.tree import WorkingTree
from leaflint.reviews.listing import list_reviews
from tests.example_repository import FILES, LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.sign_off_records import record, sign_off

OTHER = "content/leaflets/other.yaml"


def test_a_leaflet_is_read_with_its_dates(repository: Repository) -> None:
    estate = list_reviews(WorkingTree(repository.root), date(2028, 2, 1))
    (entry,) = estate.entries
    assert (entry.leaflet, entry.title, entry.file) == ("having-a-scan", "Having a scan", LEAFLET)
    assert (entry.owner, entry.risk, entry.published) == ("writers", "medium", True)
    assert (str(entry.last_reviewed), str(entry.next_review)) == ("2026-03", "2028-01")
    assert (entry.review, entry.days_overdue, entry.days_left) == ("overdue", 1, 0)
    assert entry.is_late
    assert estate.unread == ()


def test_time_is_counted_from_the_first_and_after_the_last_day(repository: Repository) -> None:
    days = {}
    for day in (date(2027, 12, 31), date(2028, 1, 1), date(2028, 1, 31), date(2028, 2, 1)):
        (entry,) = list_reviews(WorkingTree(repository.root), day).entries
        days[day] = (entry.days_left, entry.days_overdue, entry.is_late)
    assert list(days.values()) == [(1, 0, False), (0, 0, False), (0, 0, False), (0, 1, True)]


@pytest.mark.parametrize(
    ("status", "listed", "late"), [("draft", 1, [False]), ("withdrawn", 0, [])]
)
def test_only_published_leaflets_are_late(
    repository: Repository, status: str, listed: int, late: list[bool]
) -> None:
    repository.change("status: published", f"status: {status}")
    entries = list_reviews(WorkingTree(repository.root), date(2030, 1, 1)).entries
    assert len(entries) == listed
    assert [entry.is_late for entry in entries] == late


def test_a_published_leaflet_without_a_date_is_late(repository: Repository) -> None:
    repository.change("  next_review: 2028-01\n", "")
    (entry,) = list_reviews(WorkingTree(repository.root), TODAY).entries
    assert (entry.review, entry.is_late) == ("no-date", True)


@pytest.mark.parametrize(
    ("content", "because"),
    [
        ("id: other\n", "`title` is missing"),
        ("a: [", None),
        (b"\xff", "the file is not UTF-8 text: byte 0xff stands here"),
        (FILES[LEAFLET], "it has the same id as content/leaflets/having-a-scan.yaml"),
        (FILES[LEAFLET].replace("2028-01", "2028-13"), "`next_review`: '2028-13' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (there is no month 13)"),
    ],
)  # fmt: skip
def test_a_leaflet_that_cannot_be_read_is_listed_as_such(
    repository: Repository, content: str | bytes, because: str | None
) -> None:
    repository.write(OTHER, content)
    estate = list_reviews(WorkingTree(repository.root), TODAY)
    assert [entry.leaflet for entry in estate.entries] == ["having-a-scan"]
    (unread,) = estate.unread
    assert (unread.file, unread.leaflet) == (OTHER, "other")
    if because:
        assert unread.because == because


def test_a_mistake_outside_the_dates_does_not_hide_them(repository: Repository) -> None:
    repository.change("  - heading: The scan", "  - heeding: The scan")
    estate = list_reviews(WorkingTree(repository.root), TODAY)
    assert [entry.leaflet for entry in estate.entries] == ["having-a-scan"]
    assert estate.unread == ()


def test_what_is_no_leaflet_is_listed_too(repository: Repository) -> None:
    repository.write("content/leaflets/notes.txt", "")
    (unread,) = list_reviews(WorkingTree(repository.root), TODAY).unread
    assert unread.because == "this is not a leaflet: its name does not end in .yaml"


def test_the_approver_is_the_last_one_else_the_one_in_line(repository: Repository) -> None:
    (repository.root / SIGN_OFFS).unlink()
    assert list_reviews(WorkingTree(repository.root), TODAY).entries[0].approver == "ada"
    sign_off(repository, record("grace", "2026-03-02"), record("ada", "2026-04-02", "number-swap"))
    assert list_reviews(WorkingTree(repository.root), TODAY).entries[0].approver == "grace"


@pytest.mark.parametrize(
    ("reviewers", "approver"),
    [
        ("", None),
        ("  - {id: x, name: X, role: clinical-reviewer, approves: [treatment]}\n", None),
        ("  - {id: x, name: X, role: clinical-reviewer}\n  - {id: y, name: Y, role: clinical-reviewer, approves: [scan]}\n", "y"),
        ("  - {id: x, name: X, role: clinical-reviewer, leaves: 2026-06-14}\n", None),
        ("  - {id: x, name: X, role: clinical-reviewer, leaves: 2026-06-15}\n", "x"),
    ],
)  # fmt: skip
def test_who_is_in_line(repository: Repository, reviewers: str, approver: str | None) -> None:
    (repository.root / SIGN_OFFS).unlink()
    people = "  - id: writers\n    name: The writers\n    role: editor\n"
    repository.write("content/people.yaml", f"people:\n{people}{reviewers}")
    assert list_reviews(WorkingTree(repository.root), TODAY).entries[0].approver == approver


@pytest.mark.parametrize("file", ["checks/review-date.yaml", "content/people.yaml", "content/glossary.yaml", "content/blocks.yaml"])  # fmt: skip
def test_without_policy_or_people_there_is_no_list(repository: Repository, file: str) -> None:
    repository.write(file, "a: b\n")
    with pytest.raises(UsageError, match=f"^{file} is missing or broken; see `leaflint check`$"):
        list_reviews(WorkingTree(repository.root), TODAY)


def test_without_leaflets_there_is_no_list(repository: Repository) -> None:
    (repository.root / LEAFLET).unlink()
    with pytest.raises(UsageError, match=r"there are no leaflets$"):
        list_reviews(WorkingTree(repository.root), TODAY)
