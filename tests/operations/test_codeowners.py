"""CODEOWNERS: everybody in their role, and nobody who has left."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import People
from leaflint.core.errors import UsageError
from leaflint.operations.codeowners import HEADING, codeowners

TODAY = date(2026, 6, 15)


def people(**leaves: str) -> People:
    """Make four people; the keywords say when somebody leaves."""
    known = [
        ("writers", "editor", "example/writers"),
        ("ada", "clinical-reviewer", "ada-r"),
        ("mary", "clinical-reviewer", "mary-r"),
        ("grace", "governance", "grace-l"),
        ("nobody", "editor", None),
    ]
    return People.model_validate(
        {
            "people": [
                {"id": id_, "name": id_, "role": role, "github": github, "leaves": leaves.get(id_)}
                for id_, role, github in known
            ]
        }
    )


def policy(owner: str) -> Policy:
    return Policy.model_validate(
        {"owner": owner, "reason": "r", "source": "s", "next_review": "2030"}
    )


def test_the_whole_file() -> None:
    text = codeowners(
        people(), {"schema": policy("grace"), "phone-number": policy("writers")}, "", TODAY
    )
    assert text == HEADING + (
        "/content/                 @example/writers\n"
        "/content/sign-offs/       @ada-r @mary-r\n"
        "/content/people.yaml      @grace-l\n"
        "/checks/                  @grace-l\n"
        "/baseline/                @grace-l\n"
        "/.github/                 @grace-l\n"
        "/checks/phone-number.yaml @grace-l @example/writers\n"
    )


@pytest.mark.parametrize(
    ("leaves", "owners"), [("2026-06-15", "@ada-r @mary-r"), ("2026-06-14", "@mary-r")]
)
def test_whoever_has_left_owns_nothing_from_the_next_day_on(leaves: str, owners: str) -> None:
    text = codeowners(people(ada=leaves), {}, "", TODAY)
    assert f"/content/sign-offs/  {owners}\n" in text


def test_a_policy_whose_owner_has_left_or_is_broken_stays_with_governance() -> None:
    text = codeowners(people(mary="2020"), {"schema": policy("mary"), "other": None}, "", TODAY)
    assert "/checks/schema.yaml" not in text
    assert "/checks/other.yaml" not in text


def test_a_folder_of_a_larger_repository_is_named() -> None:
    text = codeowners(people(), {"schema": policy("writers")}, "leaflets/", TODAY)
    paths = [line.split()[0] for line in text.splitlines() if not line.startswith("#")]
    assert paths == [
        "/leaflets/content/", "/leaflets/content/sign-offs/", "/leaflets/content/people.yaml",
        "/leaflets/checks/", "/leaflets/baseline/", "/.github/", "/leaflets/checks/schema.yaml",
    ]  # fmt: skip


def test_a_part_without_owner_is_an_error() -> None:
    with pytest.raises(UsageError) as caught:
        codeowners(people(ada="2020", mary="2021"), {}, "", TODAY)
    assert str(caught.value) == (
        "content/sign-offs/ would have no owner: content/people.yaml has no clinical-reviewer with "
        "a `github` name who is still here"
    )
