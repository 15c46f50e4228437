"""The Markdown digest."""

from __future__ import annotations

import re
from datetime import date

from leaflint.files.tree import WorkingTree
from leaflint.reviews.digest import LIMIT, digest
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import Unread
from leaflint.reviews.schedule import busiest
from tests.example_repository import Repository
from tests.review_lists import entry, review_list


def test_the_digest_names_what_is_asked_of_each_owner() -> None:
    made = review_list(
        entry("old", "2018"),
        entry("draft", None, published=False),
        entry("fine", "2029"),
        entry("other", "2029", owner="grace"),
        unread=(Unread("content/leaflets/bad.yaml", "it is <broken>"),),
    )
    assert (
        digest(made)
        == """\
**4 leaflets on 22 November 2026: 2 current, 1 long overdue, 1 no date.**

The dates of 1 file could not be read, so nobody knows how they stand:

- content/leaflets/bad.yaml: it is \\<broken\\>

### The writers

| Leaflet | Status | Planned for | Review | Approver |
| --- | --- | --- | --- | --- |
| Old (old) | long overdue | 2018 | 7 years and 10 months overdue | Ada Reviewer |
| Draft (draft) | no date (a draft) | no date | no review is planned | Ada Reviewer |

1 current.

### Grace Lead

1 current.

### The next 24 months by approver

| Approver | Reviews | Fullest month | If spread |
| --- | --- | --- | --- |
| Ada Reviewer | 1 | 1 in 2026-11 | 1 in 2026-11 |
"""
    )


def test_moves_are_listed_up_to_ten() -> None:
    text = digest(review_list(*(entry(f"leaflet-{number:02}", "2027-12") for number in range(13))))
    assert "| Ada Reviewer | 13 | 13 in 2027-12 | 1 in 2026-12 |" in text
    assert "To spread the load of Ada Reviewer evenly:\n\n- leaflet\\-12: 2027-12 → 2026-12" in text
    assert "- and 2 more: see `leaflint reviews --format json`" in text


def test_policies_past_due_are_listed(repository: Repository) -> None:
    text = digest(list_reviews(WorkingTree(repository.root), date(2029, 1, 1)))
    assert "### Policies past due\n\n| File | Owner | Planned for |" in text
    assert "| the glossary | The writers | 2028 |" in text


def test_what_is_lost_with_somebody_is_listed(repository: Repository) -> None:
    text = digest(list_reviews(WorkingTree(repository.root), date(2026, 6, 15)).if_leaves("ada"))
    assert text.startswith("**If Ada Reviewer leaves: 1 leaflet without owner or approver on ")
    assert "| Having a scan (having\\-a\\-scan) | current | January 2028 | due in 1 year and 6 months | approver |" in text  # fmt: skip
    text = digest(list_reviews(WorkingTree(repository.root), date(2026, 6, 15)).if_leaves("grace"))
    assert "### Policies that lose their owner" in text


def test_a_digest_too_long_for_an_issue_is_cut_and_says_so() -> None:
    made = review_list(
        *(entry(f"leaflet-{number}", "2018", title="T" * 100) for number in range(500))
    )
    text = digest(made)
    shown = text.count("long overdue |")
    assert LIMIT - 300 < len(text.encode()) < LIMIT + 300
    left = re.search(
        r"… and (\d+) more lines that do not fit here: see `leaflint reviews`\.\n$", text
    )
    assert left is not None
    assert int(left[1]) >= 500 - shown


def test_the_fullest_month_is_the_first_of_the_fullest() -> None:
    assert busiest({"2026-11": 1, "2026-12": 3, "2027-01": 3}) == "3 in 2026-12"
    assert busiest({}) == "none"


def test_nothing_to_review_is_said() -> None:
    assert digest(review_list()) == "**0 leaflets on 22 November 2026: nothing to review.**\n"
