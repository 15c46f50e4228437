"""Advice that defeats itself: the starter policy's clashes, and calls without a number."""

from __future__ import annotations

import pytest

from leaflint.checks.safety_wording.clashes import Clash, find_clashes
from leaflint.content.applies_to import fill_families
from leaflint.core.finding import Severity
from tests.checks.safety_wording.labelled import leaflet_with, read_settings
from tests.example_repository import Repository, seen

POLICY = "checks/safety-wording.yaml"
CALL = "call our helpline free on 0808 800 6000"
CLASH = """\
clashes:
  - id: later
    reason: It cannot wait.
    source: Our own rules.
    action: [call 999]
    beside: [within two weeks]
"""


def clashes(text: str) -> list[str]:
    passage = leaflet_with(text).passages[1]
    settings = read_settings()
    return [clash.id for clash in settings.clashes for _ in find_clashes(clash, passage)]


@pytest.mark.parametrize(
    "text",
    [
        "Call 999 within two weeks.",
        "Dial 999 tomorrow if you have chest pain.",
        "You should go to A&E within a few days.",
        "If the bleeding is heavy, go to the emergency department in the morning.",
    ],
)
def test_an_emergency_does_not_wait(text: str) -> None:
    assert clashes(text) == ["emergency-later"]


@pytest.mark.parametrize(
    "text",
    [
        "Go to a pharmacist straight away if you have had a stroke.",
        "Call your GP surgery within a few days if you have chest pain and cannot breathe.",
        "If you are having a heart attack, see your GP.",
        "Ask a pharmacist if:\n\n- you have a cough\n- the bleeding will not stop",
    ],
)
def test_danger_of_life_is_no_matter_for_others(text: str) -> None:
    assert clashes(text) == ["emergency-elsewhere"]


@pytest.mark.parametrize(
    "text",
    [
        "Call 999 now if you have chest pain. Call us within two weeks for your results.",
        "Call 999 if you bleed heavily within two weeks of your operation.",
        "Go to A&E for bleeding within a few days of surgery.",
        "Call 999 for chest pain, and see your GP within two weeks for a check.",
        "Do not call 999 within two weeks: call at once.",
        "Nurses call 999 within a day about once a year.",
        "Tell your pharmacist if you have had a stroke.",
        "See your GP if you had a stroke in the past.",
        "If you cannot breathe, call 999. For a cough, see your GP.",
        "See a GP, or if you cannot breathe, call 999.",
        "Ask a pharmacist if you cannot breathe through your nose.",
        "- See your GP for a cough.\n- Say if you have had a stroke.",
        "Should I see my GP if I am having a stroke?",
    ],
)
def test_other_advice_does_not_clash(text: str) -> None:
    assert clashes(text) == []


def test_a_clash_is_an_error_on_its_words(repository: Repository) -> None:
    repository.write(POLICY, repository.read(POLICY) + CLASH)
    repository.change("You can go home when the scan is done.", "Call 999 within two weeks.")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.severity) == ("clash", Severity.ERROR)
    assert finding.message == "'call 999 within two weeks' does not fit: It cannot wait."
    assert finding.help == "Name the time and the service that do."
    assert finding.section == "The scan"
    assert seen(repository.root, finding) == "Call 999 within two weeks"
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("safety-wording") == []


def test_a_service_to_call_must_have_its_number_in_the_leaflet(repository: Repository) -> None:
    repository.write(
        POLICY, repository.read(POLICY) + "needs_number: [call our helpline, call the clinic]\n"
    )
    assert repository.findings("safety-wording") == []
    repository.change(CALL, "call our helpline")
    assert repository.findings("safety-wording") == []  # its number stands under `contacts`
    repository.change("contacts: [helpline]\n", "")
    finding = repository.finding("safety-wording")
    assert (finding.rule, finding.severity) == ("no-number", Severity.ERROR)
    assert finding.message == (
        "'call our helpline' is said, and the leaflet does not give the number"
    )
    assert finding.help == "Write the number beside it, or name the service under `contacts`."
    assert seen(repository.root, finding) == "call our helpline"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("call the clinic", True),
        ("call the clinic on 0808 800 6000", True),  # the number of another service
        ("call the clinic on 020 7946 0123", False),
        ("do not call the clinic", False),
        ("ask who calls the clinic", False),
    ],
)
def test_the_number_is_that_of_the_service(repository: Repository, said: str, found: bool) -> None:
    repository.write(POLICY, repository.read(POLICY) + "needs_number: [call the clinic]\n")
    repository.change(CALL, said)
    rules = [finding.rule for finding in repository.findings("safety-wording")]
    assert rules == (["no-number"] if found else [])


def test_a_service_that_is_not_in_the_directory_needs_some_number(repository: Repository) -> None:
    repository.write(POLICY, repository.read(POLICY) + "needs_number: [call the cancer line]\n")
    repository.change(CALL, "call the cancer line on 020 7946 0555")
    assert repository.findings("safety-wording") == []
    repository.change(" on 020 7946 0555", "")
    repository.change("contacts: [helpline]\n", "")
    assert repository.finding("safety-wording").rule == "no-number"


@pytest.mark.parametrize(
    ("families", "message"),
    [
        ("{}", "'<call> 999': no family is called 'call', or it names itself"),
        ("{call: [ring, <call>]}", "'<call> 999': no family is called 'call', or it names itself"),
    ],
)
def test_a_family_must_be_known_and_may_not_name_itself(
    repository: Repository, families: str, message: str
) -> None:
    clash = CLASH.replace("call 999", "<call> 999")
    repository.write(POLICY, f"{repository.read(POLICY)}{clash}families: {families}\n")
    (finding,) = (
        finding for finding in repository.check().findings if finding.position.file == POLICY
    )
    assert message in finding.message


def test_a_phrase_stands_for_all_of_its_family() -> None:
    values = {"id": "a", "reason": "b", "source": "c", "beside": ["d"]}
    clash = Clash.model_validate({**values, "action": ["<call> <whom>", "shout"]})
    families = {"call": ("ring", "<dial>"), "dial": ("dial",), "whom": ("us", "them")}
    filled = fill_families(clash, families)
    assert isinstance(filled, Clash)
    assert filled.action == ("ring us", "ring them", "dial us", "dial them", "shout")
