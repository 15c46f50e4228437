"""The directory itself."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.finding import Severity
from tests.checks.phone_number.sentences import DIRECTORY, add_to_helpline
from tests.example_repository import Repository, where

HELPLINE = '    phone: "0808 800 6000"\n    cost: free\n'


@pytest.mark.parametrize(
    ("phone", "cost", "right"),
    [
        ("0808 800 6000", "free", None),
        ("0808 800 6000", "standard", "free"),
        ("0808 800 6000", "other", "free"),
        ("01632 960 123", "standard", None),
        ("01632 960 123", "other", None),
        ("01632 960 123", "free", "standard"),
        ("0909 879 0123", "other", None),
        ("0909 879 0123", "standard", "other"),
        ("0909 879 0123", "free", "other"),
    ],
)
def test_a_cost_that_the_number_cannot_have(
    repository: Repository, phone: str, cost: str, right: str | None
) -> None:
    repository.change(HELPLINE, f'    phone: "{phone}"\n    cost: {cost}\n', DIRECTORY)
    found = [
        finding
        for finding in repository.findings("phone-number")
        if finding.rule == "directory-cost"
    ]
    assert bool(found) == (right is not None)
    for finding in found:
        assert finding.message == f"`cost` of Helpline is {cost}, but that of {phone} is {right}"
        assert finding.help == f"Write `cost: {right}`."
        assert where(finding) == f"{DIRECTORY}:5:11"


def test_a_cost_is_only_judged_of_a_number_that_has_one(repository: Repository) -> None:
    repository.change(HELPLINE, '    phone: "ask at the desk"\n    cost: free\n', DIRECTORY)
    rules = {finding.rule for finding in repository.findings("phone-number") if not finding.leaflet}
    assert "directory-cost" not in rules


@pytest.mark.parametrize(
    ("verified", "retired", "told"),
    [
        ("2026-05", "2026-05-31", False),
        ("2026-05", "2026-06-01", True),
        ("2026-05-31", "2026-05", False),
        ("2026-04", "2026-05", True),
    ],
)
def test_a_number_must_be_called_after_it_changed(
    repository: Repository, verified: str, retired: str, told: bool
) -> None:
    repository.change(
        "last_verified: 2026-05\n    verified_by",
        f"last_verified: {verified}\n    verified_by",
        DIRECTORY,
    )
    add_to_helpline(
        repository, f'retired_numbers: [{{number: "01632 960 123", retired: {retired}}}]'
    )
    findings = repository.findings("phone-number", date(2026, 6, 15))
    assert bool(findings) == told
    for finding in findings:
        assert finding.rule == "not-verified"
        assert "before its number changed (1" in finding.message


def test_an_entry_that_no_leaflet_uses(repository: Repository) -> None:
    entry = '  - id: ward\n    name: Ward\n    phone: "0800 1111"\n    last_verified: 2026-05\n  - id: old\n    name: Old\n    web: https://old.example.org\n    last_verified: 2026-05\n'
    repository.write(DIRECTORY, repository.read(DIRECTORY) + entry)
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("unused", Severity.NOTICE)
    assert finding.message == "no leaflet sends readers to Old"
    assert finding.help == "Take it out, unless a leaflet will need it soon."
    repository.change("[helpline]", "[helpline, old]")
    assert repository.findings("phone-number") == []


@pytest.mark.parametrize(
    ("number", "why"),
    [("01632 960 123", "is kept for drama"), ("0808 000 0000", "only stands in for a number")],
)
def test_a_made_up_number_in_the_directory(repository: Repository, number: str, why: str) -> None:
    add_to_helpline(repository, f'text_number: "{number}"')
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("example", Severity.ERROR)
    assert finding.message == f"`text_number` of Helpline: {number} {why}: nobody answers it"
    assert where(finding) == f"{DIRECTORY}:8:18"
