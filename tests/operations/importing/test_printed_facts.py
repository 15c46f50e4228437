"""Printed dates and codes: what becomes a date of review, and what stays in the text."""

from __future__ import annotations

import pytest

from leaflint.operations.importing.document import Paragraph, Span
from leaflint.operations.importing.printed_dates import read_printed
from leaflint.operations.importing.printed_facts import PrintedFacts, find_facts
from tests.operations.importing.review_lines import PrintedLine, printed_lines, read_line


def facts(*lines: str, margin: bool = False) -> PrintedFacts:
    return find_facts(
        [Paragraph((Span(line),), f"line {at}", margin=margin) for at, line in enumerate(lines, 1)]
    )


@pytest.mark.parametrize("line", printed_lines(), ids=lambda line: line.line)
def test_printed_lines(line: PrintedLine) -> None:
    assert read_line(line.line) == line.says


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("1/3/27", "2027-03-01"),
        ("03/2027", "2027-03"),
        ("03/27", "2027-03"),
        ("1.12.2025", "2025-12-01"),
        ("2027-03-01", "2027-03-01"),
        ("1st March, 2027", "2027-03-01"),
        ("March 1st, 2027", "2027-03-01"),
        ("Mar-27", "2027-03"),
        ("May ’27", "2027-05"),
        ("3ydd o Fawrth 2024", None),
        ("3 Fawrth 2024", "2024-03-03"),
        ("Tachwedd 2025", "2025-11"),
        ("by the end of March 2025", "2025-03"),
        ("2027", "2027"),
        ("Spring 2026", None),
        ("TBC", None),
    ],
)
def test_dates_as_they_are_printed(printed: str, date: str | None) -> None:
    found = read_printed(printed)
    assert (str(found.date) if found and found.date else None) == date


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [
        ("31/02/2026", "'2026-02-31' is not a date: there is no 31 February 2026"),
        ("5/28/2024", "(there is no month 28)"),
    ],
)
def test_dates_that_cannot_be_are_named(printed: str, wrong: str) -> None:
    found = facts(f"Review date: {printed}")
    assert found.next is None
    assert wrong in found.problems[0].message
    assert found.problems[0].place == "line 1"
    assert [one.text for one in found.paragraphs] == [f"Review date: {printed}"]
    assert not found.left_out


def test_only_dates_of_review_are_taken_out_of_a_line() -> None:
    found = facts("Leaflet no. A12  Issued: March 2024  Review date: March 2027")
    assert str(found.next) == "2027-03"
    assert [one.text for one in found.paragraphs] == ["Leaflet no. A12 Issued: March 2024"]
    assert [(one.text, one.why) for one in found.left_out] == [
        ("Review date: March 2027", "it became a date under `review`")
    ]
    assert found.hints == ("old code: A12",)


def test_a_time_from_another_date() -> None:
    found = facts("Published: June 2023, for review in 2 years", "Produced by: Radiology")
    assert str(found.next) == "2025-06"
    assert found.hints == ("produced by: Radiology",)
    assert facts("Page last reviewed: 3 May 2024", "review_in: 18 months").next is not None
    assert facts("Review period: 2 years").problems[0].message == (
        "'Review period: 2 years' does not say from when"
    )


def test_the_next_review_is_not_before_the_last() -> None:
    found = facts("Last reviewed: May 2024", "Next review: May 2022")
    assert (found.last, found.next) == (None, None)
    assert [one.message for one in found.problems] == [
        "the next review (May 2022) is before the last (May 2024)"
    ]
    assert len(found.paragraphs) == 2


def test_two_dates_for_the_same_are_named() -> None:
    found = facts("Review date: May 2024", "Review date: May 2026")
    assert str(found.next) == "2024-05"
    assert found.problems[0].message == (
        "'Review date: May 2026': another date stands before it (2024-05)"
    )
    assert [one.text for one in found.paragraphs] == ["Review date: May 2026"]


@pytest.mark.parametrize(
    "sentence",
    [
        "This leaflet was produced by nurses in 2019 with patients.",
        "Your care will be reviewed in 2 weeks.",
        "Review in 3 months with your own doctor",
        "We review your medicine every year until 2027.",
        "The hospital opened in March 2019.",
    ],
)
def test_sentences_are_no_lines_of_dates(sentence: str) -> None:
    found = facts(sentence)
    assert (found.last, found.next, found.problems) == (None, None, ())
    assert [one.text for one in found.paragraphs] == [sentence]


def test_a_label_and_its_date_may_stand_in_two_lines() -> None:
    assert str(facts("Review date:", "March 2027").next) == "2027-03"


def test_lines_at_the_end_of_the_text_count_as_those_of_a_footer() -> None:
    found = facts("You can go home.", "Version: 2", "Issued: May 2024")
    assert [(one.text, one.margin) for one in found.paragraphs] == [
        ("You can go home.", False),
        ("Version: 2", True),
        ("Issued: May 2024", True),
    ]
