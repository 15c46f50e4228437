"""The calendar, read back with the library that calendar programs use."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from leaflint.reviews.calendar import to_ics
from tests.review_lists import TODAY, entry, review_list


def _events(text: str) -> dict[str, dict[str, object]]:
    calendar = Calendar.from_ical(text)
    return {
        str(event["uid"]): {
            "start": event.decoded("dtstart"),
            "end": event.decoded("dtend"),
            "summary": str(event["summary"]),
            "description": str(event["description"]),
            "alarms": sorted(-alarm.decoded("trigger").days for alarm in event.walk("VALARM")),
        }
        for event in calendar.walk("VEVENT")
    }


def test_a_review_to_come_stands_on_its_first_day_with_the_alarms_to_come() -> None:
    made = review_list(entry("scan", "2027-03"))
    assert _events(to_ics(made)) == {
        "scan@review.leaflint": {
            "start": date(2027, 3, 1),
            "end": date(2027, 3, 2),
            "summary": "Review due: Scan",
            "description": (
                "scan: planned for March 2027, due in 3 months.\n"
                "Owner: The writers. Approver: Ada Reviewer."
            ),
            "alarms": [0, 30, 90],
        }
    }


@pytest.mark.parametrize(
    ("left", "alarms"),
    [(181, [0, 30, 90, 180]), (180, [0, 30, 90, 180]), (179, [0, 30, 90]), (29, [0])],
)
def test_an_alarm_that_is_over_is_left_out(left: int, alarms: list[int]) -> None:
    day = TODAY + timedelta(days=left)
    (event,) = _events(to_ics(review_list(entry("scan", day.isoformat())))).values()
    assert event["alarms"] == alarms


@pytest.mark.parametrize(
    ("due", "summary"),
    [
        ("2018", "Review overdue: Scan"),
        ("2026-11", "Review due: Scan"),
        (None, "No review planned: Scan"),
    ],
)
def test_what_is_late_stands_on_the_day_of_the_list(due: str | None, summary: str) -> None:
    (event,) = _events(to_ics(review_list(entry("scan", due)))).values()
    assert (event["start"], event["summary"], event["alarms"]) == (TODAY, summary, [0])


def test_the_uid_stays_when_everything_else_changes() -> None:
    before = _events(to_ics(review_list(entry("scan", "2018"))))
    after = _events(to_ics(review_list(entry("scan", "2029", title="New", owner="grace"))))
    assert list(before) == list(after) == ["scan@review.leaflint"]


def test_drafts_are_left_out_and_no_title_breaks_the_file() -> None:
    title = "A; b, c\\ \nEND:VCALENDAR\r\né " + "long " * 40
    made = review_list(
        entry("scan", "2027-03", title=title), entry("draft", "2018", published=False)
    )
    text = to_ics(made)
    (event,) = _events(text).values()
    assert str(event["summary"]).startswith("Review due: A; b, c\\")
    assert text.count("END:VCALENDAR\r\n") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert to_ics(made) == text


def test_it_says_what_a_calendar_file_must_say() -> None:
    calendar = Calendar.from_ical(to_ics(review_list(entry("scan", "2027-03"))))
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert str(calendar["prodid"]).startswith("-//Leaflint//")
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstamp").isoformat() == "2026-11-22T00:00:00+00:00"
    assert all(alarm["action"] == "DISPLAY" for alarm in event.walk("VALARM"))
