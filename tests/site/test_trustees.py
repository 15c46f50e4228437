"""The page for trustees: three figures with their trends, and nobody's name."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.site.frame import Face
from leaflint.site.trustees import trustees_pages
from tests.example_repository import TODAY, Repository
from tests.site.estates import add_leaflet, estate_of, read, sign


def words(repository: Repository, today: date = TODAY, face: Face = "staff") -> str:
    (page,) = trustees_pages(estate_of(repository, today), face)
    assert page.path == "trustees.html"
    return read(page).text


@pytest.fixture
def growing(repository: Repository) -> Repository:
    """One leaflet in date and signed; from April on another that is neither."""
    repository.commit(day=date(2026, 3, 20))
    add_leaflet(repository, "late-one", ("next_review: 2028-01", "next_review: 2026-03"))
    repository.commit(day=date(2026, 4, 10))
    return repository


def test_it_says_how_things_stand_and_how_they_were(growing: Repository) -> None:
    text = words(growing)
    for said in (
        "As of 15 June 2026.",
        "In date 50 % 1 of 2 leaflets that patients read is not past the day planned for a review.",
        "Worse: down from 100 % at the end of March 2026.",
        "Approved 50 % 1 of 2 leaflets that patients read has words that a clinician approved.",
        "Time overdue 76 days Half of the overdue leaflets have been so for longer than this.",
        "Worse: up from 0 days at the end of March 2026.",
        "All of it under today's policy",
    ):
        assert said in text


def test_what_got_better_and_what_stayed_is_told_as_that(growing: Repository) -> None:
    sign(growing, "late-one", "2026-07-01")
    growing.commit(day=date(2027, 4, 1))
    text = words(growing, date(2027, 4, 15))
    assert "Better: up from 50 % at the end of April 2026." in text
    assert "The same as 50 % at the end of April 2026." in text


def test_a_share_is_rounded_down_so_that_100_means_all(repository: Repository) -> None:
    for number in range(3):
        add_leaflet(repository, f"leaflet-{number}")
    add_leaflet(repository, "late-one", ("next_review: 2028-01", "next_review: 2026-03"))
    add_leaflet(repository, "late-two", ("next_review: 2028-01", "next_review: 2026-03"))
    assert "In date 66 % 4 of 6" in words(repository)


def test_one_that_cannot_be_read_is_not_passed_over(growing: Repository) -> None:
    growing.write("content/leaflets/broken.yaml", "id: broken\ntitle: [")
    text = words(growing)
    assert "1 leaflet cannot be read, so it counts as neither in date nor approved." in text
    assert "In date 33 % 1 of 3" in text


def test_without_history_there_is_no_trend_and_it_says_so(repository: Repository) -> None:
    (page,) = trustees_pages(estate_of(repository), "staff")
    assert "No trend: history is not here." in read(page).text
    assert "svg" not in read(page).names
    assert "No leaflet is past the day planned for its review." in read(page).text


def test_without_sign_offs_nobody_knows(growing: Repository) -> None:
    growing.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nchecks: [schema, review-date]\n")
    assert "Approved not known Sign-offs are not checked here" in words(growing)


def test_without_leaflets_that_patients_read_nothing_is_claimed(repository: Repository) -> None:
    repository.change("status: published", "status: draft")
    text = words(repository)
    assert "In date not known 0 of 0 leaflets" in text


def test_it_names_nobody(growing: Repository) -> None:
    for face in ("staff", "public"):
        text = words(growing, face=face)
        for name in ("Ada", "Grace", "writers"):
            assert name not in text
