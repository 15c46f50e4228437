"""What a sync makes of leaflets and issues, without any network."""

from __future__ import annotations

from leaflint.github.issue_text import block_of, mark_done
from leaflint.github.models import Issue
from leaflint.github.sync_plan import close_duplicates, plan_sync
from leaflint.reviews.review_list import Entry
from tests.review_lists import entry, review_list

BLOB = "https://example.org/blob"


def _issue(number: int, about: Entry, **more: object) -> Issue:
    fields = {
        "number": number,
        "title": "x",
        "state": "open",
        "labels": ["leaflet review", "review: long overdue"],
        "body": block_of(about, review_list(), BLOB),
        "user": {"type": "Bot"},
    }
    return Issue.model_validate({**fields, **more})


def _kinds(issues: list[Issue], *entries: Entry) -> list[tuple[str, str, int | None]]:
    plan = plan_sync(review_list(*entries), issues, BLOB)
    return [(action.kind, action.leaflet, action.issue) for action in plan.actions]


OLD = entry("old", "2018")


def test_what_is_done_comes_first_then_updates_then_the_worst() -> None:
    issues = [_issue(1, entry("done", "2018")), _issue(2, entry("changed", "2018"))]
    late = [entry("changed", "2017"), entry("b", "2018"), entry("a", "2019")]
    assert _kinds(issues, entry("done", "2029"), *late) == [
        ("close", "done", 1),
        ("update", "changed", 2),
        ("open", "b", None),
        ("open", "a", None),
    ]


def test_an_issue_that_is_right_is_left_alone() -> None:
    assert _kinds([_issue(1, OLD)], OLD) == []
    crlf = _issue(1, OLD, body=block_of(OLD, review_list(), BLOB).replace("\n", "\r\n"))
    assert _kinds([crlf], OLD) == []


def test_a_closed_issue_of_a_late_leaflet_opens_again() -> None:
    done = mark_done(block_of(OLD, review_list(), BLOB))
    for body, said in ((done, "past its review date again"), (None, "no review is on record")):
        fields = {"state": "closed", "closed_at": "2026-11-01T00:00:00Z"}
        issue = _issue(1, OLD, **fields, **({"body": body} if body else {}))
        (action,) = plan_sync(review_list(OLD), [issue], BLOB).actions
        assert (action.kind, action.fields.get("state")) == ("reopen", "open")
        assert action.comment is not None
        assert said in action.comment.text
        assert action.comment.key == "reopened after 2026-11-01T00:00:00Z"


def test_the_oldest_issue_of_a_leaflet_stays_whatever_the_order() -> None:
    issues = [_issue(3, OLD), _issue(1, OLD), _issue(2, OLD, state="closed")]
    assert [(action.kind, action.leaflet, action.issue) for action in close_duplicates(issues)] == [
        ("close duplicate", "old", 3)
    ]
    assert _kinds(issues, OLD) == []
