"""The list at a terminal."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.files.tree import WorkingTree
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import Unread
from leaflint.reviews.table import print_table, to_table
from tests.example_repository import Repository
from tests.review_lists import entry, review_list


def test_the_table_is_grouped_by_owner() -> None:
    made = review_list(
        entry("old", "2018"),
        entry("draft", None, published=False),
        entry("due", "2026-11", owner="grace"),
        unread=(Unread("content/leaflets/bad.yaml", "it is broken"),),
    )
    assert [line.rstrip() for line in to_table(made).splitlines()] == [
        "The writers",
        "Leaflet  Status             Planned for  Review                         Approver",
        "old      long overdue       2018         7 years and 10 months overdue  Ada Reviewer",
        "draft    no date (a draft)  no date      no review is planned           Ada Reviewer",
        "",
        "Grace Lead",
        "Leaflet  Status  Planned for    Review   Approver",
        "due      due     November 2026  due now  Ada Reviewer",
        "",
        "The next 24 months by approver",
        "Approver      Reviews  Fullest month  If spread",
        "Ada Reviewer  2        2 in 2026-11   1 in 2026-11",
        "  old: 2026-11 → 2026-12 would spread it",
        "",
        "The dates of 1 file could not be read, so nobody knows how they stand:",
        "  content/leaflets/bad.yaml: it is broken",
        "3 leaflets on 22 November 2026: 1 due, 1 long overdue, 1 no date.",
    ]


def test_control_characters_are_spelt_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(review_list(entry("old\x1b[2J", "2018")))
    assert "\\u001b[2J" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Ada [locum]", "Ada [/b]", "Ada [bold]R[/bold]", "Ada :smile:"])
def test_names_stand_as_they_are_written(name: str) -> None:
    made = review_list(entry("old", "2018"))
    ada = made.people["ada"].model_copy(update={"name": name})
    shown = to_table(made._replace(people={**made.people, "ada": ada}))
    assert shown.count(name) == 2  # as the approver of the leaflet, and in the load by approver


def test_moves_are_listed_up_to_five() -> None:
    text = to_table(
        review_list(*(entry(f"leaflet-{number:02}", "2027-12") for number in range(13)))
    )
    assert text.count("would spread it") == 5
    assert "  and 7 more: see --format json" in text


def test_what_is_lost_with_somebody(repository: Repository) -> None:
    made = list_reviews(WorkingTree(repository.root), date(2026, 6, 15))
    assert "approver" in to_table(made.if_leaves("ada")).splitlines()[2]
    assert " the glossary: 2028 (The writers)" in to_table(made.if_leaves("writers"))
    assert "owner" in to_table(made.if_leaves("writers")).splitlines()[2]
