"""The starter policy's fever threshold: found in its own clause, and no other temperature for it."""

from __future__ import annotations

import pytest

from leaflint.checks.agreeing_facts import Settings
from leaflint.checks.agreeing_facts.shared_facts import find_values
from leaflint.files.yaml.parse import parse_bytes
from tests.checks.safety_wording.labelled import leaflet_with
from tests.example_repository import STARTER, Repository


def thresholds(text: str) -> list[str]:
    policy = STARTER / "checks/agreeing-facts.yaml"
    document, problems = parse_bytes(policy.name, policy.read_bytes())
    assert document is not None, problems
    (fact,) = (
        fact
        for fact in Settings.model_validate(document.data).facts
        if fact.id == "fever-threshold"
    )
    found = find_values(fact, leaflet_with(text).passages)
    return [block.text[value.start : value.end] for block, value in found]


@pytest.mark.parametrize(
    "text",
    [
        "Phone the ward if:\n\n- your temperature is 37.5C or more\n- you are not your usual self",
        "Phone us with a fever of 37.5C, even if you feel normal in yourself.",
        "Phone us with a fever of 37.5C even if you feel normal.",
        "Call if you do not feel your usual self, or if you have a temperature of 37.5C.",
        "You feel normal but your temperature is 37.5C: call us.",
        "Call us with a temperature of 37.5C and you are not your usual self.",
        "Signs of infection:\n\n- a temperature above 37.5C\n- your normal skin colour changes",
        "If your temperature is 37.5C, do not have a bath first: call.",
    ],
)
def test_a_threshold_is_found_beside_another_clause_or_point(text: str) -> None:
    assert thresholds(text) == ["37.5C"]


@pytest.mark.parametrize(
    "text",
    [
        "A normal temperature is 37C.",
        "Your usual temperature, 37C, may differ from that of others.",
        "Body temperature is about 37C, and a fever is higher.",
        "Your temperature is normal at 36.5C to 37.5C.",
        "Keep the pens in a fridge at a temperature of 3C to 7C.",
        "Wash flannels at 60C to stop the infection.",
        "The best temperature for a baby's bedroom is 17C to 19C.",
        "Freeze the milk at a temperature of -20C.",
        "To avoid infection, cook meat until it is 75C inside.",
        "The bath should have a temperature of 37C.",
        "Store the drops at a temperature of less than 25C.",
        "Do not freeze the drops at a temperature of minus 18C.",
        "Warm the bottle to a temperature of 37C.",
        "Your baby lies in an incubator at a temperature of 36C.",
    ],
)
def test_other_temperatures_are_none(text: str) -> None:
    assert thresholds(text) == []


def test_what_is_out_of_range_is_of_something_else(repository: Repository) -> None:
    policy = "checks/agreeing-facts.yaml"
    repository.change("    kind:", "    range: [10, 60]\n    kind:", policy)
    repository.change("about 20 minutes", "about 25 minutes, or takes 3 days")
    finding = repository.finding("agreeing-facts")
    assert '"25 minutes"' in finding.message
    assert finding.help == (
        "Ask grace, who owns the fact, which is right. If the value is of something else, say so in "
        "the policy (`not_beside`, `range`)."
    )
