"""Times and dates: what they are plainer as."""

from __future__ import annotations

import pytest

from leaflint.checks.plain_language import check
from tests.checks.plain_language.labelled import context, leaflet, settings


def messages(text: str) -> list[str]:
    return [problem.message for problem in check(leaflet(text), settings(), context())]


@pytest.mark.parametrize(
    ("time", "plain"),
    [
        ("12pm", "midday"), ("12 p.m.", "midday"), ("12 noon", "midday"), ("12:00 midday", "midday"),
        ("12am", "midnight"), ("12 Midnight", "midnight"), ("12:00", "midday"), ("24:00", "midnight"),
        ("00:00", "midnight"), ("00:05", "12:05am"), ("07:30", "7:30am"), ("13:00", "1pm"),
        ("17:30", "5:30pm"), ("23:59", "11:59pm"), ("1800 hours", "6pm"), ("0930hrs", "9:30am"),
        ("6.00 pm", "6pm"), ("8.30am", "8:30am"), ("9.15 p.m.", "9:15pm"), ("20.15", "8:15pm"), ("14.00", "2pm"),
        ("12 - 2pm", "midday to 2pm"), ("12–4:30 pm", "midday to 4:30pm"), ("12 to 1pm", "midday to 1pm"),
        ("0830-1700", "8:30am to 5pm"), ("0900 to 1630", "9am to 4:30pm"), ("0700–1200", "7am to midday"),
    ],
)  # fmt: skip
def test_a_time_has_a_plain_form(time: str, plain: str) -> None:
    assert messages(f"Come at {time} please.") == [
        f"the time '{time}' is easy to misread; it is plainer as '{plain}'"
    ]


@pytest.mark.parametrize(
    "time", ["1pm", "12:30pm", "12:30", "11:30", "5:30pm", "9:00 a.m.", "25:10"]
)
def test_other_times_are_left_alone(time: str) -> None:
    assert messages(f"Come at {time} please.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The score was 14:12.", "We won 15:10.", "Mix it at a ratio of 20:40.", "Verse 23:15 is short.",
        "It weighs 20.15 kg.", "Stop at 20.15 mg.", "It costs £20.15.", "Stop at 15.50%.",
        "Call 0800-1111.", "Rooms 1200-1215 are upstairs.", "From 1939-1945 he was away.", "Take 6.00 ml.",
    ],
)  # fmt: skip
def test_scores_sizes_and_other_numbers_are_no_times(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("date", "readings"),
    [
        ("01/02/2026", "1 February or 2 January"),
        ("13/02/2026", "13 February"),
        ("02-13-2026", "13 February"),
        ("2/2/26", "2 February"),
        ("2026-02-01", "1 February"),
        ("1.2.26", "1 February or 2 January"),
        ("31-12-25", "31 December"),
        ("11/2025", "November 2025"),
        ("03/2026", "March 2026"),
    ],
)
def test_a_date_is_read_in_every_way(date: str, readings: str) -> None:
    assert messages(f"Come on {date} please.") == [f"the date '{date}' can be read as {readings}"]


@pytest.mark.parametrize("date", ["32/13/2026", "1/2", "13/2026", "2026-14-01", "10/12/14/16"])
def test_what_is_no_date_is_left_alone(date: str) -> None:
    assert messages(f"Come on {date} please.") == []
