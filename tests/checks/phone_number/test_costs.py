"""What a call costs, and what the leaflet says of it."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Severity
from tests.checks.phone_number.sentences import DIRECTORY, POLICY, rules, say
from tests.example_repository import Repository

CLINIC = "020 7946 0123"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Call the Clinic free on {CLINIC}.",
        f"Call the Clinic for free on {CLINIC}.",
        f"Call the Clinic free of charge on {CLINIC}.",
        f"Freephone {CLINIC}.",
        f"Call us free, day or night, on {CLINIC}.",
        f"Call us free from any phone on {CLINIC}.",
        f"Our free helpline is on {CLINIC}.",
        f"Our free 24-hour advice line: {CLINIC}.",
        f"Calls are free on {CLINIC}.",
        f"Call us at no cost on {CLINIC}.",
        f"It is free to call on {CLINIC}.",
        f"Call {CLINIC} (free).",
        f"Call {CLINIC} (freephone).",
        f"Call {CLINIC}, free of charge.",
        f"Call {CLINIC}, which is free.",
        f"The number is {CLINIC}, and calls are free.",
        f"Call {CLINIC} – calls are free.",
        f"Call {CLINIC}. Calls are free.",
        f"Call {CLINIC}. It is free to call from mobiles.",
        f"Call {CLINIC}. Calls to this number are free.",
        f"Call {CLINIC} free from any phone.",
    ],
)
def test_a_call_that_is_said_to_be_free_and_is_not(repository: Repository, sentence: str) -> None:
    (finding,) = say(repository, sentence)
    assert (finding.rule, finding.severity) == ("not-free", Severity.ERROR)
    assert finding.message == f"{CLINIC} (Clinic) is said to be free, but calls cost money"
    assert (
        finding.help == "Take 'free' out; or, if calls are free, correct `cost` in the directory."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        f"Feel free to call the Clinic on {CLINIC}.",
        f"Please feel free to call: {CLINIC}.",
        f"When you are free, call {CLINIC}.",
        f"If you are free to call, {CLINIC} is open.",
        f"Parking is free. Call the Clinic on {CLINIC}.",
        f"For free advice, call {CLINIC}.",
        f"For free advice: {CLINIC}.",
        f"For free, confidential support call {CLINIC}.",
        f"Join our smoke-free group: {CLINIC}.",
        f"Calls are not free on {CLINIC}.",
        f"Calls aren't free: {CLINIC}.",
        f"Call {CLINIC}. Free parking is on the left.",
        f"Call {CLINIC} (not free).",
        f"Call {CLINIC}, which may not be free.",
        f"Call {CLINIC}, free parking, no booking.",
        f"Call {CLINIC} for free advice.",
        f"Helpline free on 0808 800 6000 or {CLINIC}.",
        "Call the Helpline free on 0808 800 6000. Calls are free.",
        "Call 999 free. Call Samaritans free on 116 123.",
    ],
)
def test_other_things_may_be_free(repository: Repository, sentence: str) -> None:
    assert say(repository, sentence) == []


def test_a_number_beside_another_services_name_gives_one_finding(repository: Repository) -> None:
    assert rules(say(repository, f"Call our helpline free on {CLINIC}.")) == ["other-service"]


def test_a_dear_number_stays_dear_in_the_directory_and_policy_may_allow_it(
    repository: Repository,
) -> None:
    repository.change(CLINIC, "0909 879 0123", DIRECTORY)
    repository.change("cost: standard", "cost: other", DIRECTORY)
    sentence = "Call the Clinic on 0909 879 0123."
    finding = next(finding for finding in say(repository, sentence) if finding.leaflet)
    assert (finding.rule, finding.severity) == ("dear", Severity.ERROR)
    assert (
        finding.message == "a call to 0909 879 0123 costs more than one to an 01, 02 or 03 number"
    )
    assert finding.help == "Give a number that begins with 01, 02, 03 or 080, or an e-mail address."
    policy = repository.read(POLICY)
    repository.write(POLICY, policy + "forbidden_costs: [international]\n")
    finding = next(finding for finding in repository.findings("phone-number") if finding.leaflet)
    assert (finding.rule, finding.severity) == ("cost-unsaid", Severity.WARNING)
    assert finding.message == "nothing says what a call to 0909 879 0123 (Clinic) costs"
    assert finding.help == "Say it beside the number."
    repository.change(
        sentence, f"{sentence} Calls cost 40p a minute.", "content/leaflets/having-a-scan.yaml"
    )
    assert repository.findings("phone-number") == []


def test_policy_may_want_it_said_that_calls_are_free(repository: Repository) -> None:
    repository.write(POLICY, repository.read(POLICY) + "costs_to_say: [free]\n")
    assert say(repository, "Call 999.") == []
    repository.change(
        "call our helpline free on", "call our helpline on", "content/leaflets/having-a-scan.yaml"
    )
    finding = repository.finding("phone-number")
    assert finding.help == "Say it beside the number: calls are free."


def test_a_number_whose_cost_nobody_knows_is_not_judged(repository: Repository) -> None:
    repository.change(f'phone: "{CLINIC}"\n    cost: standard', 'text_number: "85258"', DIRECTORY)
    assert say(repository, "Text HELP to 85258 for free.") == []
