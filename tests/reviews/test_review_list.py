"""The order of a list of reviews, its groups, and what somebody leaves behind."""

from __future__ import annotations

import pytest

from leaflint.checks.catalogue import CHECKS
from leaflint.core.errors import UsageError
from leaflint.files.tree import WorkingTree
from leaflint.reviews.listing import list_reviews
from tests.example_repository import TODAY, Repository
from tests.review_lists import entry, review_list


def test_the_worst_comes_first() -> None:
    made = review_list(
        entry("current", "2029"),
        entry("draft", "2018", published=False),
        entry("soon-b", "2027-02"),
        entry("soon-a", "2027-01"),
        entry("due", "2026-11"),
        entry("overdue", "2026-10"),
        entry("long-b", "2019"),
        entry("long-a", "2018"),
        entry("no-date", None),
    )
    assert [entry.leaflet for entry in made.entries] == [
        "no-date", "long-a", "long-b", "overdue", "due", "soon-a", "soon-b", "current", "draft",
    ]  # fmt: skip


def test_the_owner_with_the_worst_leaflet_comes_first() -> None:
    made = review_list(entry("a", "2029"), entry("b", "2018", owner="grace"), entry("c", "2019"))
    groups = [
        (owner, [leaflet.leaflet for leaflet in entries])
        for owner, entries in made.by_owner().items()
    ]
    assert groups == [("grace", ["b"]), ("writers", ["c", "a"])]


def test_who_leaves_leaves_leaflets_and_policies_behind(repository: Repository) -> None:
    made = list_reviews(WorkingTree(repository.root), TODAY)
    assert [len(made.if_leaves(person).entries) for person in ("writers", "ada", "grace")] == [
        1,
        1,
        0,
    ]
    policies = [f"the policy for {check.id}" for check in CHECKS]
    left = [file.name for file in made.if_leaves("grace").notable_files()]
    assert [name for name in left if "," not in name] == policies
    assert [name for name in left if "," in name] == [
        "the policy for safety-wording, rule 'emergency'",
        "the policy for agreeing-facts, fact 'scan-time'",
    ]
    assert [file.name for file in made.if_leaves("writers").notable_files()] == ["the glossary"]
    assert made.notable_files() == []


def test_somebody_unknown_cannot_leave() -> None:
    with pytest.raises(UsageError, match=r"no 'adda' in people.yaml; did you mean `ada`\?"):
        review_list().if_leaves("adda")


def test_people_are_named() -> None:
    made = review_list()
    names = [made.name(person) for person in ("ada", "stranger", None)]
    assert names == ["Ada Reviewer", "stranger", "nobody"]
