"""The policy on reviews."""

from __future__ import annotations

from datetime import date

import pytest

from tests.example_repository import Repository

POLICY = "checks/review-date.yaml"


@pytest.mark.parametrize("banner", ["Due {date}.", "Due {planned} {", "{{planned}}"])
def test_a_banner_with_another_placeholder_is_refused(repository: Repository, banner: str) -> None:
    repository.write(POLICY, f"{repository.read(POLICY)}banner: '{banner}'\n")
    (finding,) = repository.findings("schema")
    assert finding.message == "`banner` may hold {planned} and no other brackets like these"
    assert [one.check for one in repository.check().not_run] == ["review-date"]


def test_a_policy_may_word_the_banner(repository: Repository) -> None:
    repository.write(POLICY, f"{repository.read(POLICY)}banner: Due {{planned}}.\n")
    (leaflet,) = repository.check(date(2028, 2, 1)).leaflets
    assert leaflet.review is not None
    assert leaflet.review.banner == "Due January 2028."
