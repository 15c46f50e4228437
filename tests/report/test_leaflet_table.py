"""How the leaflets stand, in a table."""

from __future__ import annotations

import pytest

from leaflint.checks.summary import LeafletSummary, ReviewStatus, ReviewSummary
from leaflint.content.models.fields import Status
from leaflint.core.dates import PartialDate
from leaflint.core.finding import Severity
from leaflint.report.summary import leaflet_table
from tests.report.samples import HOSTILE, finding, reading, report

FILE = "content/leaflets/a.yaml"
CHECKS = ("schema", "sign-off")


def summary(**values: object) -> LeafletSummary:
    given: dict[str, object] = {"file": FILE, "checked": True, "title": "A", "status": "published"}
    return LeafletSummary(**{**given, **values})  # type: ignore[arg-type]  # each test gives its own


def cells(leaflet: LeafletSummary, *rules: str) -> list[str]:
    found = (finding(FILE, rule=rule) for rule in rules)
    section = leaflet_table(report(*found, leaflets=(leaflet,), checks=CHECKS))
    (row,) = section.items
    return [cell.strip() for cell in row.text.strip().strip("|").split("|")]


def test_the_column_of_sign_offs_is_there_when_they_were_checked() -> None:
    assert leaflet_table(report(leaflets=(summary(),))).opening == (
        "| Leaflet | Found | Reading age | Review |\n| --- | --- | --- | --- |\n"
    )
    assert leaflet_table(report(leaflets=(summary(),), checks=CHECKS)).opening.startswith(
        "| Leaflet | Found | Reading age | Review | Sign-off |\n"
    )


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (9.2, None, "9.2"),
        (9.2, 9.2, "9.2"),
        (9.3, 9.2, "9.3 (was 9.2: harder)"),
        (9.1, 9.2, "9.1 (was 9.2: easier)"),
    ],
)
def test_the_reading_age_says_what_the_change_did(
    now: float, before: float | None, words: str
) -> None:
    assert cells(summary(reading=reading(now, before)))[2] == words


def test_what_is_not_known_is_said() -> None:
    row = cells(summary(title=None, checked=False, status=None))
    assert row == [r"content/leaflets/a.yaml", "**not checked**", "not judged", "not judged", "–"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ReviewStatus.OVERDUE, "**overdue** (2018)"),
        (ReviewStatus.LONG_OVERDUE, "**long overdue** (2018)"),
        (ReviewStatus.DUE_SOON, "due soon (2018)"),
    ],
)
def test_a_late_review_stands_out(status: ReviewStatus, words: str) -> None:
    assert cells(summary(review=ReviewSummary(status, None, PartialDate(2018))))[3] == words


def test_a_review_without_a_date_stands_out() -> None:
    assert (
        cells(summary(review=ReviewSummary(ReviewStatus.NO_DATE, None, None)))[3] == "**no date**"
    )


@pytest.mark.parametrize(
    ("status", "rules", "words"),
    [
        ("published", [], "kept"),
        ("published", ["sign-off/minor-edit"], "kept (minor edits)"),
        ("published", ["sign-off/number-swap"], "**kept for now: a number was swapped**"),
        ("withdrawn", ["sign-off/withdrawn"], "**not on record yet**"),
        (
            "published",
            ["sign-off/voided", "sign-off/minor-edit"],
            "**voided: needs a new approval**",
        ),
        ("published", ["sign-off/unsigned"], "**none yet**"),
        ("published", ["sign-off/back-dated", "schema/value"], "**not sound**: `back-dated`"),
        ("draft", ["sign-off/altered"], "not needed yet"),
        ("withdrawn", [], "–"),
    ],
)
def test_sign_offs_are_kept_or_voided(status: Status, rules: list[str], words: str) -> None:
    assert cells(summary(status=status), *rules)[4] == words


def test_leaflets_with_errors_come_first_and_hostile_titles_stay_in_their_cell() -> None:
    files = [f"content/leaflets/{name}.yaml" for name in "abcd"]
    found = (
        finding(files[1], severity=Severity.WARNING),
        finding(files[2]),
        finding(files[2], severity=Severity.WARNING),
        finding(files[3], waived="agreed"),
    )
    leaflets = tuple(summary(file=file, title=file[17] + HOSTILE) for file in files)
    section = leaflet_table(report(*found, leaflets=leaflets))
    assert [item.text[2] for item in section.items] == ["c", "b", "a", "d"]
    assert "| 1 error, 1 warning |" in section.items[0].text
    assert "| 1 warning |" in section.items[1].text
    assert "| nothing |" in section.items[3].text
    assert all(item.text.count("\n") == 1 for item in section.items)
