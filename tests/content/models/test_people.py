"""Who may approve a leaflet."""

from __future__ import annotations

import pytest

from leaflint.content.models.shared import Person
from tests.example_repository import TODAY


@pytest.mark.parametrize(
    ("keys", "topics", "why"),
    [
        ({}, ("scan", "treatment"), None),
        ({"approves": ["scan", "treatment"]}, ("scan", "treatment"), None),
        ({"approves": ["scan"]}, ("scan", "treatment"), "Ada may not approve the topic treatment"),
        ({"approves": ["x"]}, ("scan", "treatment"), "Ada may not approve the topic scan or treatment"),
        ({"leaves": "2026-06-15"}, ("scan",), None),
        ({"leaves": "2026-06-14"}, ("scan",), "Ada left on 14 June 2026"),
        ({"kind": "team"}, ("scan",), "Ada is a team; a sign-off names one person who answers for it"),
        ({"role": "governance"}, ("scan",), "Ada is not a clinical reviewer (`role: governance` in people.yaml)"),
    ],
)  # fmt: skip
def test_who_may_approve(keys: dict[str, object], topics: tuple[str, ...], why: str | None) -> None:
    person = Person.model_validate(
        {"id": "ada", "name": "Ada", "role": "clinical-reviewer", **keys}
    )
    assert person.why_not_approver(topics, TODAY) == why
