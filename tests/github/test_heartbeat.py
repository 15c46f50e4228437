"""The digest issue, and how old the last sync may be."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.github.heartbeat import check_heartbeat, digest_body, find_digests, last_sync
from leaflint.github.models import Issue
from tests.review_lists import TODAY, entry, review_list


def _issue(number: int, body: str, **more: object) -> Issue:
    fields = {"number": number, "title": "x", "state": "open", "labels": [], "body": body}
    return Issue.model_validate({**fields, "user": {"type": "Bot"}, **more})


@pytest.mark.parametrize(
    ("last", "alive", "said"),
    [
        (date(2026, 11, 22), True, "the review sweep last ran on 22 November 2026"),
        (date(2026, 11, 12), True, "the review sweep last ran on 12 November 2026"),
        (date(2026, 11, 11), False, "the review sweep last ran on 11 November 2026, 11 days ago: more than 10, so nobody is told in time"),
        (date(2026, 11, 23), False, "the review sweep last ran on 23 November 2026, which is after today (22 November 2026)"),
        (None, False, "the review sweep has never run to its end: nobody is told what is overdue"),
    ],
)  # fmt: skip
def test_an_alarm_that_has_not_rung_for_too_long_is_broken(
    last: date | None, alive: bool, said: str
) -> None:
    assert check_heartbeat(last, TODAY, 10) == (alive, said)


@pytest.mark.parametrize("last", [date(2026, 11, 22), None])
def test_the_date_is_read_back_from_the_digest(last: date | None) -> None:
    assert last_sync(_issue(1, digest_body(review_list(), last, (), 0))) == last


def test_a_text_without_the_date_has_none() -> None:
    assert last_sync(_issue(1, "something")) is None
    assert last_sync(None) is None


def test_the_digest_says_what_was_not_handled_and_what_is_left() -> None:
    body = digest_body(review_list(entry("old", "2018")), date(2026, 11, 15), ["b", "a"], 7)
    assert body.startswith(
        """\
<!-- leaflint-sweep last=2026-11-15 -->

The review sweep last ran to its end: **on 15 November 2026**.

The newest sweep was cut short. Not handled: a, b.

Late leaflets without an open issue, left for the next sweeps: 7.

**1 leaflet on 22 November 2026: 1 long overdue.**
"""
    )


def test_the_oldest_of_ours_is_the_digest() -> None:
    body = digest_body(review_list(), None, (), 0)
    issues = [
        _issue(4, body),
        _issue(3, body),
        _issue(2, body, user={"type": "User"}),
        _issue(1, body, pull_request={}),
        _issue(5, body, user=None, labels=["leaflet review"]),
    ]
    assert [issue.number for issue in find_digests(issues)] == [3, 4, 5]
