"""Near names are offered, far ones are not."""

from __future__ import annotations

from leaflint.core.suggest import did_you_mean, not_known


def test_the_nearest_name_is_offered_whatever_its_capitals() -> None:
    assert did_you_mean("Ownr", ["owner", "title"]) == "; did you mean `owner`?"
    assert did_you_mean("writers", ["The-Writers"]) == "; did you mean `The-Writers`?"


def test_nothing_is_offered_when_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["owner", "title"]) == ""
    assert did_you_mean("owner", []) == ""


def test_known_names_are_listed_when_nothing_is_near() -> None:
    assert not_known("zzz", ["title", "owner"]) == "; known: owner, title"
    assert not_known("zzz", []) == "; known: none"
    assert not_known("titel", ["title", "owner"]) == "; did you mean `title`?"
